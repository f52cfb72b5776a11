import type { Knex } from 'knex';
import { newDocumentId } from './newDocumentId';
import { columnOf, type RegisterTable } from './RegisterTable';

/** A record by the names of its fields; relations by numeric key. */
export interface NewRecord {
  documentId?: string;
  [field: string]: unknown;
}

/** What a record that was just written is known by. */
export interface Key {
  id: number;
  documentId: string;
}

/** Rows of one statement; well below PostgreSQL's 65,535 parameters with the widest register. */
const BATCH = 400;

const stored = (value: unknown): unknown => (value !== null && typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : (value ?? null));

/**
 * Writes many records of a register in a few statements. All records of a call name the same fields.
 *
 * @returns their keys, in the order of `records`
 * @throws Error for a field that the register does not have
 */
export async function insertRecords(trx: Knex.Transaction, table: RegisterTable, records: readonly NewRecord[], now: Date): Promise<Key[]> {
  const rows = records.map(({ documentId = newDocumentId(), ...fields }) => ({
    document_id: documentId,
    ...Object.fromEntries(Object.entries(fields).map(([field, value]) => [columnOf(table, field).column, stored(value)])),
    created_at: now,
    updated_at: now,
    published_at: now,
  }));
  const keys: Key[] = [];
  for (let start = 0; start < rows.length; start += BATCH) {
    const written = (await trx(table.table).insert(rows.slice(start, start + BATCH)).returning(['id', 'document_id'])) as { id: number; document_id: string }[];
    keys.push(...written.map(({ id, document_id: documentId }) => ({ id, documentId })));
  }
  return keys;
}
