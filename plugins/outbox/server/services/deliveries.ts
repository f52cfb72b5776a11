import type { Json } from '@medregistry/language';
import type { Knex } from 'knex';
import { backoff, errorText } from '../backoff';
import type { Handler } from '../OutboxItem';
import type { OutboxClock, OutboxDatabase, OutboxLog } from './OutboxDatabase';

interface DueRow {
  id: number;
  topic: string;
  dedupe_key: string;
  payload: string;
  attempts: number;
}

export interface DeliveriesOptions {
  database: OutboxDatabase;
  clock: OutboxClock;
  log: OutboxLog;
  /** Attempts after which an item is dead. */
  maxAttempts: number;
}

/** Takes due items one by one and hands them to their handlers. */
export function createDeliveries({ database, clock, log, maxAttempts }: DeliveriesOptions) {
  const handlers = new Map<string, Handler>();

  const claim = async (trx: Knex.Transaction, now: Date): Promise<DueRow | undefined> => {
    const { rows } = await trx.raw<{ rows: DueRow[] }>(
      `SELECT id, topic, dedupe_key, payload::text AS payload, attempts FROM outbox_messages
       WHERE state = 'pending' AND available_at <= ?::timestamptz AND topic = ANY(?::text[])
       ORDER BY available_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [now.toISOString(), [...handlers.keys()]],
    );
    return rows[0];
  };

  const putOff = async (trx: Knex.Transaction, row: DueRow, error: unknown, now: Date): Promise<void> => {
    const attempts = row.attempts + 1;
    const dead = attempts >= maxAttempts;
    await trx.raw(
      `UPDATE outbox_messages SET state = ?, attempts = ?, available_at = ?::timestamptz, last_error = ? WHERE id = ?`,
      [dead ? 'dead' : 'pending', attempts, new Date(now.getTime() + backoff(attempts)).toISOString(), errorText(error), row.id],
    );
    const what = `outbox item ${row.id} (${row.topic}) failed at attempt ${attempts}: ${errorText(error)}`;
    if (dead) log.error(`${what}; given up`);
    else log.warn(what);
  };

  return {
    handle(topic: string, handler: Handler): void {
      handlers.set(topic, handler);
    },

    handles: (topic: string): boolean => handlers.has(topic),

    /** Whether anything is due, items under way elsewhere included. One statement. */
    async due(): Promise<boolean> {
      if (handlers.size === 0) return false;
      const { rows } = await database.connection.raw<{ rows: unknown[] }>(
        `SELECT 1 FROM outbox_messages
         WHERE state = 'pending' AND available_at <= ?::timestamptz AND topic = ANY(?::text[]) LIMIT 1`,
        [clock.now().toISOString(), [...handlers.keys()]],
      );
      return rows.length > 0;
    },

    /**
     * Delivers the oldest due item that nobody else holds. Handler and mark share a transaction, and the row stays
     * locked throughout: a process that dies in between leaves the item as it was, for the next one at once.
     * What a failing handler wrote is taken back to the savepoint, so that the failure can be counted under the lock.
     *
     * @returns false when there was none
     */
    deliverOne: (): Promise<boolean> =>
      database.transaction(async ({ trx }) => {
        const now = clock.now();
        const row = await claim(trx, now);
        const handler = row && handlers.get(row.topic);
        if (!row || !handler) return false;
        await trx.raw('SAVEPOINT delivery');
        try {
          const token = `${row.topic}:${row.dedupe_key}`;
          await handler(JSON.parse(row.payload) as Json, { trx, id: row.id, token, attempt: row.attempts + 1, now });
        } catch (error) {
          await trx.raw('ROLLBACK TO SAVEPOINT delivery');
          await putOff(trx, row, error, now);
          return true;
        }
        await trx.raw(
          `UPDATE outbox_messages SET state = 'done', attempts = attempts + 1, last_error = NULL, done_at = ?::timestamptz WHERE id = ?`,
          [clock.now().toISOString(), row.id],
        );
        return true;
      }),
  };
}

export type Deliveries = ReturnType<typeof createDeliveries>;
