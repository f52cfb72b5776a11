import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const secret = () => randomBytes(32).toString('hex');

/** Every secret of the system by the name of its variable: what it protects, how a fresh one is made, and how short it may be. */
export const SECRETS = {
  MEDREGISTRY_DATA_KEY: { about: 'encrypts personal data at rest; "k1:" and at least 32 characters', make: () => `k1:${secret()}` },
  MEDREGISTRY_INDEX_KEY: { about: 'keys the search index over encrypted values', make: secret },
  MEDREGISTRY_TOKEN_KEY: { about: 'signs the access tokens', make: secret },
  MEDREGISTRY_SIGNING_PASSPHRASE: { about: 'opens the certificates (.p12) that documents are signed with', make: secret, shortest: 8 },
  APP_KEYS: { about: 'signs cookies; two values with a comma between', make: () => `${secret()},${secret()}` },
  JWT_SECRET: { about: 'signs tokens of the users plugin', make: secret },
  ADMIN_JWT_SECRET: { about: "signs tokens of the modeller's panel", make: secret },
  API_TOKEN_SALT: { about: "salts API tokens of the modeller's panel", make: secret },
  TRANSFER_TOKEN_SALT: { about: "salts transfer tokens of the modeller's panel", make: secret },
  ENCRYPTION_KEY: { about: "encrypts API tokens of the modeller's panel", make: secret },
};

/** Fresh secrets, for a throw-away database. */
export const freshSecrets = () => Object.fromEntries(Object.entries(SECRETS).map(([name, { make }]) => [name, make()]));

/**
 * The secrets of a development installation, made once and kept in `secrets.json` for its owner only. A secret that
 * a later version asks for is added; none is ever replaced, because the data depends on them.
 */
export function keptSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  const kept = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  const complete = { ...freshSecrets(), ...kept };
  if (Object.keys(SECRETS).every((name) => name in kept)) return complete;
  fs.mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, `${JSON.stringify(complete, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(draft, file);
  return complete;
}

const certificatesIn = (folder) => fs.existsSync(folder) && fs.statSync(folder).isDirectory() && fs.readdirSync(folder).some((name) => name.endsWith('.p12'));

/**
 * What a production start lacks, all of it at once.
 *
 * @param env the environment
 * @returns one line for each missing or unfit variable; empty when everything is there
 */
export function lacking(env) {
  const lines = [];
  if (!env.DATABASE_URL) lines.push('DATABASE_URL: the address of a PostgreSQL 15 or newer, postgresql://user:password@host:5432/database');
  for (const [name, { about, shortest = 32 }] of Object.entries(SECRETS)) {
    const value = env[name];
    if (!value) lines.push(`${name}: ${about}`);
    else if (value.length < shortest) lines.push(`${name}: ${about}; the given value is shorter than ${shortest} characters`);
  }
  if (!env.MEDREGISTRY_SIGNING_DIR) lines.push('MEDREGISTRY_SIGNING_DIR: the folder of the certificates, <code of the authority>.p12 each; an authority without one signs under that of the authority above it');
  else if (!certificatesIn(env.MEDREGISTRY_SIGNING_DIR)) lines.push(`MEDREGISTRY_SIGNING_DIR: ${env.MEDREGISTRY_SIGNING_DIR} holds no certificate (<code of the authority>.p12)`);
  if (env.MEDREGISTRY_TEST_CLOCK) lines.push('MEDREGISTRY_TEST_CLOCK must not be set: a clock that can be moved is for tests only');
  return lines;
}
