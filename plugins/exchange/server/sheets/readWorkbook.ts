import { Archive } from './Archive';
import { dayOf, numberText } from './cellText';
import type { SheetRow } from './protocol';
import type { SheetLimits } from './SheetLimits';
import { SheetRefusal } from './SheetRefusal';
import { partsOf, type WorkbookParts } from './workbookParts';
import { xmlPieces } from './xmlStream';

const LETTER_A = 64;

/** Place of a column from a cell's reference (`AB12` is 27), counted from 0. */
function placeOf(reference: string): number {
  let place = 0;
  for (let index = 0; index < reference.length; index += 1) {
    const code = reference.charCodeAt(index) - LETTER_A;
    if (code < 1 || code > 26) break;
    place = place * 26 + code;
  }
  return place - 1;
}

/** Hears the events of a sheet and makes lines of them. */
class SheetHearing {
  rows: SheetRow[] = [];
  count = 0;
  private row = 0;
  private cells: string[] = [];
  private place = -1;
  private type = '';
  private style = 0;
  private text = '';
  private within = false;
  private phonetic = false;

  constructor(
    private readonly parts: WorkbookParts,
    private readonly limits: SheetLimits,
  ) {}

  private value(): string {
    const { strings, dates, macintosh } = this.parts;
    switch (this.type) {
      case 's':
        return strings[Number(this.text)] ?? '';
      case 'b':
        return this.text === '1' ? '是' : '否';
      case 'e':
        return '';
      case 'd':
        return this.text.slice(0, 10);
      case 'inlineStr':
      case 'str':
        return this.text;
      default:
        if (this.text === '') return '';
        return (dates[this.style] && dayOf(Number(this.text), macintosh)) || numberText(this.text);
    }
  }

  open = (name: string, attributes: Record<string, string>): void => {
    if (name === 'row') {
      this.row = attributes['r'] ? Number(attributes['r']) : this.row + 1;
      this.cells = [];
      this.place = -1;
    } else if (name === 'c') {
      this.place = attributes['r'] ? placeOf(attributes['r']) : this.place + 1;
      if (!(this.place >= 0)) throw new SheetRefusal('damaged');
      this.type = attributes['t'] ?? 'n';
      this.style = Number(attributes['s'] ?? 0);
      this.text = '';
    } else if (name === 'v' || name === 't') this.within = true;
    else if (name === 'rPh') this.phonetic = true;
  };

  hear = (piece: string): void => {
    if (!this.within || this.phonetic) return;
    this.text += piece;
    if (this.text.length > this.limits.cell) throw new SheetRefusal('damaged');
  };

  close = (name: string): void => {
    if (name === 'v' || name === 't') this.within = false;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
  };

  private endCell(): void {
    const value = this.value();
    if (value === '') return;
    // A stray mark far to the right must not make a line of 16,000 cells.
    if (this.place >= this.limits.columns) throw new SheetRefusal('too-many-columns');
    while (this.cells.length < this.place) this.cells.push('');
    this.cells[this.place] = value;
  }

  private endRow(): void {
    if (this.cells.length === 0) return;
    this.rows.push({ row: this.row, cells: this.cells });
    this.count += 1;
    if (this.count > this.limits.rows) throw new SheetRefusal('too-many-rows');
  }

  take(): SheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }
}

/**
 * The lines of a workbook's first visible sheet that have anything on them.
 *
 * @throws SheetRefusal
 */
export async function* readWorkbook(path: string, limits: SheetLimits): AsyncGenerator<{ rows: SheetRow[]; share: number }> {
  const archive = await Archive.open(path, limits);
  try {
    const parts = await partsOf(archive);
    const hearing = new SheetHearing(parts, limits);
    const size = archive.size(parts.sheet) || 1;
    let read = 0;
    const pieces = xmlPieces(await archive.read(parts.sheet), { open: hearing.open, close: hearing.close, text: hearing.hear }, (bytes) => (read += bytes));
    for await (const _ of pieces) yield { rows: hearing.take(), share: Math.min(1, read / size) };
  } finally {
    archive.close();
  }
}
