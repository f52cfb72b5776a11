import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { Database } from '@strapi/database';
import { Client } from 'pg';

const ROOT = resolve(__dirname, '../..');

/** A content type as plugins declare it, as far as the schema sync is concerned. */
interface ContentType {
  collectionName: string;
  info: { singularName: string };
  attributes: object;
}

interface Server {
  url: string;
  stop(): Promise<void>;
}

/** The server shared by the run, or an embedded one in a process of its own (its launcher is an ES module). */
async function server(): Promise<Server> {
  const shared = process.env['TEST_DATABASE_SERVER_URL'];
  if (shared) return { url: shared, stop: async () => undefined };

  const dataDir = await mkdtemp(join(tmpdir(), 'medregistry-test-'));
  const launcher = pathToFileURL(join(ROOT, 'database/embedded/index.mjs')).href;
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(launcher)});
    const server = await startEmbedded({ dataDir: ${JSON.stringify(join(dataDir, 'pg'))}, log: () => undefined });
    console.log(server.url);
    process.stdin.on('end', async () => { await server.stop(); process.exit(0); }).resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const url = await new Promise<string>((found, failed) => {
    createInterface({ input: child.stdout }).once('line', found);
    child.once('exit', (code) => failed(new Error(`The embedded database ended with ${code ?? 'a signal'} before it was ready`)));
  });
  return {
    url,
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.stdin.end();
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A fresh, empty database for one test file; `drop` takes it away with everything that is still connected to it. */
export async function withDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const { url: serverUrl, stop } = await server();
  const name = `medregistry_test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await stop();
    },
  };
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Strapi's own database layer over `url`: the `transaction`, `inTransaction` and `connection` that services get. */
export function openDatabase(url: string, poolSize = 10): Database {
  return new Database({
    connection: { client: 'postgres', connection: { connectionString: url, pipeline: true } as object, pool: { min: 0, max: poolSize } },
    settings: { runMigrations: false, migrations: { dir: join(tmpdir(), 'medregistry-no-migrations') } },
    logger: { ...console, info: () => undefined, debug: () => undefined },
  });
}

/**
 * Makes the tables of content types by Strapi's own schema sync, without booting Strapi, then runs the given DDL files
 * of `database/ddl`, twice, since they run at every boot.
 */
export async function createTables(database: Database, contentTypes: readonly ContentType[], ddl: readonly string[] = []): Promise<void> {
  await database.init({
    models: contentTypes.map(({ collectionName, info, attributes }) => ({
      uid: `test::${info.singularName}.${info.singularName}`,
      singularName: info.singularName,
      tableName: collectionName,
      attributes: Object.fromEntries(
        Object.entries({
          id: { type: 'increments' },
          documentId: { type: 'string' },
          ...attributes,
          createdAt: { type: 'datetime' },
          updatedAt: { type: 'datetime' },
          publishedAt: { type: 'datetime' },
        }).map(([name, attribute]: [string, object]) => [name, { ...attribute, columnName: snake(name) }]),
      ),
    })) as never,
  });
  await database.schema.sync();
  for (const file of [...ddl, ...ddl]) {
    await database.connection.raw((await readFile(join(ROOT, 'database/ddl', file), 'utf8')).replaceAll('?', '\\?'));
  }
}

/** The SQL statements that `work` sends, transaction brackets included, in their order. */
export async function statementsOf(database: Database, work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const listen = ({ sql }: { sql: string }): void => void statements.push(sql.trim());
  database.connection.on('query', listen);
  try {
    await work();
  } finally {
    database.connection.removeListener('query', listen);
  }
  return statements;
}
