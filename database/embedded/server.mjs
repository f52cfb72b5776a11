import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { askPort } from './port.mjs';
import { pause } from './processes.mjs';

export const USER = 'medregistry';
export const DATABASE = 'medregistry';

const environment = () => ({ PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' });

/**
 * The shell between us and the server. It waits for the server, so that its early end is noticed, and a second
 * shell reads a pipe that only we hold open: when we end, however we end, the pipe closes and the server is asked
 * to stop.
 */
const KEEPER = `
exec 3<&0 </dev/null
"$@" 3<&- >>"$SERVER_LOG" 2>&1 &
server=$!
( read -r ignored <&3; kill -INT "$server" ) >/dev/null 2>&1 &
watcher=$!
exec 3<&-
wait "$server"
status=$?
kill "$watcher" 2>/dev/null
exit "$status"
`;

function run(binary, args, identity, cwd, input) {
  const result = spawnSync(binary, args, { ...identity, cwd, env: environment(), input, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${path.basename(binary)} failed:\n${result.error?.message ?? ''}${result.stdout}${result.stderr}`);
}

/** Whether the folder holds a complete cluster; what an interrupted initdb left behind is swept away. */
export function isInitialised(folder) {
  if (fs.existsSync(path.join(folder, 'initialised'))) return true;
  for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  return false;
}

/**
 * Makes the cluster and its one database: UTF-8, ICU's order, passwords asked even on the loopback interface.
 *
 * @throws with what initdb said when it fails.
 */
export function initialise(binaries, folder, identity, password) {
  const cluster = path.join(folder, 'cluster');
  const passwordFile = path.join(folder, 'new-password');
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (identity.uid !== undefined) fs.chownSync(passwordFile, identity.uid, identity.gid);
  run(path.join(binaries, 'bin', 'initdb'), ['-D', cluster, '-U', USER, '-E', 'UTF8', '--no-locale', '--locale-provider=icu', '--icu-locale=und', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions'], identity, folder);
  fs.rmSync(passwordFile);
  run(path.join(binaries, 'bin', 'postgres'), ['--single', '-D', cluster, 'postgres'], identity, folder, `CREATE DATABASE ${DATABASE}\n`);
  fs.writeFileSync(path.join(folder, 'password'), password, { mode: 0o600 });
  fs.writeFileSync(path.join(folder, 'initialised'), '');
}

/**
 * What the running server of this folder wrote about itself.
 *
 * @returns `{pid, port}`, or undefined when no server left its mark.
 */
export function readMark(folder) {
  try {
    const lines = fs.readFileSync(path.join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return undefined;
  }
}

const tail = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').slice(-25).join('\n') : '');

/**
 * Starts the server on the loopback interface only, without a socket file (whose path may be too long).
 *
 * @param settings further settings `{name: value}`; a throw-away database may switch durability off.
 * @returns `{stop()}`, which resolves when the server is down.
 * @throws with the end of the server's log when it ends before it takes connections.
 */
export async function launch({ binaries, folder, identity, port, settings }) {
  const log = path.join(folder, 'server.log');
  if (fs.existsSync(log)) fs.renameSync(log, `${log}.1`);
  const options = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port, max_connections: 200, shared_buffers: '128MB', timezone: 'UTC', log_timezone: 'UTC', ...settings };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn('/bin/sh', ['-c', KEEPER, 'sh', path.join(binaries, 'bin', 'postgres'), '-D', path.join(folder, 'cluster'), ...flags], {
    ...identity,
    cwd: folder,
    env: { ...environment(), SERVER_LOG: log },
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  child.stdin.on('error', () => undefined);
  let ended;
  const end = new Promise((resolve) => {
    child.once('error', (error) => resolve((ended = error.message)));
    child.once('exit', (code, signal) => resolve((ended = `exit ${code ?? signal}`)));
  });
  const stop = async () => {
    child.ref();
    child.stdin.end();
    await end;
  };
  const deadline = Date.now() + 120_000;
  while ((await askPort(port, { user: USER, database: DATABASE })) !== 'ready') {
    if (ended !== undefined) throw new Error(`PostgreSQL did not start (${ended}). The end of ${log}:\n${tail(log)}`);
    if (Date.now() > deadline) {
      await stop();
      throw new Error(`PostgreSQL did not take connections within two minutes. The end of ${log}:\n${tail(log)}`);
    }
    await Promise.race([pause(20), end]);
  }
  if (ended !== undefined) throw new Error(`PostgreSQL did not start (${ended}). The end of ${log}:\n${tail(log)}`);
  child.unref();
  child.stdin.unref();
  return { stop };
}

/** Stops a server that nobody keeps any more, through PostgreSQL's own tool, which knows its own from others. */
export function stopOrphan(binaries, folder, identity) {
  spawnSync(path.join(binaries, 'bin', 'pg_ctl'), ['stop', '-D', path.join(folder, 'cluster'), '-m', 'fast', '-w', '-t', '60'], { ...identity, cwd: folder, env: environment(), stdio: 'ignore' });
}
