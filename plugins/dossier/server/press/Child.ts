import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChildMessage } from './work';
import type { ChildSettings, Job, JobAnswer, JobKind, JobResults } from './Job';
import { PressRefusal } from './PressRefusal';

export interface ChildLimits {
  /** Megabytes of JavaScript heap (`--max-old-space-size`). */
  heap: number;
  /** Megabytes of resident memory, buffers included, beyond which the child is killed. Watched where /proc exists. */
  resident: number;
  /** Megabytes of resident memory after a job, beyond which the child is replaced before the next one. */
  recycle: number;
  /** Milliseconds that a job may take. */
  time: Record<JobKind, number>;
}

const WATCH_EVERY = 100;
const PAGE_SIZE = 4096;

/** The built child beside this file; when this file itself runs from its source, the built one in `dist`. */
function script(): string {
  const beside = join(__dirname, 'work.js');
  return existsSync(beside) ? beside : join(__dirname, '..', 'dist', 'press', 'work.js');
}

/**
 * The child handles strangers' files, so it gets none of our keys. One malloc arena, because photographs are decoded
 * one after the other and glibc would keep the memory of each thread.
 */
function environment(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR, TZ } = process.env;
  const given = Object.entries({ PATH, TMPDIR, TZ }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), MALLOC_ARENA_MAX: '1' };
}

/** Resident megabytes of a process; null where the system does not tell. */
async function residentOf(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => null);
  return text === null ? null : (Number(text.split(' ')[1]) * PAGE_SIZE) / 1024 / 1024;
}

const exhausted = () =>
  new PressRefusal('exhausted', '处理这个文件所需的时间或内存超过上限，请降低分辨率、减少页数或拆分后再试。');

/** One child process that does one job at a time. It is dead after a crash or a kill; its owner starts another. */
export class Child {
  private readonly process: ChildProcess;
  private settle: ((answer: JobAnswer | null) => void) | null = null;
  private next = 1;
  private resident = 0;
  private gone = false;

  constructor(
    settings: ChildSettings,
    private readonly limits: ChildLimits,
  ) {
    this.process = fork(script(), [], {
      execArgv: [`--max-old-space-size=${limits.heap}`],
      env: environment(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.process.on('message', (answer: JobAnswer) => this.settle?.(answer));
    this.process.on('error', () => this.end());
    this.process.on('exit', () => this.end());
    this.send({ settings });
    this.rest();
  }

  /** Whether it must not be given another job. */
  get spent(): boolean {
    return this.gone || this.resident > this.limits.recycle;
  }

  private send(message: ChildMessage): void {
    if (this.process.connected) this.process.send(message);
  }

  private end(): void {
    this.gone = true;
    this.settle?.(null);
  }

  /** Lets our process end although the child waits for work. */
  private rest(): void {
    this.process.unref();
    this.process.channel?.unref();
  }

  private wake(): void {
    this.process.ref();
    this.process.channel?.ref();
  }

  private async watch(): Promise<void> {
    const megabytes = this.process.pid ? await residentOf(this.process.pid) : null;
    if (megabytes !== null && megabytes > this.limits.resident) this.kill();
  }

  /**
   * Runs one job.
   *
   * @param tag begins the names of all files that the job writes
   * @throws PressRefusal the job's own, or exhausted when time or memory ran out; Error for a fault of ours
   */
  async run<K extends JobKind>(job: Extract<Job, { kind: K }>, tag: string): Promise<JobResults[K]> {
    const id = this.next++;
    this.wake();
    const clock = setTimeout(() => this.kill(), this.limits.time[job.kind]);
    const watcher = setInterval(() => void this.watch(), WATCH_EVERY);
    try {
      const answer = await new Promise<JobAnswer | null>((resolve) => {
        this.settle = resolve;
        if (this.gone) resolve(null);
        else this.send({ id, tag, job });
      });
      if (answer === null) throw exhausted();
      this.resident = answer.rss / 1024 / 1024;
      if ('refusal' in answer) throw new PressRefusal(answer.refusal.code, answer.refusal.message);
      if ('fault' in answer) throw new Error(`The press failed at ${job.kind}: ${answer.fault}`);
      return answer.result as JobResults[K];
    } finally {
      this.settle = null;
      clearTimeout(clock);
      clearInterval(watcher);
      this.rest();
    }
  }

  kill(): void {
    this.gone = true;
    this.process.kill('SIGKILL');
  }
}
