import { createHash } from 'node:crypto';

/** What the first entry of a chain names as its predecessor. */
export const GENESIS = '0'.repeat(64);

/** The hashed columns, in the order in which they are hashed, each as the text that the database has for it. */
export const HASHED_COLUMNS = [
  'chain',
  'sequence',
  'at',
  'actor_id',
  'actor_name',
  'action',
  'subject_type',
  'subject_id',
  'scope_path',
  'address',
  'outcome',
  'details',
  'previous_hash',
] as const;

export type HashedColumns = Record<(typeof HASHED_COLUMNS)[number], string | null>;

const field = (value: string | null): string => (value === null ? '-' : `${Buffer.byteLength(value, 'utf8')}:${value}`);

/**
 * The text that an entry's hash is taken over: each field with its length before it, so that no two entries share a
 * text. `medregistry_audit_text` in the database writes the same text; the two never call each other, which is what
 * makes the verification independent.
 */
export function entryText(entry: HashedColumns): string {
  return HASHED_COLUMNS.map((column) => field(entry[column])).join('');
}

/** SHA-256 of an entry's text, hexadecimal. */
export function entryHash(entry: HashedColumns): string {
  return createHash('sha256').update(entryText(entry), 'utf8').digest('hex');
}
