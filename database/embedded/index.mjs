import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { findBinaries } from './binaries.mjs';
import { prepareFolder } from './folders.mjs';
import { serverIdentity } from './identity.mjs';
import { withLock } from './lock.mjs';
import { askPort, freePort } from './port.mjs';
import { isAlive, pause, processName } from './processes.mjs';
import { DATABASE, USER, initialise, isInitialised, launch, readMark, stopOrphan } from './server.mjs';

const address = (folder, port) => `postgresql://${USER}:${fs.readFileSync(path.join(folder, 'password'), 'utf8')}@127.0.0.1:${port}/${DATABASE}`;

const keeperLives = (folder) => {
  const file = path.join(folder, 'keeper');
  return fs.existsSync(file) && isAlive(fs.readFileSync(file, 'utf8'));
};

/** Decides what becomes of a server that already runs on this folder: its port when it may be adopted. */
async function adopt(binaries, folder, identity, log) {
  const whoever = { user: USER, database: DATABASE };
  const deadline = Date.now() + 20_000;
  for (;;) {
    const mark = readMark(folder);
    if (!mark) return undefined;
    const answer = await askPort(mark.port, whoever);
    if (answer === 'silent' && processName(mark.pid) === undefined) return undefined;
    if (answer === 'ready' && keeperLives(folder)) return mark.port;
    if (Date.now() > deadline) break;
    await pause(100);
  }
  log('Stopping a PostgreSQL whose starter has died');
  stopOrphan(binaries, folder, identity);
  return undefined;
}

/**
 * Starts the packaged PostgreSQL on a folder, or joins the one that another process of ours runs there.
 *
 * The server lives as long as the process that started it, even when that is killed without warning. Two starts
 * at once end in one server.
 *
 * @param dataDir the folder of the cluster; made when missing.
 * @param port of the loopback interface; any free one when left out.
 * @param settings PostgreSQL settings beyond the defaults, for instance `{fsync: 'off'}` for a throw-away database.
 * @param log takes the sentences that a person who waits should read.
 * @returns `{url, stop(), adopted, folder}`; `stop()` of an adopted server does nothing, its starter stops it.
 * @throws with the reason and the end of PostgreSQL's log when it cannot be started.
 */
export async function startEmbedded({ dataDir, port, settings = {}, log = () => undefined }) {
  const identity = serverIdentity();
  const binaries = findBinaries(identity, log);
  const lock = `${path.resolve(dataDir)}.lock`;
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  return withLock(lock, async () => {
    const folder = prepareFolder(dataDir, identity, log);
    const running = await adopt(binaries, folder, identity, log);
    if (running !== undefined) {
      log(`Using the PostgreSQL that already runs on port ${running}`);
      return { url: address(folder, running), stop: async () => undefined, adopted: true, folder };
    }
    if (!isInitialised(folder)) {
      log(`Making a database in ${folder}`);
      initialise(binaries, folder, identity, crypto.randomBytes(24).toString('hex'));
    }
    const chosen = port ?? (await freePort());
    const { stop } = await launch({ binaries, folder, identity, port: chosen, settings });
    fs.writeFileSync(path.join(folder, 'keeper'), processName(process.pid) ?? '');
    log(`PostgreSQL runs on port ${chosen}`);
    return { url: address(folder, chosen), stop, adopted: false, folder };
  });
}
