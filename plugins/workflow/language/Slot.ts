import { z } from 'zod';
import { Condition } from './Condition';
import { Text } from './Text';

/** A place for one material (材料) of an application; many pages, one PDF. */
export const Slot = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  label: Text,
  /** What the campaign asks of it, shown beside the slot. */
  requirement: Text,
  /** The slot exists only when this holds. */
  when: Condition.optional(),
  required: z.union([z.boolean(), Condition]).default(true),
  seal: z.boolean().default(false),
  signature: z.boolean().default(false),
  /** Must carry 与原件一致. */
  copyMark: z.boolean().default(false),
  /** The system can print this one from the form: key of a document. */
  printable: z.string().optional(),
});
export type Slot = z.infer<typeof Slot>;
