import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { Command, eventually, ROOT } from '../support/Command';

const LAUNCHER = pathToFileURL(join(ROOT, 'database/embedded/index.mjs')).href;
const asRoot = process.getuid?.() === 0;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'medregistry-embedded-'));
  chmodSync(folder, 0o755);
});

afterEach(() => {
  const note = join(folder, 'pg.elsewhere');
  if (existsSync(note)) rmSync(readFileSync(note, 'utf8'), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

/** A process that starts the database, says where it is, and lives until its end is asked for. */
function starter(options: { port?: number; dataDir?: string } = {}, spawning: ConstructorParameters<typeof Command>[2] = {}): Command {
  const settings = JSON.stringify({ dataDir: join(folder, 'pg'), settings: { fsync: 'off' }, ...options });
  return Command.module(
    `const { startEmbedded } = await import(${JSON.stringify(LAUNCHER)});
     try {
       const server = await startEmbedded({ ...${settings}, log: console.log });
       console.log('URL ' + server.url + ' ' + server.adopted);
       process.once('SIGTERM', async () => { await server.stop(); console.log('STOPPED'); process.exit(0); });
       setInterval(() => undefined, 1000);
     } catch (error) { console.log('REFUSED ' + error.message); process.exit(3); }`,
    spawning,
  );
}

const urlOf = async (command: Command): Promise<string> => (await command.says(/URL (\S+) /))[1] ?? '';

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

const answers = async (url: string): Promise<boolean> => ask(url, 'SELECT 1').then(() => true, () => false);

it('makes a database that sorts by ICU, speaks UTF-8 and listens on the loopback interface alone', async () => {
  const first = starter();
  const url = await urlOf(first);
  const [row] = await ask<{ encoding: string; addresses: string; sockets: string; upper: string }>(
    url,
    `SELECT pg_encoding_to_char(encoding) AS encoding, current_setting('listen_addresses') AS addresses,
            current_setting('unix_socket_directories') AS sockets, upper('łódź') AS upper FROM pg_database WHERE datname = current_database()`,
  );
  expect(row).toEqual({ encoding: 'UTF8', addresses: '127.0.0.1', sockets: '', upper: 'ŁÓDŹ' });
  first.kill('SIGTERM');
  await first.says(/STOPPED/);
  expect(await answers(url)).toBe(false);
});

it('asks for the password', async () => {
  const first = starter();
  const url = new URL(await urlOf(first));
  url.password = 'guessed';
  expect(await answers(url.href)).toBe(false);
  first.kill('SIGTERM');
  await first.ended;
});

it('keeps what was written when the starter and the server are stopped and started again', async () => {
  const first = starter();
  await ask(await urlOf(first), 'CREATE TABLE kept AS SELECT 7 AS value');
  first.kill('SIGTERM');
  await first.ended;
  const second = starter();
  expect(await ask(await urlOf(second), 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  second.kill('SIGTERM');
  await second.ended;
});

it('makes one server out of two starts at once', async () => {
  const both = [starter(), starter()];
  const urls = await Promise.all(both.map(urlOf));
  expect(urls[0]).toBe(urls[1]);
  expect(both.filter(({ output }) => / true\n/.test(output))).toHaveLength(1);
  for (const command of both) command.kill('SIGTERM');
  await Promise.all(both.map(({ ended }) => ended));
});

it('stops with its starter, even when that is killed without warning, and the next start works', async () => {
  const first = starter();
  const url = await urlOf(first);
  await ask(url, 'CREATE TABLE kept AS SELECT 7 AS value');
  first.kill('SIGKILL');
  await eventually(async () => !(await answers(url)));
  await eventually(() => !existsSync(join(folder, 'pg/cluster/postmaster.pid')));
  const second = starter();
  expect(await ask(await urlOf(second), 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  second.kill('SIGTERM');
  await second.ended;
});

it('does not join a server that is going down with its killed starter', async () => {
  const first = starter();
  const url = await urlOf(first);
  first.kill('SIGKILL');
  const second = starter();
  const again = await urlOf(second);
  expect(second.output).toMatch(/ false\n/);
  await new Promise((later) => setTimeout(later, 1_500));
  expect(await answers(again)).toBe(true);
  expect(again).not.toBe(url);
  second.kill('SIGTERM');
  await second.ended;
});

it('refuses with the log of the server when the port is taken', async () => {
  const occupant = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => occupant.once('listening', ready));
  const address = occupant.address();
  const command = starter({ port: typeof address === 'object' && address ? address.port : 0 });
  await command.says(/REFUSED PostgreSQL did not start[\s\S]*Address already in use/i, 60_000);
  expect(await command.ended).toBe(3);
  occupant.close();
});

it('begins again where an interrupted first start left a half-made cluster', async () => {
  const half = join(folder, 'pg', 'cluster');
  mkdirSync(half, { recursive: true });
  const command = starter();
  expect(await answers(await urlOf(command))).toBe(true);
  command.kill('SIGTERM');
  await command.ended;
});

(asRoot ? describe : describe.skip)('started by root', () => {
  it('hands the server to an unprivileged user, who alone may enter its folder', async () => {
    const command = starter();
    await urlOf(command);
    const pid = readFileSync(join(folder, 'pg/cluster/postmaster.pid'), 'utf8').split('\n')[0] ?? '';
    const uid = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    expect(uid).toBeGreaterThan(0);
    expect(statSync(join(folder, 'pg'))).toMatchObject({ uid, mode: 0o40700 });
    expect(statSync(folder).mode & 0o777).toBe(0o755);
    command.kill('SIGTERM');
    await command.ended;
  });

  it('puts the database elsewhere, and says where, when that user cannot reach the folder', async () => {
    chmodSync(folder, 0o700);
    const command = starter();
    expect(await answers(await urlOf(command))).toBe(true);
    const [, place] = await command.says(/the database lies in (\S+)/);
    expect(place).not.toContain(folder);
    command.kill('SIGTERM');
    await command.ended;
  });

  const readable = spawnSync('/bin/sh', ['-c', `test -r '${join(ROOT, 'database/embedded/index.mjs')}'`], { uid: 65_534, gid: 65_534, cwd: '/' }).status === 0;

  (readable ? it : it.skip)('also runs for an ordinary user, as that user', async () => {
    chownSync(folder, 65_534, 65_534);
    const command = starter({}, { uid: 65_534, gid: 65_534, cwd: folder });
    await urlOf(command);
    expect(statSync(join(folder, 'pg')).uid).toBe(65_534);
    command.kill('SIGTERM');
    await command.ended;
  });
});
