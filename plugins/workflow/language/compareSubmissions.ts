import { canonicalJson } from './canonical';
import type { Field } from './Field';
import { fieldsOf, type Form } from './Form';
import type { Json } from './Json';
import { rowKeys, rowName, tableRows } from './noteTargets';
import type { Submission, SubmittedPage } from './Submission';

export interface ValueChange {
  /** `section.field`, or the key of a column. */
  path: string;
  from: Json;
  to: Json;
}

export interface RowChange {
  /** `section.field` of the table. */
  path: string;
  key: string;
  name: string;
  change: 'added' | 'removed' | 'changed';
  columns: ValueChange[];
}

export interface SlotChange {
  slot: string;
  before: SubmittedPage[];
  after: SubmittedPage[];
  added: string[];
  removed: string[];
  /** Pages that stayed and have been given another mark, and those whose mark was taken off. */
  marked: string[];
  unmarked: string[];
}

/** What differs between two submissions of one case. */
export interface SubmissionChanges {
  fields: ValueChange[];
  rows: RowChange[];
  slots: SlotChange[];
}

const same = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

function rowChanges(path: string, field: Field, before: Json | undefined, after: Json | undefined): RowChange[] {
  const keyed = (value: Json | undefined) => {
    const rows = tableRows(value);
    const keys = rowKeys(field, rows);
    return new Map(rows.map((row, index) => [keys[index] ?? '', row]));
  };
  const [old, fresh] = [keyed(before), keyed(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key): RowChange[] => {
    const [from, to] = [old.get(key), fresh.get(key)];
    const columns = (field.columns ?? [])
      .filter((column) => !column.internal && !same(from?.[column.key], to?.[column.key]))
      .map((column) => ({ path: column.key, from: from?.[column.key] ?? null, to: to?.[column.key] ?? null }));
    const name = rowName(field, to ?? from ?? {});
    if (!from) return [{ path, key, name, change: 'added', columns }];
    if (!to) return [{ path, key, name, change: 'removed', columns }];
    return columns.length > 0 ? [{ path, key, name, change: 'changed', columns }] : [];
  });
}

/** Old beside new (新旧对照): fields, rows of tables, pages of slots; what has stayed the same is left out. */
export function compareSubmissions(form: Form, before: Submission, after: Submission): SubmissionChanges {
  const changes: SubmissionChanges = { fields: [], rows: [], slots: [] };
  for (const { path, section, field } of fieldsOf(form)) {
    const [from, to] = [before.form[section.key]?.[field.key], after.form[section.key]?.[field.key]];
    if (field.type === 'table') changes.rows.push(...rowChanges(path, field, from, to));
    else if (!same(from, to)) changes.fields.push({ path, from: from ?? null, to: to ?? null });
  }
  for (const slot of new Set([...Object.keys(before.pages), ...Object.keys(after.pages)])) {
    const [old, fresh] = [before.pages[slot] ?? [], after.pages[slot] ?? []];
    if (same(old, fresh)) continue;
    const [had, has] = [new Map(old.map((page) => [page.id, page])), new Map(fresh.map((page) => [page.id, page]))];
    const remarked = fresh.filter(({ id, mark }) => had.has(id) && !same(had.get(id)?.mark, mark));
    changes.slots.push({
      slot, before: old, after: fresh,
      added: [...has.keys()].filter((id) => !had.has(id)),
      removed: [...had.keys()].filter((id) => !has.has(id)),
      marked: remarked.flatMap(({ id, mark }) => (mark ? [id] : [])),
      unmarked: remarked.flatMap(({ id, mark }) => (mark ? [] : [id])),
    });
  }
  return changes;
}
