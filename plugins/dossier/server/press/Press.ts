import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Child, type ChildLimits } from './Child';
import { FONT_FOLDERS } from './FontBook';
import type { ChildSettings, Job, JobKind, JobResults } from './Job';

export interface PressOptions {
  /** Folder for results until their caller moves them on. Created when missing. */
  scratch: string;
  /** Children that work side by side. */
  size?: number;
  limits?: Partial<ChildLimits>;
  /** Use qpdf and pdftoppm where they are installed; true unless told. */
  tools?: boolean;
  fontFolders?: string[];
  subset?: boolean;
}

export const CHILD_LIMITS: ChildLimits = {
  heap: 512,
  resident: 1400,
  recycle: 320,
  time: { normalise: 60_000, merge: 120_000, print: 30_000, preview: 20_000, inspect: 30_000 },
};

/** Who goes first: people at a printer or a screen before people who upload, and hints last: nobody waits for them. */
const PRIORITY: Record<JobKind, number> = { print: 0, preview: 1, merge: 2, normalise: 3, inspect: 4 };

/** Results that nobody fetched within this time are leftovers of a crash. */
const LEFTOVER_AGE = 6 * 3_600_000;

interface Waiting {
  priority: number;
  start: (child: Child) => Promise<void>;
}

/**
 * Does all PDF and image work off the request thread: a child process with limits of memory and time takes one job
 * at a time and is replaced after a crash, a kill, or when it has grown fat.
 */
export class Press {
  private readonly settings: ChildSettings;
  private readonly limits: ChildLimits;
  private readonly size: number;
  private readonly idle: Child[] = [];
  private readonly busy = new Set<Child>();
  private readonly waiting: Waiting[] = [];
  private readonly ready: Promise<void>;
  private closed = false;

  constructor(options: PressOptions) {
    const { scratch, tools = true, fontFolders = FONT_FOLDERS, subset = true } = options;
    this.settings = { scratch, tools, fontFolders, subset };
    this.limits = { ...CHILD_LIMITS, ...options.limits };
    this.size = options.size ?? 1;
    this.ready = this.prepare();
    this.ready.catch(() => undefined);
  }

  private async prepare(): Promise<void> {
    const { scratch } = this.settings;
    await mkdir(scratch, { recursive: true, mode: 0o700 });
    for (const name of await readdir(scratch)) {
      const age = await stat(join(scratch, name)).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
      if (age > LEFTOVER_AGE) await rm(join(scratch, name), { recursive: true, force: true });
    }
  }

  /**
   * Runs a job as soon as a child is free; print and preview overtake uploads.
   *
   * @throws PressRefusal with a sentence for the person; Error for a fault of ours
   */
  async run<K extends JobKind>(job: Extract<Job, { kind: K }>): Promise<JobResults[K]> {
    await this.ready;
    return new Promise((resolve, reject) => {
      const entry: Waiting = {
        priority: PRIORITY[job.kind],
        start: async (child) => {
          const tag = randomUUID();
          await child.run<K>(job, tag).then(resolve, async (error: unknown) => {
            await this.sweep(tag);
            reject(error);
          });
        },
      };
      const place = this.waiting.findIndex((other) => other.priority > entry.priority);
      this.waiting.splice(place < 0 ? this.waiting.length : place, 0, entry);
      this.pump();
    });
  }

  /** Takes away what a job has written that came to nothing, killed ones included. */
  private async sweep(tag: string): Promise<void> {
    const { scratch } = this.settings;
    const names = await readdir(scratch).catch(() => []);
    await Promise.all(names.filter((name) => name.startsWith(tag)).map((name) => rm(join(scratch, name), { force: true })));
  }

  private pump(): void {
    while (this.waiting.length > 0 && !this.closed) {
      const child = this.idle.pop() ?? (this.busy.size < this.size ? new Child(this.settings, this.limits) : undefined);
      if (!child) return;
      if (child.spent) {
        child.kill();
        continue;
      }
      const entry = this.waiting.shift();
      if (!entry) return;
      this.busy.add(child);
      void entry.start(child).finally(() => {
        this.busy.delete(child);
        if (child.spent || this.closed) child.kill();
        else this.idle.push(child);
        this.pump();
      });
    }
  }

  /** Ends the children; jobs under way are refused. */
  close(): void {
    this.closed = true;
    for (const child of [...this.idle, ...this.busy]) child.kill();
    this.idle.length = 0;
  }
}
