import { z } from 'zod';
import { Condition } from './Condition';
import { Operand } from './Operand';
import { Text } from './Text';

/** Every block may depend on a condition. */
const when = { when: Condition.optional() };

/**
 * Blocks of a printed document, still with holes: `{institution.name}` takes a fact, `{form:profile.name}` a
 * form field, `{application:number}` a property of the application. Filled in, they are a Printout.
 */
export const PrintedBlock = z.discriminatedUnion('block', [
  z.strictObject({ ...when, block: z.literal('paragraph'), text: Text, align: z.enum(['left', 'center', 'right']).default('left'), indent: z.boolean().default(true), bold: z.boolean().default(false) }),
  z.strictObject({ ...when, block: z.literal('fields'), rows: z.array(z.strictObject({ ...when, label: Text, value: Text })), columns: z.union([z.literal(1), z.literal(2)]).default(1) }),
  /** A section of the form: its fields as label and value, its tables as tables. */
  z.strictObject({ ...when, block: z.literal('section'), section: z.string(), page: z.string().optional() }),
  /** Rows of a list, a form's table included; `numbered` puts 序号 in front. */
  z.strictObject({ ...when, block: z.literal('table'), label: Text.optional(), rows: Operand, numbered: z.boolean().default(false), columns: z.array(z.strictObject({ key: z.string(), label: Text, share: z.number().default(1) })) }),
  /** The slots of the case with the pages in each. */
  z.strictObject({ ...when, block: z.literal('materials') }),
  z.strictObject({ ...when, block: z.literal('boxes'), label: Text, value: Text, count: z.number().int() }),
  /** A standard held against the case, line by line, with its version and its official page. */
  z.strictObject({ ...when, block: z.literal('assessment'), against: Operand }),
  /** The checklist field of an event, to be ticked by hand. */
  z.strictObject({ ...when, block: z.literal('checklist'), event: z.string(), field: z.string() }),
  z.strictObject({ ...when, block: z.literal('signature'), label: Text, dated: z.boolean().default(true) }),
  z.strictObject({ ...when, block: z.literal('seal'), label: Text }),
  z.strictObject({ ...when, block: z.literal('code') }),
  z.strictObject({ ...when, block: z.literal('page-break'), page: z.string().optional() }),
]);
export type PrintedBlock = z.infer<typeof PrintedBlock>;

/** A document (文书) of the procedure. */
export const Printed = z.strictObject({
  label: Text,
  /** The title on the paper, which may differ from the button (domain.md §0.4). */
  title: Text,
  /** Two or three letters in its number. */
  prefix: z.string().regex(/^[A-Z]{2,4}$/),
  /**
   * `issued`: made by an event (`documents` of the event), numbered, stored at its first print, same bytes ever
   * after. `draft`: printed from what is saved now, without number or code.
   */
  kind: z.enum(['issued', 'draft']),
  page: z.string().optional(),
  /** Roles that may print it. */
  roles: z.array(z.string()).min(1),
  blocks: z.array(PrintedBlock).min(1),
});
export type Printed = z.infer<typeof Printed>;
