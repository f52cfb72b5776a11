import type { Knex } from 'knex';
import { quoted, type RegisterTable } from './RegisterTable';

/** Where things stand that name a record by its public identifier, which no foreign key watches. */
const BY_NAME = [
  ['applications', 'subject_id'],
  ['assignments', 'scope_id'],
  ['printed_documents', 'subject_id'],
] as const;

/**
 * How many of the records something has been built on since they were saved: they were changed, or another record, a
 * case, an account or a paper names them.
 *
 * @param own tables whose records were saved together with them and are taken back, too
 */
export async function builtOn(trx: Knex.Transaction, { table }: RegisterTable, ids: readonly number[], savedAt: string, own: readonly string[] = []): Promise<number> {
  const { rows: keys } = await trx.raw<{ rows: { child: string; column: string }[] }>(
    `SELECT c.conrelid::regclass::text AS child, a.attname AS column FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
     WHERE c.contype = 'f' AND c.confrelid = ?::regclass AND cardinality(c.conkey) = 1`,
    [quoted(table)],
  );
  const named = [
    ...keys.filter(({ child }) => !own.includes(child.replaceAll('"', ''))).map(({ child, column }) => `EXISTS (SELECT FROM ${child} x WHERE x.${quoted(column)} = t.id)`),
    ...BY_NAME.map(([name, column]) => `EXISTS (SELECT FROM ${name} x WHERE x.${column} = t.document_id)`),
  ];
  const { rows: [found] } = await trx.raw<{ rows: { count: number }[] }>(
    `SELECT count(*)::int AS count FROM ${quoted(table)} t WHERE t.id = ANY(?::integer[]) AND (t.updated_at <> ?::timestamp OR ${named.join(' OR ')})`,
    [ids as number[], savedAt],
  );
  return found?.count ?? 0;
}

/**
 * Takes records out of a register for good; only for what an import wrote by mistake. Where history is kept, the database
 * lets go only of what stands among the writes of a run that is being taken back.
 */
export async function removeRecords(trx: Knex.Transaction, { table }: RegisterTable, ids: readonly number[]): Promise<void> {
  await trx.raw("SELECT set_config('medregistry.writer', 'import-undo', true)");
  await trx.raw(`DELETE FROM ${quoted(table)} WHERE id = ANY(?::integer[])`, [ids as number[]]);
}

/** Why an import cannot be taken back. */
export const builtOnSentence = (count: number, noun: string): string =>
  `有 ${count} ${noun}在导入之后又有变动，或者已有业务、账号、文书依据这些记录办理，没有撤销任何内容。请逐条更正这些记录。`;
