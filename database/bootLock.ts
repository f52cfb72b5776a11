import { Client } from 'pg';

/** Any number would do, as long as every process of this system asks for the same one. */
const KEY = 7_253_118_004;

/**
 * Runs `work` while this process alone boots on the database: two processes that synchronise an empty schema at the
 * same time destroy each other's work. Whoever comes second waits.
 *
 * @param connectionString address of the database that is being booted on
 */
export async function withBootLock<T>(connectionString: string, work: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString, application_name: 'medregistry-boot', keepAlive: true });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [KEY]);
    return await work();
  } finally {
    await client.end();
  }
}
