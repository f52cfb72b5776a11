import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

export type ToolName = 'qpdf' | 'pdftoppm';

/** How a tool ended; `code` is null when it was killed (time or memory). */
export interface ToolOutcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

const found = new Map<ToolName, Promise<string | null>>();

async function search(name: ToolName): Promise<string | null> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    if (folder && (await access(path, constants.X_OK).then(() => true, () => false))) return path;
  }
  return null;
}

/** Where a tool is installed, looked up once per process; null where it is not. */
export function toolPath(name: ToolName): Promise<string | null> {
  const known = found.get(name) ?? search(name);
  found.set(name, known);
  return known;
}

/**
 * Runs a tool with a limit of address space and of time, so that a hostile file can neither fill the memory nor
 * hold the press; the limit of processor time holds even when this process is killed before the tool ends.
 *
 * @param limits.megabytes address space
 * @param limits.milliseconds wall time, after which the tool is killed
 */
export function runTool(path: string, args: string[], limits = { megabytes: 1024, milliseconds: 20_000 }): Promise<ToolOutcome> {
  return new Promise((resolve) => {
    execFile(
      '/bin/sh',
      ['-c', 'ulimit -v "$1" -t "$2"; shift 2; exec "$@"', 'sh', String(limits.megabytes * 1024), String(Math.ceil(limits.milliseconds / 1000)), path, ...args],
      { timeout: limits.milliseconds, killSignal: 'SIGKILL', maxBuffer: 1024 * 1024, encoding: 'utf8' },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' && !error.killed ? error.code : null;
        resolve({ code, stdout, stderr });
      },
    );
  });
}
