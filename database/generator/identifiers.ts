import type { Random } from '../demonstration';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const CHARACTERS = `${LETTERS}0123456789`;
const LENGTH = 24;

/** A repeatable public identifier of the shape that the application gives: a letter, then letters and digits. */
export function documentIdOf(random: Random): string {
  let id = LETTERS.charAt(random.integer(0, LETTERS.length - 1));
  while (id.length < LENGTH) id += CHARACTERS.charAt(random.integer(0, CHARACTERS.length - 1));
  return id;
}

const columns = new Map<string, string>();

/** The column of a field: `scopePath` gives `scope_path`. */
export function columnOf(field: string): string {
  const known = columns.get(field);
  if (known !== undefined) return known;
  const column = field.replace(/([a-z])([A-Z]|\d+)/g, (_, before: string, after: string) => `${before}_${after.toLowerCase()}`);
  columns.set(field, column);
  return column;
}

/** A record as a row: columns for fields, and the columns that every record has. */
export function rowOf(id: number, documentId: string, fields: Record<string, unknown>, now: Date): Record<string, unknown> {
  const columns = Object.fromEntries(Object.entries(fields).map(([field, value]) => [columnOf(field), value]));
  return { id, document_id: documentId, ...columns, created_at: now, updated_at: now, published_at: now };
}
