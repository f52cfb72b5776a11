import { z } from 'zod';
import { Condition } from './Condition';
import { Field } from './Field';
import type { Json } from './Json';
import { Operand } from './Operand';
import { remembered } from './remembered';
import { Text } from './Text';

export const Section = z.strictObject({
  key: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  label: Text,
  /** The label that the printed page carries, e.g. 附表14-2. */
  page: z.string().optional(),
  help: Text.optional(),
  when: Condition.optional(),
  fields: z.array(Field),
});
export type Section = z.infer<typeof Section>;

export const Form = z.strictObject({
  sections: z.array(Section),
  /** What was filed before (上年填报): its values and the year that they are of, shown beside what is filled in now. */
  earlier: z.strictObject({ form: Operand, label: Operand }).optional(),
});
export type Form = z.infer<typeof Form>;

/** What an applicant filled in: `data[section][field]`. */
export type FormData = { [section: string]: { [field: string]: Json } };

/** Every field of a form with its path `section.field`. */
export const fieldsOf = remembered((form: Form): readonly { path: string; section: Section; field: Field }[] =>
  form.sections.flatMap((section) => section.fields.map((field) => ({ path: `${section.key}.${field.key}`, section, field }))));

/** Paths of sensitive values, with `*` for the rows of a table: what the cipher seals before anything is stored. */
export const sensitivePaths = remembered((form: Form): readonly string[] => fieldsOf(form).flatMap(({ path, field }) => sensitiveFieldPaths(field, path)));

/** The same for one field, below `path`. */
export function sensitiveFieldPaths(field: Field, path: string): string[] {
  if (field.sensitive) return [path];
  return (field.columns ?? []).flatMap((column) => sensitiveFieldPaths(column, `${path}.*.${column.key}`));
}
