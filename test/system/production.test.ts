import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command, ROOT } from '../support/Command';

const SECRETS = pathToFileURL(join(ROOT, 'scripts/lib/secrets.mjs')).href;
const NAMES = ['MEDREGISTRY_DATA_KEY', 'MEDREGISTRY_INDEX_KEY', 'MEDREGISTRY_TOKEN_KEY', 'MEDREGISTRY_SIGNING_PASSPHRASE', 'APP_KEYS', 'JWT_SECRET', 'ADMIN_JWT_SECRET', 'API_TOKEN_SALT', 'TRANSFER_TOKEN_SALT', 'ENCRYPTION_KEY'];

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'medregistry-production-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (env: NodeJS.ProcessEnv): Command =>
  new Command(process.execPath, ['scripts/start.mjs'], { env: { PATH: process.env['PATH'], NODE_ENV: 'production', DATA_DIR: join(folder, 'data'), ...env } });

it('refuses to start in production with everything that is missing, at once and untouched', async () => {
  const command = start({});
  expect(await command.ended).toBe(1);
  for (const name of ['DATABASE_URL', 'MEDREGISTRY_SIGNING_DIR', ...NAMES]) expect(command.output).toContain(`- ${name}:`);
  expect(existsSync(join(folder, 'data'))).toBe(false);
});

it('names only what is missing, what is too short, a folder without certificates, and the clock that tests may move', async () => {
  const given = Object.fromEntries(NAMES.map((name) => [name, 'x'.repeat(40)]));
  const command = start({ ...given, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', JWT_SECRET: 'short', MEDREGISTRY_SIGNING_DIR: folder, MEDREGISTRY_TEST_CLOCK: '1' });
  expect(await command.ended).toBe(1);
  expect(command.output.match(/^ {2}- \w+/gm)).toEqual(['  - JWT_SECRET', '  - MEDREGISTRY_SIGNING_DIR', '  - MEDREGISTRY_TEST_CLOCK']);
  expect(command.output).toContain('holds no certificate');
});

const kept = async (dataDir: string): Promise<Record<string, string>> => {
  const command = Command.module(`const { keptSecrets } = await import(${JSON.stringify(SECRETS)}); console.log(JSON.stringify(keptSecrets(${JSON.stringify(dataDir)})));`);
  expect(await command.ended).toBe(0);
  return JSON.parse(command.output) as Record<string, string>;
};

it('makes the secrets of a development installation once, for their owner only', async () => {
  const first = await kept(folder);
  expect(Object.keys(first).sort()).toEqual([...NAMES].sort());
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(await kept(folder)).toEqual(first);
});

it('adds a secret that is new and never replaces one that the data depends on', async () => {
  const file = join(folder, 'secrets.json');
  writeFileSync(file, JSON.stringify({ MEDREGISTRY_DATA_KEY: 'k1:already in use' }));
  chmodSync(file, 0o600);
  const complete = await kept(folder);
  expect(complete['MEDREGISTRY_DATA_KEY']).toBe('k1:already in use');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(complete);
});
