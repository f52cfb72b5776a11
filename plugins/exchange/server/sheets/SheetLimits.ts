/** Bounds of one file that is read. */
export interface SheetLimits {
  /** Bytes of the file as uploaded. */
  fileBytes: number;
  /** Bytes that one part of a workbook may unfold to. */
  entryBytes: number;
  entries: number;
  rows: number;
  columns: number;
  /** Characters of one cell; what a spreadsheet allows. */
  cell: number;
}

/** 100,000 rows of 20 columns unfold to some 100 MB; ten times the usual is refused before a byte of it is read. */
export const SHEET_LIMITS: SheetLimits = {
  fileBytes: 50 * 1024 * 1024,
  entryBytes: 256 * 1024 * 1024,
  entries: 2000,
  rows: 200_000,
  columns: 200,
  cell: 32_767,
};
