import fs from 'node:fs';
import path from 'node:path';
import { withLock } from '../../database/embedded/lock.mjs';
import { startEmbedded } from '../../database/embedded/index.mjs';
import { buildAdmin, compile } from './build.mjs';
import { install } from './install.mjs';
import { dataDir, giveUp, inProject, say } from './project.mjs';
import { keptSecrets, lacking } from './secrets.mjs';

export const isProduction = () => process.env.NODE_ENV === 'production';

/** Refuses what cannot work before anything is touched: an old Node.js, an incomplete production environment. */
export function checkEnvironment() {
  if (Number(process.versions.node.split('.')[0]) < 20) giveUp(`Node.js 20 or newer is needed; this is ${process.version}.`);
  if (!isProduction()) return;
  const lines = lacking(process.env);
  if (lines.length > 0) giveUp(`NODE_ENV=production, and this is missing:\n${lines.map((line) => `  - ${line}`).join('\n')}\nSet all of it and start again.`);
}

/**
 * Installs and builds what is missing or stale. Two commands at once wait for each other.
 *
 * @param parts `{admin: false}` leaves the screens as they are; `{everything: true}` checks the types of screens and tests, too.
 */
export async function prepare({ admin = true, everything = false } = {}) {
  const folder = inProject('.data');
  fs.mkdirSync(folder, { recursive: true });
  await withLock(path.join(folder, 'build.lock'), async () => {
    await install();
    say('Compiling what has changed');
    await compile({ everything });
    if (admin) await buildAdmin();
  }, 1_800_000);
}

/**
 * Completes the environment of this process: data folder, secrets and a database. In production all of it is given;
 * elsewhere it is made.
 *
 * @returns `stop()`, which ends the embedded database if this process started it.
 */
export async function provide() {
  process.env.TZ = 'UTC';
  process.env.NODE_ENV ??= 'development';
  const folder = dataDir();
  fs.mkdirSync(folder, { recursive: true });
  process.env.DATA_DIR = folder;
  if (!isProduction()) {
    for (const [name, value] of Object.entries(keptSecrets(folder))) process.env[name] ||= value;
  }
  if (process.env.DATABASE_URL) {
    say('Using the database of DATABASE_URL');
    return { stop: async () => undefined };
  }
  const database = await startEmbedded({ dataDir: path.join(folder, 'postgres'), log: say });
  process.env.DATABASE_URL = database.url;
  return database;
}
