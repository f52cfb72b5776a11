import type { Knex } from 'knex';
import { newDocumentId } from './newDocumentId';
import { columnOf, quoted, type RegisterTable } from './RegisterTable';

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
const BATCH = 1000;

/** Types of a table's columns as the database names them. */
async function typesOf(trx: Knex.Transaction, table: string): Promise<Map<string, string>> {
  const { rows } = await trx.raw<{ rows: { name: string; type: string }[] }>(
    'SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped',
    [quoted(table)],
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
}

const isJson = (type: string): boolean => type === 'json' || type === 'jsonb';

function bound(value: unknown, type: string): unknown {
  if (value === null || value === undefined) return null;
  return isJson(type) ? JSON.stringify(value) : value;
}

/**
 * Writes many records of a register in a few statements, each column as one array: as quick as COPY, and unlike it
 * allowed where statements travel together. All records of a call name the same fields.
 *
 * @returns their keys, in the order of `records`
 * @throws Error for a field that the register does not have
 */
export async function insertRecords(trx: Knex.Transaction, table: RegisterTable, records: readonly NewRecord[], now: Date): Promise<Key[]> {
  const [first] = records;
  if (!first) return [];
  const at = now.toISOString();
  const own = Object.keys(first).filter((field) => field !== 'documentId').map((field) => ({ column: columnOf(table, field).column, valueOf: (record: NewRecord) => record[field] }));
  const documentIds = records.map(({ documentId = newDocumentId() }) => documentId);
  const types = await typesOf(trx, table.table);
  const columns = [...own, ...['created_at', 'updated_at', 'published_at'].map((column) => ({ column, valueOf: () => at }))].map((column) => ({ ...column, type: types.get(column.column) ?? 'text' }));
  const names = ['document_id', ...columns.map(({ column }) => column)].map(quoted).join(', ');
  const arrays = ['text', ...columns.map(({ type }) => type)].map((type) => `?::${type}[]`).join(', ');
  const sql = `INSERT INTO ${quoted(table.table)} (${names}) SELECT * FROM unnest(${arrays}) RETURNING id, document_id`;
  const keys: Key[] = [];
  for (let start = 0; start < records.length; start += BATCH) {
    const batch = records.slice(start, start + BATCH);
    const bindings = [documentIds.slice(start, start + BATCH), ...columns.map(({ valueOf, type }) => batch.map((record) => bound(valueOf(record), type)))];
    const { rows } = await trx.raw<{ rows: { id: number; document_id: string }[] }>(sql, bindings as Knex.RawBinding[]);
    keys.push(...rows.map(({ id, document_id: documentId }) => ({ id, documentId })));
  }
  return keys;
}
