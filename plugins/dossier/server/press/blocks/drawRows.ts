import { rgb } from 'pdf-lib';
import type { Line } from '../breakLines';
import { DEPTH, PAPER, type Sheet, type TextStyle } from '../Sheet';

export interface Cell {
  text: string;
  width: number;
  align: 'left' | 'center' | 'right';
  style: TextStyle;
  /** A light ground behind labels and header rows. */
  shaded?: boolean;
}

export type Row = Cell[];

export const PADDING = { x: 4, y: 4 };
const LEADING = 1.4;
const RULE = 0.6;
const BLACK = rgb(0, 0, 0);
const SHADE = rgb(0.95, 0.95, 0.95);

interface LaidCell extends Cell {
  lines: Line[];
}

const leadingOf = (row: Row): number => Math.max(...row.map((cell) => cell.style.size)) * LEADING;

const laid = (sheet: Sheet, row: Row): LaidCell[] =>
  row.map((cell) => ({ ...cell, lines: sheet.lines(cell.text, cell.style, cell.width - 2 * PADDING.x) }));

const lineCount = (row: LaidCell[]): number => Math.max(...row.map((cell) => cell.lines.length));

const heightOf = (row: LaidCell[], count = lineCount(row)): number => count * leadingOf(row) + 2 * PADDING.y;

function drawCell(sheet: Sheet, cell: LaidCell, x: number, height: number, leading: number, from: number, to: number): void {
  sheet.page.drawRectangle({
    x,
    y: sheet.y - height,
    width: cell.width,
    height,
    borderWidth: RULE,
    borderColor: BLACK,
    ...(cell.shaded ? { color: SHADE } : {}),
  });
  const lines = cell.lines.slice(from, to);
  const slack = height - 2 * PADDING.y - lines.length * leading;
  lines.forEach((line, index) => {
    const room = cell.width - 2 * PADDING.x - line.width;
    const shift = cell.align === 'left' ? 0 : cell.align === 'right' ? room : room / 2;
    const top = sheet.y - PADDING.y - slack / 2 - index * leading;
    sheet.text(line.text, x + PADDING.x + shift, top - leading / 2 - cell.style.size * 0.36, cell.style);
  });
}

function drawPart(sheet: Sheet, row: LaidCell[], from: number, to: number): void {
  const height = heightOf(row, to - from);
  let x = PAPER.left;
  for (const cell of row) {
    drawCell(sheet, cell, x, height, leadingOf(row), from, to);
    x += cell.width;
  }
  sheet.y -= height;
}

/**
 * Draws ruled rows. A row that does not fit goes to the next page, under the header row again; a row taller than a
 * page is continued line by line.
 */
export function drawRows(sheet: Sheet, rows: Row[], header?: Row): void {
  const head = header ? laid(sheet, header) : null;
  const drawHead = () => {
    if (head) drawPart(sheet, head, 0, lineCount(head));
  };
  const headHeight = head ? heightOf(head) : 0;
  const first = rows[0] ? Math.min(heightOf(laid(sheet, rows[0])), DEPTH / 4) : 0;
  sheet.need(headHeight + first);
  drawHead();
  for (const row of rows.map((cells) => laid(sheet, cells))) {
    const count = lineCount(row);
    if (heightOf(row) <= sheet.remaining) {
      drawPart(sheet, row, 0, count);
      continue;
    }
    const fitsAlone = heightOf(row) <= DEPTH - headHeight;
    if (fitsAlone && !sheet.fresh) {
      sheet.newPage();
      drawHead();
      drawPart(sheet, row, 0, count);
      continue;
    }
    for (let from = 0; from < count; ) {
      const room = Math.floor((sheet.remaining - 2 * PADDING.y) / leadingOf(row));
      if (room < 1) {
        sheet.newPage();
        drawHead();
        continue;
      }
      const to = Math.min(count, from + room);
      drawPart(sheet, row, from, to);
      from = to;
    }
  }
}
