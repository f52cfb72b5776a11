import { z } from 'zod';
import { Condition } from './Condition';
import { Operand } from './Operand';
import { Text } from './Text';

/** The kinds of value a form or a payload can hold. A new one is foundation work: renderer, check, print and example. */
export const FIELD_TYPES = [
  'text',
  'long-text',
  'integer',
  'decimal',
  'date',
  'choice',
  'choices',
  'yes-no',
  /** Rows of `columns`. */
  'table',
  /** Ticks of `items`; complete when every required item that applies is ticked. */
  'checklist',
  /** Review notes (审核意见) that the event opens: target, category, canned code, text. */
  'notes',
  /** The applicant's answer to each open note. */
  'replies',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export const Option = z.strictObject({ value: z.string(), label: Text });
export type Option = z.infer<typeof Option>;

export const ChecklistItem = z.strictObject({
  key: z.string().min(1),
  label: Text,
  /** The item applies only when this holds. */
  when: Condition.optional(),
  required: z.boolean().default(true),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

/** Limits of a value; `format` names a check that the law room supplies (身份证号, 登记号 …). */
export const Rule = z.strictObject({
  min: z.number().optional(),
  max: z.number().optional(),
  minLength: z.number().int().optional(),
  maxLength: z.number().int().optional(),
  format: z.string().optional(),
  minRows: z.number().int().optional(),
  maxRows: z.number().int().optional(),
});
export type Rule = z.infer<typeof Rule>;

export interface Field {
  key: string;
  label: Text;
  type: FieldType;
  help?: Text;
  unit?: Text;
  required?: boolean | Condition;
  /** Characters that a reader expects of a text: what stays below is said before submission and stops nothing. */
  expected?: number;
  /** Shown only when this holds; a field that is not shown is not asked for. */
  when?: Condition;
  rule?: Rule;
  options?: Option[];
  items?: ChecklistItem[];
  columns?: Field[];
  /** Where the value comes from when the form is opened first. */
  prefill?: Operand;
  /** Filled by the system only. */
  readOnly?: boolean;
  /** Ciphertext wherever it is stored (design.md §5). */
  sensitive?: boolean;
  /** Carried along for the machine (a record's id in a prefilled row): neither shown nor printed. */
  internal?: boolean;
}

export const Field: z.ZodType<Field> = z.lazy(() =>
  z.strictObject({
    key: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
    label: Text,
    type: z.enum(FIELD_TYPES),
    help: Text.optional(),
    unit: Text.optional(),
    required: z.union([z.boolean(), Condition]).optional(),
    expected: z.number().int().min(1).optional(),
    when: Condition.optional(),
    rule: Rule.optional(),
    options: z.array(Option).optional(),
    items: z.array(ChecklistItem).optional(),
    columns: z.array(Field).optional(),
    prefill: Operand.optional(),
    readOnly: z.boolean().optional(),
    sensitive: z.boolean().optional(),
    internal: z.boolean().optional(),
  }),
);
