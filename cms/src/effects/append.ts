import { newDocumentId } from '../registers/newDocumentId';
import { preparedRows } from '../registers/prepared';
import type { EffectCall } from './EffectVerb';
import { assignments, effectBindings, quoted } from './statements';

/** What a new record takes from the case and its institution, by column, unless the effect says otherwise. */
const GIVEN: Record<string, string> = {
  institution_id: 'i.id',
  permit_id: 'p.id',
  campaign_id: 'c.id',
  authority_id: 'i.authority_id',
  application_id: ':application',
  imported: 'false',
  scope_path: 'i.scope_path',
};

/**
 * `append`: adds a record to a register, tied to the institution, its current permit, the campaign and the case.
 *
 * @throws Error for a field that the register does not have
 */
export async function append(call: EffectCall): Promise<void> {
  const { trx, record, table, tableOf, values } = call;
  const fields = assignments(table, values, tableOf);
  const named = new Set(fields.map(({ column }) => column));
  const given = table.columns.flatMap(({ column }) => {
    const sql = GIVEN[column];
    return sql && !named.has(quoted(column)) ? [{ column: quoted(column), sql }] : [];
  });
  const all = [...fields, ...given];
  const rows = await preparedRows(
    trx,
    `INSERT INTO ${quoted(table.table)} (${all.map(({ column }) => column).join(', ')}, document_id, created_at, updated_at, published_at)
     SELECT ${all.map(({ sql }) => sql).join(', ')}, :documentId, :now, :now, :now
     FROM institutions i
     LEFT JOIN permits p ON p.institution_id = i.id AND p.current
     LEFT JOIN campaigns c ON c.document_id = :campaign
     WHERE i.document_id = :subject RETURNING id`,
    { ...effectBindings(call), documentId: newDocumentId() },
  );
  if (rows.length !== 1) throw new Error(`append ${record}: ${rows.length} records instead of one`);
}
