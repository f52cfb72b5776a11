export type ImportState = 'reading' | 'checked' | 'saving' | 'done' | 'cancelled' | 'failed' | 'undoing' | 'undone';

/** A table that is imported, as the server tells of it. */
export interface ImportRun {
  documentId: string;
  kind: string;
  state: ImportState;
  fileName: string;
  rows: number;
  /** 0 … 100 of the present state. */
  progress: number;
  counts: { create: number; update: number; same: number; matched: number; bad: number; noted: number };
  problem: string | null;
  unused: string[];
  startedBy: string;
  startedAt: string;
  endedAt: string | null;
  can: { confirm: boolean; cancel: boolean; map: boolean; undo: boolean };
}

/** One reason, and how many lines it holds for. */
export interface RemarkGroup {
  level: 'problem' | 'note';
  column: string | null;
  header: string | null;
  code: string;
  message: string;
  count: number;
  rows: number[];
}

/** One line of which something is said. */
export interface RemarkedRow {
  row: number;
  title: string | null;
  remarks: { column: string | null; code: string; message: string }[];
}

/** The columns of a foreign table, and what each column of ours is taken from now. */
export interface ColumnOffer {
  lines: { row: number; headers: { header: string; twice: boolean }[] }[];
  columns: { key: string; label: string; required: boolean; hint: string | null; header: string | null }[];
}
