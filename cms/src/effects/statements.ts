import type { Json } from '@medregistry/language';
import { sourceBindings } from '../subjects';
import { columnOf, type RegisterTable } from '../registers/RegisterTable';
import type { EffectCall } from './EffectVerb';
import type { RegisterRecord } from './registerRecords';

/** Where the placeholders of values start, so that no field collides with a statement's own bindings. */
const PREFIX = 'value_';

/** A value as the driver stores it: lists and objects as JSON, everything else as it is. */
const stored = (value: Json): string | number | boolean | null =>
  value !== null && typeof value === 'object' ? JSON.stringify(value) : value;

/** One written column: its quoted name and the SQL of its value. */
export interface Assignment {
  column: string;
  sql: string;
}

export const quoted = (column: string): string => `"${column}"`;

/** Finds the table of a content type by its uid. */
export type TableOf = (uid: string) => RegisterTable;

/**
 * The columns that an effect writes; names are checked against the register's schema. A relation is given by
 * documentId and stored by key.
 *
 * @throws Error for a field that the register does not have
 */
export function assignments(table: RegisterTable, values: EffectCall['values'], tableOf: TableOf): Assignment[] {
  return Object.keys(values).map((field) => {
    const { column, target } = columnOf(table, field);
    const placeholder = `:${PREFIX}${field}`;
    const sql = target === null ? placeholder : `(SELECT id FROM ${quoted(tableOf(target).table)} WHERE document_id = ${placeholder})`;
    return { column: quoted(column), sql };
  });
}

/** Columns that follow from the fields that an effect names, e.g. the place in the tree from the institution. */
export const followers = (values: EffectCall['values'], follows: RegisterRecord['follows'] = {}): Assignment[] =>
  Object.keys(values).flatMap((field) => Object.entries(follows[field] ?? {}).map(([column, sql]) => ({ column: quoted(column), sql })));

/** The bindings that every effect statement may use, and those of its values. */
export function effectBindings({ target, actor, values }: EffectCall): Record<string, string | number | boolean | null> {
  return {
    ...sourceBindings(target),
    now: target.now.toISOString(),
    actorName: actor.name,
    ...Object.fromEntries(Object.entries(values).map(([field, value]) => [`${PREFIX}${field}`, stored(value)])),
  };
}
