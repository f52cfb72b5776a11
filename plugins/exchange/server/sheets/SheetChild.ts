import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FromChild, ToChild } from './protocol';
import { SheetRefusal } from './SheetRefusal';

export interface SheetChildLimits {
  /** Megabytes of JavaScript heap (`--max-old-space-size`). */
  heap: number;
  /** Megabytes of resident memory, buffers included, beyond which the child is killed. Watched where /proc exists. */
  resident: number;
  /** Milliseconds that one answer may take. */
  step: number;
}

export const CHILD_LIMITS: SheetChildLimits = { heap: 320, resident: 420, step: 60_000 };

const WATCH_EVERY = 100;
const PAGE_SIZE = 4096;

/** The built child beside this file; when this file itself runs from its source, the built one in `dist`. */
function script(): string {
  const beside = join(__dirname, 'work.js');
  return existsSync(beside) ? beside : join(__dirname, '..', 'dist', 'sheets', 'work.js');
}

/** The child handles strangers' files, so it gets none of our keys. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR, TZ } = process.env;
  return Object.fromEntries(Object.entries({ PATH, TMPDIR, TZ }).filter(([, value]) => value !== undefined));
}

async function residentOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return (Number(text.split(' ')[1] ?? 0) * PAGE_SIZE) / 1024 / 1024;
}

/** A process for one table that is read or written, with limits of memory and time; it says one thing for each it is told. */
export class SheetChild {
  private readonly process: ChildProcess;
  private readonly watcher: NodeJS.Timeout;
  private settle: ((answer: FromChild | null) => void) | null = null;
  private gone = false;

  constructor(private readonly limits: SheetChildLimits = CHILD_LIMITS) {
    this.process = fork(script(), [], {
      execArgv: [`--max-old-space-size=${limits.heap}`],
      env: environment(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.process.on('message', (answer: FromChild) => this.settle?.(answer));
    this.process.on('error', () => this.end());
    this.process.on('exit', () => this.end());
    this.watcher = setInterval(() => void this.watch(), WATCH_EVERY);
    this.watcher.unref();
  }

  private end(): void {
    this.gone = true;
    this.settle?.(null);
  }

  private async watch(): Promise<void> {
    if (this.process.pid && (await residentOf(this.process.pid)) > this.limits.resident) this.process.kill('SIGKILL');
  }

  /**
   * Says something and waits for the answer.
   *
   * @throws SheetRefusal the child's own, or exhausted when time or memory ran out; Error for a fault of ours
   */
  async tell(message: ToChild): Promise<Exclude<FromChild, { say: 'refusal' | 'fault' }>> {
    const clock = setTimeout(() => this.process.kill('SIGKILL'), this.limits.step);
    try {
      const answer = await new Promise<FromChild | null>((resolve) => {
        this.settle = resolve;
        if (this.gone || !this.process.connected) resolve(null);
        else this.process.send(message);
      });
      if (answer === null) throw new SheetRefusal('exhausted');
      if (answer.say === 'refusal') throw new SheetRefusal(answer.code);
      if (answer.say === 'fault') throw new Error(`A table could not be worked on: ${answer.fault}`);
      return answer;
    } finally {
      this.settle = null;
      clearTimeout(clock);
    }
  }

  close(): void {
    clearInterval(this.watcher);
    this.process.kill('SIGKILL');
  }
}
