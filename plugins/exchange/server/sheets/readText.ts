import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import type { SheetRow } from './protocol';
import type { SheetLimits } from './SheetLimits';
import { SheetRefusal } from './SheetRefusal';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

async function decodable(path: string, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** UTF-8 unless its bytes say otherwise: spreadsheets of Chinese Windows write GB18030 without a word about it. */
async function encodingOf(path: string): Promise<Encoding> {
  const file = await open(path, 'r');
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0).finally(() => file.close());
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf-16le';
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf-16be';
  for (const encoding of ['utf-8', 'gb18030'] as const) if (await decodable(path, encoding)) return encoding;
  throw new SheetRefusal('encoding');
}

const DELIMITERS = [',', '\t', ';', '，'] as const;

/** What separates the cells: the candidate that the first line has most of, quoted text left out. */
function delimiterOf(text: string): string {
  const line = text.replace(/"[^"]*"/g, '').split(/\r?\n/, 1)[0] ?? '';
  const counted = DELIMITERS.map((candidate) => ({ candidate, count: line.split(candidate).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).candidate;
}

/** Reads RFC 4180 piece by piece: quotes may hold delimiters, line breaks and doubled quotes. */
class LineReader {
  private cells: string[] = [];
  private cell = '';
  private quoted = false;
  /** A quote within quotes has been read: it ends them, or the next one makes it a character. */
  private pending = false;
  private row = 1;
  private startedAt = 1;
  private touched = false;

  constructor(
    private readonly delimiter: string,
    private readonly limits: SheetLimits,
  ) {}

  private endCell(): void {
    if (this.cell.length > this.limits.cell) throw new SheetRefusal('damaged');
    if (this.cells.push(this.cell) > this.limits.columns) throw new SheetRefusal('too-many-columns');
    this.cell = '';
  }

  private endLine(into: SheetRow[]): void {
    this.endCell();
    if (this.touched) into.push({ row: this.startedAt, cells: this.cells });
    this.cells = [];
    this.touched = false;
    this.row += 1;
    this.startedAt = this.row;
  }

  take(text: string, into: SheetRow[]): void {
    for (const character of text) {
      if (this.pending) {
        this.pending = false;
        if (character === '"') {
          this.cell += '"';
          continue;
        }
        this.quoted = false;
      }
      if (this.quoted) {
        if (character === '"') this.pending = true;
        else this.cell += character;
      } else if (character === '"' && this.cell === '') this.quoted = this.touched = true;
      else if (character === this.delimiter) this.endCell();
      else if (character === '\n') this.endLine(into);
      else if (character === '\0') throw new SheetRefusal('unsupported');
      else if (character !== '\r') {
        this.cell += character;
        this.touched = true;
      }
    }
  }

  end(into: SheetRow[]): void {
    if (this.touched || this.cells.length > 0) this.endLine(into);
  }
}

/**
 * The lines of a delimited text file.
 *
 * @throws SheetRefusal
 */
export async function* readText(path: string, limits: SheetLimits): AsyncGenerator<{ rows: SheetRow[]; share: number }> {
  const [encoding, { size }] = [await encodingOf(path), await stat(path)];
  const decoder = new TextDecoder(encoding);
  let reader: LineReader | undefined;
  let [read, count] = [0, 0];
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    read += chunk.length;
    const text = decoder.decode(chunk, { stream: true });
    reader ??= new LineReader(delimiterOf(text), limits);
    const rows: SheetRow[] = [];
    reader.take(text, rows);
    count += rows.length;
    if (count > limits.rows) throw new SheetRefusal('too-many-rows');
    yield { rows, share: read / size };
  }
  const rest: SheetRow[] = [];
  reader?.take(decoder.decode(), rest);
  reader?.end(rest);
  yield { rows: rest, share: 1 };
}
