import { preparedRows } from '../registers/prepared';
import { sourceOf } from '../subjects';
import type { EffectCall } from './EffectVerb';
import { recordOf } from './registerRecords';
import { assignments, effectBindings, followers, quoted } from './statements';

/**
 * `set`: changes fields of the record that a case is about.
 *
 * @throws Error where there is no such record or field; the case's whole transaction is then undone
 */
export async function set(call: EffectCall): Promise<void> {
  const { trx, record, table, tableOf, values, target } = call;
  const { from, where } = sourceOf(target.subjectType);
  const { which, follows } = recordOf(record);
  const fields = [...assignments(table, values, tableOf), ...followers(values, follows)].map(({ column, sql }) => `${column} = ${sql}`);
  const rows = await preparedRows(
    trx,
    `UPDATE ${quoted(table.table)} r SET ${[...fields, 'updated_at = :now'].join(', ')}
     FROM ${from} WHERE ${where} AND ${which} RETURNING r.id`,
    effectBindings(call),
  );
  if (rows.length !== 1) throw new Error(`set ${record}: ${rows.length} records instead of one`);
}
