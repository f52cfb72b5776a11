import { z } from 'zod';
import { Remark } from './Remark';

/** What an import has come to: read and checked, then, when somebody says so, saved; and perhaps taken back. */
export const ImportState = z.enum(['reading', 'checked', 'saving', 'done', 'cancelled', 'failed', 'undoing', 'undone']);
export type ImportState = z.infer<typeof ImportState>;

export const ImportCounts = z.object({
  create: z.number().int(),
  update: z.number().int(),
  same: z.number().int(),
  matched: z.number().int(),
  bad: z.number().int(),
  /** Lines of which something is said that stands in nothing's way. */
  noted: z.number().int(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

export const NO_COUNTS: ImportCounts = { create: 0, update: 0, same: 0, matched: 0, bad: 0, noted: 0 };

/** An import as a screen shows it while it runs and after. */
export const ImportRun = z.object({
  documentId: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  subjectId: z.string(),
  state: ImportState,
  fileName: z.string(),
  /** Lines dealt with in the present state. */
  rows: z.number().int(),
  /** 0 … 100 of the present state. */
  progress: z.number().int(),
  counts: ImportCounts,
  /** Why it failed, or why nothing was saved; a sentence that says what to do. */
  problem: z.string().nullable(),
  /** Headers of the file that the import does not know. */
  unused: z.array(z.string()),
  startedBy: z.string(),
  startedAt: z.string(),
  checkedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  can: z.object({ confirm: z.boolean(), cancel: z.boolean(), map: z.boolean(), undo: z.boolean() }),
});
export type ImportRun = z.infer<typeof ImportRun>;

/** One reason, and the lines that it holds for. */
export const RemarkGroup = Remark.extend({ header: z.string().nullable(), count: z.number().int(), rows: z.array(z.number().int()) });
export type RemarkGroup = z.infer<typeof RemarkGroup>;

/** One line of which something is said. */
export const RemarkedRow = z.object({ row: z.number().int(), title: z.string().nullable(), remarks: z.array(Remark.extend({ header: z.string().nullable() })) });
export type RemarkedRow = z.infer<typeof RemarkedRow>;

/** The columns of a foreign table, for a person to say what they mean. */
export const ColumnOffer = z.object({
  /** Lines that may be the header, the likeliest first. */
  lines: z.array(z.object({ row: z.number().int(), headers: z.array(z.object({ header: z.string(), twice: z.boolean() })) })),
  /** Columns of the import, with the header of the first line that is taken for each now. */
  columns: z.array(z.object({ key: z.string(), label: z.string(), required: z.boolean(), hint: z.string().nullable(), header: z.string().nullable() })),
});
export type ColumnOffer = z.infer<typeof ColumnOffer>;
