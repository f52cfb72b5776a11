import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

export const ROOT = resolve(__dirname, '..', '..');

/** A process under test, with what it has written so far. */
export class Command {
  output = '';
  readonly child: ChildProcess;
  readonly ended: Promise<number | string>;

  constructor(file: string, args: readonly string[], options: { env?: NodeJS.ProcessEnv; uid?: number; gid?: number; cwd?: string } = {}) {
    this.child = spawn(file, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const keep = (data: Buffer): void => {
      this.output += data.toString();
    };
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
    this.ended = new Promise((done) => {
      this.child.once('error', (error) => done(error.message));
      this.child.once('close', (code, signal) => done(code ?? signal ?? 'nothing'));
    });
  }

  /** Runs a program text as an ES module. */
  static module(text: string, options?: ConstructorParameters<typeof Command>[2]): Command {
    return new Command(process.execPath, ['--input-type=module', '-e', text], options);
  }

  /** Waits until the output matches. @throws with the output when the process ends before. */
  async says(pattern: RegExp, patience = 120_000): Promise<RegExpExecArray> {
    const deadline = Date.now() + patience;
    let over = false;
    void this.ended.then(() => (over = true));
    for (;;) {
      const found = pattern.exec(this.output);
      if (found) return found;
      if (over || Date.now() > deadline) throw new Error(`Never said ${String(pattern)}:\n${this.output}`);
      await new Promise((tick) => setTimeout(tick, 20));
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}

/** Waits until `check` holds. @throws when it never does. */
export async function eventually(check: () => boolean | Promise<boolean>, patience = 20_000): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error('It never came to hold');
    await new Promise((tick) => setTimeout(tick, 50));
  }
}
