import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Book } from './Book';
import type { SheetBatch } from './protocol';
import { CHILD_LIMITS, SheetChild, type SheetChildLimits } from './SheetChild';
import { SHEET_LIMITS, type SheetLimits } from './SheetLimits';

/** Lines that cross the process boundary at once. */
const BATCH = 1000;
/** Tables that are worked on side by side; the others wait. */
const SIDE_BY_SIDE = 2;
/** A written table that nobody fetched within this time is left over from a crash. */
const LEFTOVER_AGE = 6 * 3_600_000;

/** Reads and writes tables off the request thread. */
export class Sheets {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly children = new Set<SheetChild>();
  private readonly ready: Promise<void>;

  /** @param scratch folder for tables until their caller has sent them; made when missing */
  constructor(
    private readonly scratch: string,
    private readonly limits: SheetChildLimits = CHILD_LIMITS,
  ) {
    this.ready = this.prepare();
    this.ready.catch(() => undefined);
  }

  private async prepare(): Promise<void> {
    await mkdir(this.scratch, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.scratch)) {
      const age = await stat(join(this.scratch, name)).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
      if (age > LEFTOVER_AGE) await rm(join(this.scratch, name), { force: true });
    }
  }

  private async start(): Promise<SheetChild> {
    if (this.running >= SIDE_BY_SIDE) await new Promise<void>((turn) => this.waiting.push(turn));
    else this.running += 1;
    const child = new SheetChild(this.limits);
    this.children.add(child);
    return child;
  }

  private finish(child: SheetChild): void {
    child.close();
    this.children.delete(child);
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }

  /**
   * The lines of a table, piece by piece; the file is read only as quickly as the pieces are taken, one piece ahead.
   *
   * @throws SheetRefusal with a sentence for the person; Error for a fault of ours
   */
  async *read(path: string, limits: Partial<SheetLimits> = {}): AsyncGenerator<SheetBatch> {
    const child = await this.start();
    try {
      let answer = await child.tell({ say: 'read', path, limits: { ...SHEET_LIMITS, ...limits }, batch: BATCH });
      while (answer.say === 'batch') {
        const ahead = child.tell({ say: 'next' });
        ahead.catch(() => undefined); // heard of below, unless nobody wants more
        yield answer.batch;
        answer = await ahead;
      }
    } finally {
      this.finish(child);
    }
  }

  /**
   * Writes a workbook.
   *
   * @returns its path; whoever sends it takes it away
   * @throws Error for a fault of ours
   */
  async write(book: Book, rows: AsyncIterable<string[][]> | Iterable<string[][]>): Promise<string> {
    await this.ready;
    const path = join(this.scratch, `${randomUUID()}.xlsx`);
    const child = await this.start();
    try {
      await child.tell({ say: 'write', path, book });
      for await (const piece of rows) await child.tell({ say: 'rows', rows: piece });
      await child.tell({ say: 'end' });
      return path;
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      this.finish(child);
    }
  }

  /** Ends what is under way. */
  close(): void {
    for (const child of this.children) child.close();
  }
}
