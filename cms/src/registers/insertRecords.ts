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

/** Records of one statement. */
const BATCH = 250;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Writes many records of a register in a few statements, each with its records as one value: nothing to bind by the
 * cell. All records of a call name the same fields.
 *
 * @returns their keys, in the order of `records`
 * @throws Error for a field that the register does not have
 */
export async function insertRecords(trx: Knex.Transaction, table: RegisterTable, records: readonly NewRecord[], now: Date): Promise<Key[]> {
  const [first] = records;
  if (!first) return [];
  const fields = Object.keys(first).filter((field) => field !== 'documentId').map((field) => ({ field, column: columnOf(table, field).column }));
  const name = quoted(table.table);
  const columns = ['document_id', ...fields.map(({ column }) => column), 'created_at', 'updated_at', 'published_at'].map(quoted).join(', ');
  const at = now.toISOString();
  const keys: Key[] = [];
  for (let start = 0; start < records.length; start += BATCH) {
    const rows = records.slice(start, start + BATCH).map(({ documentId = newDocumentId(), ...values }) => ({
      document_id: documentId, ...Object.fromEntries(fields.map(({ field, column }) => [column, values[field] ?? null])), created_at: at, updated_at: at, published_at: at,
    }));
    const { rows: written } = await trx.raw<{ rows: { id: number; document_id: string }[] }>(
      `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, ?::jsonb) RETURNING id, document_id`,
      [JSON.stringify(rows)],
    );
    keys.push(...written.map(({ id, document_id: documentId }) => ({ id, documentId })));
  }
  return keys;
}
