import type { Value } from './Case';

/** What a record was in one of its versions. */
export interface RecordVersion {
  version: number;
  content: { [field: string]: Value };
  /** Null for what stood there before anybody changed it. */
  changedBy: string | null;
  changedAt: string;
}
