import { z } from 'zod';
import { Condition } from './Condition';
import { Text } from './Text';

/** A kind of paper that an item of a slot may be, offered by name when the item is added. */
export const ItemKind = z.strictObject({
  value: z.string().regex(/^[a-z][a-z0-9-]*$/),
  label: Text,
  requirement: Text.optional(),
  seal: z.boolean().default(false),
});
export type ItemKind = z.infer<typeof ItemKind>;

/** A slot that a case may have several times. Each of them has a place (`other:k3f…`) with pages of its own. */
export const Repeat = z.discriminatedUnion('by', [
  /** As many items as the applicant brings, each under a title of its own. */
  z.strictObject({ by: z.literal('title'), kinds: z.array(ItemKind).default([]), most: z.number().int().min(1).max(100).default(50) }),
  /** One for each row of these tables of the form, such as evidence that belongs to a person; it exists once it is used. */
  z.strictObject({
    by: z.literal('row'),
    /** `section.field` of each table. */
    tables: z.array(z.string()).min(1),
    /** The column that tells rows apart, and those that say who is meant. */
    id: z.string(),
    name: z.string(),
    details: z.array(z.string()).default([]),
  }),
]);
export type Repeat = z.infer<typeof Repeat>;

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
  /** The lines that the system lays over a page of this slot when it is asked to (F37); holes are filled as everywhere. */
  markLines: z.array(Text).default([]),
  repeat: Repeat.optional(),
  /**
   * The office fills it, and where the case has to stand then, such as photographs of a visit. It is no part of what is
   * filed: never frozen, never compared, and an applicant does not see it.
   */
  filledBy: z.strictObject({ roles: z.array(z.string()).min(1), states: z.array(z.string()).min(1) }).optional(),
  /** The system can print this one from the form: key of a document. */
  printable: z.string().optional(),
});
export type Slot = z.infer<typeof Slot>;

/** The keys of slots that the office fills. */
export const officeSlots = (materials: readonly Pick<Slot, 'key' | 'filledBy'>[]): Set<string> => new Set(materials.flatMap(({ key, filledBy }) => (filledBy ? [key] : [])));
