import { newDocumentId } from '../registers/newDocumentId';
import { preparedRows } from '../registers/prepared';
import { sourceOf } from '../subjects';
import type { EffectCall } from './EffectVerb';
import { assignments, effectBindings, quoted } from './statements';

/**
 * `append`: adds a record to a register, tied to the case and to what its subject's source gives.
 *
 * @throws Error for a field that the register does not have
 */
export async function append(call: EffectCall): Promise<void> {
  const { trx, record, table, tableOf, values, target } = call;
  const { from, where, given: givens } = sourceOf(target.subjectType);
  const fields = assignments(table, values, tableOf);
  const named = new Set(fields.map(({ column }) => column));
  const given = table.columns.flatMap(({ column }) => {
    const sql = givens[column];
    return sql && !named.has(quoted(column)) ? [{ column: quoted(column), sql }] : [];
  });
  const all = [...fields, ...given];
  const rows = await preparedRows(
    trx,
    `INSERT INTO ${quoted(table.table)} (${all.map(({ column }) => column).join(', ')}, document_id, created_at, updated_at, published_at)
     SELECT ${all.map(({ sql }) => sql).join(', ')}, :documentId, :now, :now, :now
     FROM ${from} WHERE ${where} RETURNING id`,
    { ...effectBindings(call), documentId: newDocumentId() },
  );
  if (rows.length !== 1) throw new Error(`append ${record}: ${rows.length} records instead of one`);
}
