import type { Knex } from 'knex';
import { columnOf, quoted, type RegisterTable } from './RegisterTable';

/** What a record's fields become; relations by numeric key. */
export interface RecordChange {
  id: number;
  fields: Record<string, unknown>;
}

/** Records of one statement. */
const BATCH = 1000;

/**
 * Changes many records of a register in a few statements. All changes of a call name the same fields.
 *
 * @throws Error for a field that the register does not have
 */
export async function updateRecords(trx: Knex.Transaction, table: RegisterTable, changes: readonly RecordChange[], now: Date): Promise<void> {
  const [first] = changes;
  if (!first) return;
  const columns = Object.keys(first.fields).map((field) => ({ field, column: columnOf(table, field).column }));
  const name = quoted(table.table);
  const set = [...columns.map(({ column }) => `${quoted(column)} = v.${quoted(column)}`), 'updated_at = v.updated_at'].join(', ');
  for (let start = 0; start < changes.length; start += BATCH) {
    const rows = changes.slice(start, start + BATCH).map(({ id, fields }) => ({ id, updated_at: now.toISOString(), ...Object.fromEntries(columns.map(({ field, column }) => [column, fields[field] ?? null])) }));
    await trx.raw(`UPDATE ${name} t SET ${set} FROM jsonb_populate_recordset(NULL::${name}, ?::jsonb) v WHERE t.id = v.id`, [JSON.stringify(rows)]);
  }
}
