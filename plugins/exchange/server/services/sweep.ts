import type { JobRun } from '@medregistry/outbox';
import type { ExchangePorts } from './ExchangePorts';
import { rows } from './ExchangePorts';

const DAY = 86_400_000;
/** Days for which the lines and the file of an import are kept after its end: long enough to ask what happened. */
const KEPT = 30;
/** Days after which a run that nobody has saved is given up. */
const PATIENCE = 7;

const before = (tick: Date, days: number): string => new Date(tick.getTime() - days * DAY).toISOString();

/** Takes away what imports leave behind: personal data is not kept longer than it is needed. */
export const sweepImports =
  ({ store }: Pick<ExchangePorts, 'store'>) =>
  async ({ trx, tick }: JobRun): Promise<void> => {
    await trx.raw(`UPDATE import_runs SET state = 'cancelled', ended_at = ? WHERE state IN ('reading', 'checked') AND started_at < ?`, [tick.toISOString(), before(tick, PATIENCE)]);
    const old = await rows<{ id: number; key: string }>(trx, 'SELECT id, file_key AS key FROM import_runs WHERE file_key IS NOT NULL AND ended_at < ? ORDER BY id LIMIT 500', [before(tick, KEPT)]);
    for (const { id, key } of old) {
      await trx.raw('DELETE FROM import_rows WHERE run_id = ?', [id]);
    await trx.raw('DELETE FROM import_writes WHERE run_id = ?', [id]);
      await trx.raw('UPDATE import_runs SET file_key = NULL WHERE id = ?', [id]);
      await store().remove(key);
    }
  };
