import { spawn } from 'node:child_process';
import { ROOT } from './project.mjs';

/**
 * Runs a command and waits for it.
 *
 * @param options `env` is added to ours; `quiet` keeps the output back and shows it only when the command fails.
 * @returns the exit code.
 */
export function run(command, args, { env = {}, quiet = false, cwd = ROOT } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'] });
    const kept = [];
    child.stdout?.on('data', (data) => kept.push(data));
    child.stderr?.on('data', (data) => kept.push(data));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code !== 0 && quiet) process.stderr.write(Buffer.concat(kept));
      resolve(code ?? 1);
    });
  });
}

/** Runs a script with the Node.js that runs us. */
export const node = (args, options) => run(process.execPath, args, options);
