/** Where records lie: what they belong to, and who may see them. */
export interface Place {
  /** Public id of what the records belong to. */
  id: string;
  /** Its numeric key, for whoever writes them. */
  key: number;
  label: string;
  scopePath: string;
}
