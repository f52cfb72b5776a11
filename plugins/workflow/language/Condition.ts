import { z } from 'zod';
import { Operand } from './Operand';

/** A condition as data; `evaluate.ts` interprets it. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { is: [Operand, Operand] }
  | { before: [Operand, Operand] }
  | { atMost: [Operand, Operand] }
  /** The first is an element of the second, a list. */
  | { within: [Operand, Operand] }
  /** Two lists have an element in common. */
  | { overlaps: [Operand, Operand] }
  /** Not null, not '', not an empty list. */
  | { filled: Operand }
  /** The person who acts now has fired one of these events on this application: for the separation of duties. */
  | { actorFired: string[] }
  /** The person who acts now was the last to fire this event. */
  | { actorFiredLast: string }
  /** The flag is set on this application. */
  | { flagged: string };

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition) }),
    z.strictObject({ any: z.array(Condition) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ is: z.tuple([Operand, Operand]) }),
    z.strictObject({ before: z.tuple([Operand, Operand]) }),
    z.strictObject({ atMost: z.tuple([Operand, Operand]) }),
    z.strictObject({ within: z.tuple([Operand, Operand]) }),
    z.strictObject({ overlaps: z.tuple([Operand, Operand]) }),
    z.strictObject({ filled: Operand }),
    z.strictObject({ actorFired: z.array(z.string()) }),
    z.strictObject({ actorFiredLast: z.string() }),
    z.strictObject({ flagged: z.string() }),
  ]),
);
