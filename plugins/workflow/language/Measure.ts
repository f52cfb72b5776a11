import { z } from 'zod';
import { Operand } from './Operand';
import { Text } from './Text';

/** A row counts when the value in `column` is one of these. */
export const RowTest = z.strictObject({ column: z.string().min(1), oneOf: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1) });
export type RowTest = z.infer<typeof RowTest>;

/** What a need is worked out from, in words that the reader can check: `核定床位 200 张`. */
export interface Basis {
  of: Measure;
  label: Text;
  unit: Text;
}

/** How much there is of something, as data: what a standard compares. */
export type Measure =
  | { constant: number }
  /** A number that somebody filled in or that a register holds. */
  | { amount: Operand }
  /**
   * Rows of a list that pass every test, each `once` value counted one time. Where one of the lists `listed.in` is
   * there, a row counts only when one of them has a row with the same value in the column `listed.by`.
   */
  | { heads: { of: Operand; once: string; where?: RowTest[]; listed?: { in: Operand[]; by: string } } }
  | { total: Measure[] }
  /** `rate` for each of something, rounded up; `beside` shows what another basis would ask for. */
  | { per: Basis & { rate: number; beside?: Basis } }
  /** `from`, and `add` more for each full `each` above `above`. */
  | { steps: Basis & { from: number; above: number; each: number; add: number } };

const basis = { of: z.lazy((): z.ZodType<Measure> => Measure), label: Text, unit: Text };

export const Measure: z.ZodType<Measure> = z.lazy(() =>
  z.union([
    z.strictObject({ constant: z.number() }),
    z.strictObject({ amount: Operand }),
    z.strictObject({
      heads: z.strictObject({
        of: Operand,
        once: z.string().min(1),
        where: z.array(RowTest).optional(),
        listed: z.strictObject({ in: z.array(Operand).min(1), by: z.string().min(1) }).optional(),
      }),
    }),
    z.strictObject({ total: z.array(Measure).min(1) }),
    z.strictObject({ per: z.strictObject({ ...basis, rate: z.number().positive(), beside: z.strictObject(basis).optional() }) }),
    z.strictObject({ steps: z.strictObject({ ...basis, from: z.number().nonnegative(), above: z.number().nonnegative(), each: z.number().positive(), add: z.number().positive() }) }),
  ]),
);
