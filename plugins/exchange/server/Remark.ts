import { z } from 'zod';

/** Something that is said of a line: a problem stands in the way, a note does not. Messages hold no personal numbers. */
export const Remark = z.object({
  level: z.enum(['problem', 'note']),
  /** Key of the column that it concerns; null for the whole line. */
  column: z.string().nullable(),
  code: z.string(),
  /** A sentence that says how to mend it. */
  message: z.string(),
});
export type Remark = z.infer<typeof Remark>;

export const problem = (column: string | null, code: string, message: string): Remark => ({ level: 'problem', column, code, message });
export const note = (column: string | null, code: string, message: string): Remark => ({ level: 'note', column, code, message });
