import { z } from 'zod';
import { Condition } from './Condition';
import { Operand } from './Operand';

/**
 * What an event does to a register, in the vocabulary of effect verbs: `set` changes fields of a record,
 * `newVersion` closes the current version and adds one, `append` adds a record, `advance` fires an event of a
 * record's own machine. cms ties verbs and records to tables.
 */
export const EFFECT_VERBS = ['set', 'newVersion', 'append', 'advance'] as const;
export type EffectVerb = (typeof EFFECT_VERBS)[number];

export const Effect = z.strictObject({
  verb: z.enum(EFFECT_VERBS),
  /** Name of the record, e.g. `permit`; cms knows which one is meant by the application's subject. */
  record: z.string().min(1),
  values: z.record(z.string(), Operand).default({}),
  when: Condition.optional(),
});
export type Effect = z.infer<typeof Effect>;
