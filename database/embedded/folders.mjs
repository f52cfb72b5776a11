import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Parents get the usual mode, only the leaf is private: a private parent would lock the server's user out. */
function makeFolder(folder, identity) {
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  if (!fs.existsSync(folder)) fs.mkdirSync(folder, { mode: 0o700 });
  if (identity.uid !== undefined) fs.chownSync(folder, identity.uid, identity.gid);
  fs.chmodSync(folder, 0o700);
}

function reachable(folder, identity) {
  if (identity.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], { ...identity, cwd: '/', stdio: 'ignore' }).status === 0;
}

/**
 * Prepares the folder of the cluster.
 *
 * Below a home that only root may enter, the server's user cannot reach a folder of the project; the cluster then
 * goes to `/var/lib/medregistry`, under a name that is kept in the project's folder, so that deleting that folder
 * really starts afresh.
 *
 * @returns the folder that the server will use, an absolute path.
 */
export function prepareFolder(dataDir, identity, log) {
  const wanted = path.resolve(dataDir);
  const note = `${wanted}.elsewhere`;
  if (!fs.existsSync(note)) {
    makeFolder(wanted, identity);
    if (reachable(wanted, identity)) return wanted;
    fs.rmdirSync(wanted);
    fs.writeFileSync(note, path.join('/var/lib/medregistry', `${path.basename(wanted)}-${crypto.randomBytes(6).toString('hex')}`));
  }
  const folder = fs.readFileSync(note, 'utf8').trim();
  makeFolder(folder, identity);
  if (!reachable(folder, identity)) throw new Error(`The user that runs PostgreSQL reaches neither ${wanted} nor ${folder}. Set DATA_DIR to a folder that other users may enter.`);
  log(`The user that runs PostgreSQL cannot reach ${wanted}; the database lies in ${folder}`);
  return folder;
}
