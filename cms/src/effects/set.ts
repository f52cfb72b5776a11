import { preparedRows } from '../registers/prepared';
import type { EffectCall } from './EffectVerb';
import { recordOf } from './registerRecords';
import { assignments, effectBindings, quoted } from './statements';

/**
 * `set`: changes fields of the record that a case is about.
 *
 * @throws Error where there is no such record or field; the case's whole transaction is then undone
 */
export async function set(call: EffectCall): Promise<void> {
  const { trx, record, table, tableOf, values } = call;
  const fields = assignments(table, values, tableOf).map(({ column, sql }) => `${column} = ${sql}`);
  const rows = await preparedRows(
    trx,
    `UPDATE ${quoted(table.table)} r SET ${[...fields, 'updated_at = :now'].join(', ')}
     FROM institutions i WHERE i.document_id = :subject AND ${recordOf(record).which} RETURNING r.id`,
    effectBindings(call),
  );
  if (rows.length !== 1) throw new Error(`set ${record}: ${rows.length} records instead of one`);
}
