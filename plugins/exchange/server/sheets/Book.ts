/** A column of a table that is written. */
export interface BookColumn {
  header: string;
  /** In characters. */
  width: number;
  /** What may be written into it: offered as a list by the spreadsheet. */
  options?: readonly string[];
  /** Shown when the cell of the header is pointed at. */
  hint?: string;
}

/** Everything of a workbook but its rows. All cells are text, so that long numbers keep their digits. */
export interface Book {
  sheet: string;
  /** Lines above the header: what this is, and who made it when and why. */
  preface: string[];
  /** Who takes it out, and when: at the head of every printed page. */
  watermark?: string;
  columns: BookColumn[];
  /** Stand in the file's own properties. */
  properties: { title: string; creator: string; subject?: string; created: string };
}
