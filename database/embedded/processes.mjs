import fs from 'node:fs';

/**
 * Names a process so that a later one with the same number is not taken for it.
 *
 * @returns `"<pid>:<start>"`, or undefined when no such process lives; a zombie does not live, although
 * signal 0 still reaches it.
 */
export function processName(pid) {
  if (fs.existsSync('/proc/self/stat')) {
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? undefined : `${pid}:${fields[19]}`;
    } catch {
      return undefined;
    }
  }
  try {
    process.kill(pid, 0);
    return `${pid}:`;
  } catch (error) {
    return error.code === 'EPERM' ? `${pid}:` : undefined;
  }
}

/** Whether the process that once gave this name still lives. */
export function isAlive(name) {
  const pid = Number(name.split(':')[0]);
  return Number.isInteger(pid) && pid > 0 && processName(pid) === name;
}

/** Waits; milliseconds. */
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
