import fs from 'node:fs';
import { isAlive, pause, processName } from './processes.mjs';

const read = (file) => {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

/** Takes away a lock whose owner is dead. One breaker at a time, so that nobody breaks the successor's lock. */
function breakStale(file) {
  const breaking = `${file}.breaking`;
  try {
    if (Date.now() - fs.statSync(breaking).mtimeMs > 10_000) fs.rmSync(breaking, { force: true });
  } catch {
    // nobody is breaking it
  }
  try {
    fs.writeFileSync(breaking, '', { flag: 'wx' });
  } catch {
    return;
  }
  try {
    const owner = read(file);
    if (owner !== undefined && !isAlive(owner)) fs.rmSync(file, { force: true });
  } finally {
    fs.rmSync(breaking, { force: true });
  }
}

/**
 * Runs `work` while this process alone holds the lock file; two starts at once therefore make one server.
 * The lock of a process that died is taken over.
 *
 * @throws when a living process keeps the lock for longer than `patience` milliseconds.
 */
export async function withLock(file, work, patience = 120_000) {
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  fs.writeFileSync(draft, processName(process.pid) ?? '', { mode: 0o600 });
  const deadline = Date.now() + patience;
  try {
    for (;;) {
      try {
        fs.linkSync(draft, file);
        break;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const owner = read(file);
      if (owner !== undefined && !isAlive(owner)) breakStale(file);
      else if (Date.now() > deadline) throw new Error(`${file} is held by process ${owner?.split(':')[0]} for too long. End that process and start again.`);
      await pause(50);
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}
