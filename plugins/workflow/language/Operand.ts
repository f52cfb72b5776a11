import { z } from 'zod';
import { Json } from './Json';

/**
 * Where a rule takes a value from. Data, so that a declaration can be stored, hashed, sent to the browser and
 * interpreted there by the same function.
 */
export type Operand =
  | { value: Json }
  /** What the registers say; the first part of the path names the group of facts to load. */
  | { fact: string }
  /** `section.field` of the application's form. */
  | { form: string }
  /** A field of the event's payload. */
  | { payload: string }
  /** A property of the application itself: state, round, number, submittedOn, `clocks.<key>` (end of a term that runs), `started.<key>` … */
  | { application: string }
  /**
   * `event.payload.field` of the last time that an event was fired on this application, or its `on` (date),
   * `actorName`, `actorId`: what was proposed is what is decided about.
   */
  | { action: string }
  | { actor: 'userId' | 'name' | 'role' }
  /** The civil date of the decision. */
  | { today: true }
  /** Length of a list (0 where there is none). */
  | { count: Operand }
  /** What a list of rows holds in one column, as a list. */
  | { column: [Operand, string] }
  /** The first of these that has a value: the register, else what was filed last year. */
  | { first: Operand[] }
  | { plus: [Operand, { days?: Operand; months?: Operand; years?: Operand }] };

export const Operand: z.ZodType<Operand> = z.lazy(() =>
  z.union([
    z.strictObject({ value: Json }),
    z.strictObject({ fact: z.string().min(1) }),
    z.strictObject({ form: z.string().min(1) }),
    z.strictObject({ payload: z.string().min(1) }),
    z.strictObject({ application: z.string().min(1) }),
    z.strictObject({ action: z.string().min(1) }),
    z.strictObject({ actor: z.enum(['userId', 'name', 'role']) }),
    z.strictObject({ today: z.literal(true) }),
    z.strictObject({ count: Operand }),
    z.strictObject({ column: z.tuple([Operand, z.string().min(1)]) }),
    z.strictObject({ first: z.array(Operand).min(1) }),
    z.strictObject({
      plus: z.tuple([
        Operand,
        z.strictObject({ days: Operand.optional(), months: Operand.optional(), years: Operand.optional() }),
      ]),
    }),
  ]),
);
