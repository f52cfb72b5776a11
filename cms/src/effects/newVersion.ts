import { newDocumentId } from '../registers/newDocumentId';
import { preparedRows } from '../registers/prepared';
import { sourceOf } from '../subjects';
import type { EffectCall } from './EffectVerb';
import { recordOf } from './registerRecords';
import { assignments, effectBindings, followers, quoted } from './statements';

/** Columns that a version has for itself. */
const OWN: ReadonlySet<string> = new Set(['document_id', 'version', 'current', 'created_at', 'updated_at']);

/**
 * `newVersion`: closes the current version and adds one that differs in the given fields. What is not named is taken
 * over, fields that a modeller added included; the old version never changes again.
 *
 * @throws Error where there is no current version or no such field
 */
export async function newVersion(call: EffectCall): Promise<void> {
  const { trx, record, table, tableOf, values, target } = call;
  const { from, where } = sourceOf(target.subjectType);
  const { which, replaced, follows } = recordOf(record);
  const named = new Map([...assignments(table, values, tableOf), ...followers(values, follows)].map(({ column, sql }) => [column, sql]));
  const columns = table.columns.filter(({ column }) => !OWN.has(column)).map(({ column }) => quoted(column));
  const rows = await preparedRows(
    trx,
    `WITH latest AS (
       SELECT r.* FROM ${quoted(table.table)} r, ${from}
       WHERE ${where} AND ${which} FOR UPDATE OF r
     ), closed AS (
       UPDATE ${quoted(table.table)} r SET current = false${replaced ? `, status = '${replaced}'` : ''}, updated_at = :now
       FROM latest WHERE r.id = latest.id RETURNING r.id
     )
     INSERT INTO ${quoted(table.table)} (${columns.join(', ')}, document_id, version, current, created_at, updated_at, published_at)
     SELECT ${columns.map((column) => named.get(column) ?? `latest.${column}`).join(', ')},
       :documentId, latest.version + 1, true, :now, :now, :now
     FROM latest JOIN closed ON closed.id = latest.id, ${from} WHERE ${where} RETURNING id`,
    { ...effectBindings(call), documentId: newDocumentId() },
  );
  if (rows.length !== 1) throw new Error(`newVersion ${record}: ${rows.length} records instead of one`);
}
