import type { Json } from '@medregistry/language';
import type { Knex } from 'knex';
import type { Written } from '../ImportDeclaration';
import { rows, type ExchangePorts } from './ExchangePorts';

/** What runs have written, so that it can be taken back. */
export const createWrites = ({ cipher }: Pick<ExchangePorts, 'cipher'>) => ({
  async keep(trx: Knex.Transaction, run: number, type: string, records: readonly Omit<Written, 'type'>[]): Promise<void> {
    if (records.length === 0) return;
    await trx.raw('INSERT INTO import_writes (run_id, type, record, before) SELECT ?, ?, w.* FROM unnest(?::integer[], ?::text[]) AS w', [
      run, type, records.map(({ record }) => record), records.map(({ before }) => (before === undefined || before === null ? null : cipher().encrypt(JSON.stringify(before)))),
    ] as Knex.RawBinding[]);
  },

  async of(on: Knex, run: number): Promise<Written[]> {
    const found = await rows<{ type: string; record: number; before: string | null }>(on, 'SELECT type, record, before FROM import_writes WHERE run_id = ? ORDER BY type, record', [run]);
    return found.map(({ before, ...written }) => ({ ...written, before: before === null ? null : (JSON.parse(cipher().decrypt(before)) as Json) }));
  },

  async clear(trx: Knex.Transaction, run: number): Promise<void> {
    await trx.raw('DELETE FROM import_writes WHERE run_id = ?', [run]);
  },
});

export type Writes = ReturnType<typeof createWrites>;
