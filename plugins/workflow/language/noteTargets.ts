import type { Field } from './Field';
import { fieldsOf, type Form, type FormData } from './Form';
import type { Json } from './Json';
import type { Submission } from './Submission';

type Row = { [column: string]: Json };

const isRow = (value: Json): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
export const tableRows = (value: Json | undefined): Row[] => (Array.isArray(value) ? value.filter(isRow) : []);

/** What tells a row from others: the register's key where the table carries one, else its first words. */
function rowKey(columns: Field[], row: Row): string {
  const open = columns.filter(({ sensitive }) => !sensitive);
  const kept = [...open.filter(({ internal }) => internal), ...open.filter(({ internal, type }) => !internal && type === 'text')];
  const named = kept.map(({ key }) => row[key]).find((value) => typeof value === 'string' && value !== '');
  return String(named ?? 'row').replaceAll('.', '·');
}

/** A key for each row of a table that stays the same from round to round; rows that look alike are numbered. */
export function rowKeys(field: Field, rows: Row[]): string[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const key = rowKey(field.columns ?? [], row);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}~${times}`;
  });
}

/** The words by which people know a row: the first text column that is shown. */
export function rowName(field: Field, row: Row): string {
  const column = (field.columns ?? []).find(({ type, internal, sensitive }) => type === 'text' && !internal && !sensitive);
  return column ? String(row[column.key] ?? '') : '';
}

export interface RowPlace {
  /** `section.field` of the table. */
  path: string;
  field: Field;
  row: Row;
}

/** The row that a target names: by table and key, or by the register's key alone (`person.<id>`). */
export function rowAt(target: string, form: Form, data: FormData): RowPlace | undefined {
  const [kind = '', first = '', second = '', ...rest] = target.split('.');
  const key = kind === 'person' ? first : rest.join('.');
  if (kind !== 'person' && (kind !== 'form' || key === '')) return undefined;
  for (const { path, field } of fieldsOf(form)) {
    if (field.type !== 'table' || (kind === 'form' && path !== `${first}.${second}`)) continue;
    const [section = '', name = ''] = path.split('.');
    const rows = tableRows(data[section]?.[name]);
    const index = rowKeys(field, rows).indexOf(key);
    const row = rows[index];
    if (row) return { path, field, row };
  }
  return undefined;
}

/** What stands at a target; undefined where a note is about the whole or the place is not there. */
export function contentAt(target: string, form: Form, { form: data, pages }: Submission): unknown {
  const [kind = '', first = '', second = '', third] = target.split('.');
  if (kind === 'materials') {
    const slot = pages[first] ?? [];
    return second === '' ? slot : slot.find(({ id }) => id === second);
  }
  if (kind === 'person' || (kind === 'form' && third !== undefined)) return rowAt(target, form, data)?.row;
  if (kind !== 'form') return undefined;
  return second === '' ? data[first] : (data[first]?.[second] ?? null);
}

/** Whether one of two targets lies within the other. */
export const overlap = (a: string, b: string): boolean => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
