import { Client, type PoolConfig } from 'pg';
import { connectionLost } from './reads';

/** The one source of "now": law counts days, so no code asks the machine or the database for the time. */
export interface SystemClock {
  now(): Date;
  /** Milliseconds by which this clock is ahead of the machine; 0 outside tests. */
  offset(): number;
  /** Moves the clock of every process on this database. @throws Error where the test clock is off. */
  move(offsetMilliseconds: number): Promise<void>;
  /** Reads the shared offset again; for tests that move the row themselves. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
}

const real: SystemClock = {
  now: () => new Date(),
  offset: () => 0,
  move: () => Promise.reject(new Error('The clock can only be moved where MEDREGISTRY_TEST_CLOCK=1 is set')),
  refresh: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};

const TABLE = `
  CREATE TABLE IF NOT EXISTS test_clock (single boolean PRIMARY KEY DEFAULT true CHECK (single), offset_ms bigint NOT NULL);
  INSERT INTO test_clock (offset_ms) VALUES (0) ON CONFLICT DO NOTHING;
  CREATE OR REPLACE FUNCTION medregistry_clock_moved() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('test_clock', NEW.offset_ms::text);
    RETURN NEW;
  END $$;
  CREATE OR REPLACE TRIGGER test_clock_moved AFTER INSERT OR UPDATE ON test_clock
    FOR EACH ROW EXECUTE FUNCTION medregistry_clock_moved();`;

/**
 * The clock of this process. With `MEDREGISTRY_TEST_CLOCK=1` it runs ahead by the offset in table `test_clock`,
 * which all processes follow by notification.
 *
 * @throws Error when the test clock is asked for in production: a moved clock would falsify legal deadlines
 */
export function createClock(env: NodeJS.ProcessEnv): { clock: SystemClock; follow(database: PoolConfig): Promise<void> } {
  if (env['MEDREGISTRY_TEST_CLOCK'] !== '1') return { clock: real, follow: () => Promise.resolve() };
  if (env['NODE_ENV'] === 'production') throw new Error('MEDREGISTRY_TEST_CLOCK is not allowed in production');

  let offset = 0;
  let client: Client | undefined;
  let database: PoolConfig | undefined;

  /** A database that went away is asked anew; until then the offset stays as it was. */
  const connected = async (): Promise<Client> => {
    if (client) return client;
    if (!database) throw new Error('The test clock is not connected yet');
    const fresh = new Client(database);
    const lost = (): void => {
      if (client === fresh) client = undefined;
    };
    fresh.on('error', lost);
    fresh.on('end', lost);
    fresh.on('notification', ({ payload }) => {
      offset = Number(payload ?? offset);
    });
    await fresh.connect();
    client = fresh;
    await fresh.query('LISTEN test_clock');
    return fresh;
  };

  /** Asked once more where the connection turns out to be gone. */
  const ask = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> => {
    try {
      return (await (await connected()).query<T>(sql, values)).rows;
    } catch (error) {
      if (!connectionLost(error)) throw error;
      client = undefined;
      return (await (await connected()).query<T>(sql, values)).rows;
    }
  };

  const clock: SystemClock = {
    now: () => new Date(Date.now() + offset),
    offset: () => offset,
    async move(milliseconds) {
      await ask('UPDATE test_clock SET offset_ms = $1', [Math.trunc(milliseconds)]);
      offset = Math.trunc(milliseconds);
    },
    async refresh() {
      const [row] = await ask<{ offset_ms: string }>('SELECT offset_ms FROM test_clock');
      offset = Number(row?.offset_ms ?? 0);
    },
    async stop() {
      await client?.end().catch(() => undefined);
      client = undefined;
      database = undefined;
    },
  };
  return {
    clock,
    async follow(given) {
      database = given;
      const first = await connected();
      await first.query('SELECT pg_advisory_lock(7401)');
      await first.query(TABLE).finally(() => first.query('SELECT pg_advisory_unlock(7401)'));
      await clock.refresh();
    },
  };
}
