import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from 'exceljs';

/** A folder for the files of one suite. */
export function tableFolder(): { path: string; file(name: string, bytes: string | Uint8Array): string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'medregistry-tables-'));
  return {
    path,
    file(name, bytes) {
      const at = join(path, name);
      writeFileSync(at, bytes);
      return at;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

type Cell = string | number | boolean | Date | null | object;

/** A real workbook, as a spreadsheet program would have saved it. */
export async function workbookOf(rows: readonly (readonly Cell[])[], { hidden, formats = {} }: { hidden?: readonly (readonly Cell[])[]; formats?: Record<number, string> } = {}): Promise<Uint8Array> {
  const book = new Workbook();
  if (hidden) book.addWorksheet('隐藏', { state: 'hidden' }).addRows(hidden as Cell[][]);
  const sheet = book.addWorksheet('表');
  sheet.addRows(rows as Cell[][]);
  for (const [column, format] of Object.entries(formats)) sheet.getColumn(Number(column)).numFmt = format;
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A text in GB18030, as a spreadsheet of a Chinese Windows writes it: each character by looking through all codes of two bytes. */
export function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return Buffer.from([...text].flatMap((character) => (character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : (codes.get(character) ?? [0x3f]))));
}
