import { setTimeout as delay } from 'node:timers/promises';
import { canonicalJson } from '@medregistry/language';
import type { Knex } from 'knex';
import type { Handler, OutboxItem, StoredItem } from '../OutboxItem';
import type { Period } from '../Period';
import { createDeliveries, type Deliveries } from './deliveries';
import { createJobs } from './jobs';
import type { JobHandler } from './jobs';
import { createLoop, type Loop } from './loop';
import type { OutboxClock, OutboxDatabase, OutboxLog } from './OutboxDatabase';

/** jsonb holds neither NUL nor half a surrogate pair; a stray character in a text must not undo what caused it. */
const storableJson = (value: unknown): string =>
  canonicalJson(value).replace(/(?<=(?:^|[^\\])(?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g, '\uFFFD');

export interface OutboxOptions {
  database: OutboxDatabase;
  clock: OutboxClock;
  log: OutboxLog;
  /** Work begins when this turns true; until then handlers are still being registered. */
  ready?: () => boolean;
  /** Milliseconds between looks at the table; what this process enqueues is seen at once. */
  pollMs?: number;
  /** Items handled at a time by this process, each on a connection of its own. */
  concurrency?: number;
  /** Attempts after which an item is dead; twelve take a little over half an hour. */
  maxAttempts?: number;
}

/** Which queue a topic waits in: what takes long must not hold up what people wait for. */
export type Lane = 'brief' | 'long';

/** Messages and background jobs that are asked for inside a transaction and done after it. */
export function createOutbox({
  database,
  clock,
  log,
  ready = () => true,
  pollMs = 1000,
  concurrency = 2,
  maxAttempts = 12,
}: OutboxOptions) {
  const jobs = createJobs({ database, clock, log });

  function openLane(workers: number): { deliveries: Deliveries; loop: Loop } {
    const deliveries = createDeliveries({ database, clock, log, maxAttempts });
    const loop: Loop = createLoop({
      pollMs,
      ready,
      async step() {
        if (!(await deliveries.due())) return;
        const work = async (): Promise<void> => {
          while (!loop.stopping() && (await deliveries.deliverOne()));
        };
        const outcomes = await Promise.allSettled(Array.from({ length: workers }, work));
        const failed = outcomes.find((outcome) => outcome.status === 'rejected');
        if (failed) throw failed.reason;
      },
      onError: (error) => log.warn(`outbox: ${error instanceof Error ? error.message : String(error)}`),
    });
    return { deliveries, loop };
  }

  const lanes = { brief: openLane(concurrency), long: openLane(1) } satisfies Record<Lane, unknown>;
  const all = Object.values(lanes);

  const jobLoop = createLoop({
    pollMs,
    ready,
    step: () => jobs.runDue(),
    onError: (error) => log.warn(`outbox jobs: ${error instanceof Error ? error.message : String(error)}`),
  });

  const outside = (what: string): void => {
    if (database.inTransaction()) throw new Error(`${what} was called inside a transaction: it needs its own`);
  };

  return {
    /**
     * Asks for effects in the caller's transaction: all of them or, when it rolls back, none. An item whose topic and
     * dedupe key exist is left out. One statement, none for an empty list; this process starts on it at commit.
     */
    async enqueue(trx: Knex.Transaction, items: readonly OutboxItem[]): Promise<void> {
      if (items.length === 0) return;
      const now = clock.now().toISOString();
      const rows = items.map(({ topic, dedupeKey, payload, availableAt }) => ({
        topic,
        dedupe_key: dedupeKey,
        payload,
        available_at: availableAt?.toISOString() ?? now,
      }));
      await trx.raw(
        `INSERT INTO outbox_messages (document_id, topic, dedupe_key, payload, state, attempts, available_at, created_at, updated_at, published_at)
         SELECT substr(replace(gen_random_uuid()::text, '-', ''), 1, 24), item.topic, item.dedupe_key, coalesce(item.payload, 'null'), 'pending', 0,
           item.available_at, :now::timestamp, :now::timestamp, :now::timestamp
         FROM ROWS FROM (jsonb_to_recordset(:items::jsonb) AS (topic text, dedupe_key text, payload jsonb, available_at timestamptz))
           WITH ORDINALITY AS item (topic, dedupe_key, payload, available_at, position)
         ORDER BY item.position
         ON CONFLICT (topic, dedupe_key) DO NOTHING`,
        { items: storableJson(rows), now },
      ).options({ name: 'outbox_enqueue' });
      const concerned = all.filter(({ deliveries }) => items.some(({ topic }) => deliveries.handles(topic)));
      void trx.executionPromise.then(() => concerned.forEach(({ loop }) => loop.wake()), () => undefined);
    },

    /**
     * Says who handles a topic; call it in a plugin's `register`. A handler that throws is called again later with
     * growing pauses, and what it wrote with `trx` is taken back. What may take more than a second belongs into the
     * `long` lane, of which each process works off one item at a time beside the others.
     *
     * @throws Error for a topic that has a handler
     */
    handle(topic: string, handler: Handler, lane: Lane = 'brief'): void {
      if (all.some(({ deliveries }) => deliveries.handles(topic))) throw new Error(`Outbox topic "${topic}" has a handler already`);
      lanes[lane].deliveries.handle(topic, handler);
    },

    /**
     * Declares a recurring job; call it in a plugin's `register`. Of all processes one runs a tick, and a tick never
     * runs twice. Ticks missed during a downtime are run as one, the newest: `since` tells how far back it reaches.
     *
     * @throws Error for a name that exists, RangeError for a period that is none
     */
    every: (name: string, period: Period, handler: JobHandler): void => jobs.every(name, period, handler),

    /**
     * Delivers everything that is due and waits for what others have under way. Items put off by a failure are not due.
     *
     * @returns how many deliveries were tried here
     */
    async drain(): Promise<number> {
      outside('drain');
      let tried = 0;
      const workOff = async (deliveries: Deliveries): Promise<boolean> => {
        const before = tried;
        while (await deliveries.due()) {
          if (await deliveries.deliverOne()) tried += 1;
          else await delay(5);
        }
        return tried > before;
      };
      // What took long may have asked for more of either kind.
      do await workOff(lanes.brief.deliveries);
      while (await workOff(lanes.long.deliveries));
      return tried;
    },

    /** Runs the jobs that are due, now. */
    async runJobs(): Promise<void> {
      outside('runJobs');
      await jobs.runDue();
    },

    /** The newest items with their payloads, for looking on while developing. One statement. */
    async recent(limit: number, state?: StoredItem['state']): Promise<StoredItem[]> {
      const { rows } = await database.connection.raw<{ rows: { items: string }[] }>(
        `SELECT coalesce(json_agg(item ORDER BY item.id DESC), '[]')::text AS items FROM (
           SELECT id, topic, dedupe_key AS "dedupeKey", payload, state, attempts, available_at AS "availableAt",
             done_at AS "doneAt", last_error AS "lastError"
           FROM outbox_messages WHERE :state::text IS NULL OR state = :state::text ORDER BY id DESC LIMIT :limit
         ) AS item`,
        { state: state ?? null, limit },
      );
      return JSON.parse(rows[0]?.items ?? '[]') as StoredItem[];
    },

    /** Gives a dead item its attempts back. @returns false when no dead item has this id */
    async revive(id: number): Promise<boolean> {
      const { rowCount } = await database.connection.raw<{ rowCount: number }>(
        `UPDATE outbox_messages SET state = 'pending', attempts = 0, available_at = ?::timestamptz WHERE id = ? AND state = 'dead'`,
        [clock.now().toISOString(), id],
      );
      all.forEach(({ loop }) => loop.wake());
      return rowCount > 0;
    },

    start(): void {
      for (const loop of [...all.map((lane) => lane.loop), jobLoop]) loop.start();
    },

    /** Ends after the items under way. */
    async stop(): Promise<void> {
      await Promise.all([...all.map((lane) => lane.loop), jobLoop].map((loop) => loop.stop()));
    },
  };
}

export type Outbox = ReturnType<typeof createOutbox>;
