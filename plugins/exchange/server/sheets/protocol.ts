import type { Book } from './Book';
import type { SheetLimits } from './SheetLimits';
import type { SheetRefusalCode } from './SheetRefusal';

/** One line of a table as it stands in the file: its number there, and its cells as text. */
export interface SheetRow {
  row: number;
  cells: string[];
}

/** Lines that belong together on their way between the processes. */
export interface SheetBatch {
  rows: SheetRow[];
  /** How much of the file has been read, 0 … 1. */
  share: number;
}

/** What the parent says: a job once, then what the job waits for. */
export type ToChild =
  | { say: 'read'; path: string; limits: SheetLimits; batch: number }
  | { say: 'write'; path: string; book: Book }
  /** The reader may go on. */
  | { say: 'next' }
  | { say: 'rows'; rows: string[][] }
  | { say: 'end' };

/** What the child says; one answer to each thing that it is told. */
export type FromChild =
  | { say: 'batch'; batch: SheetBatch }
  | { say: 'ready' }
  | { say: 'done' }
  | { say: 'refusal'; code: SheetRefusalCode }
  | { say: 'fault'; fault: string };
