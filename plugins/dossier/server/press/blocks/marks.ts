import type { PrintoutBlockOf } from '@medregistry/language';
import { rgb } from 'pdf-lib';
import { MEASURE, MM, PAPER, type Sheet } from '../Sheet';
import { BODY_SIZE } from './text';

const BLACK = rgb(0, 0, 0);
const GREY = rgb(0.45, 0.45, 0.45);
const STYLE = { size: BODY_SIZE };
const LEADING = BODY_SIZE * 1.65;
const BASELINE = LEADING / 2 + BODY_SIZE * 0.36;

/** Diameter of an official seal (公章). */
const SEAL = 42 * MM;

function drawTickBox(sheet: Sheet, x: number, baseline: number, ticked: boolean): void {
  const side = 9.5;
  const y = baseline - 1;
  sheet.page.drawRectangle({ x, y, width: side, height: side, borderWidth: 0.8, borderColor: BLACK });
  if (!ticked) return;
  sheet.page.drawLine({ start: { x: x + 1.8, y: y + 4.8 }, end: { x: x + 4, y: y + 2 }, thickness: 1.3, color: BLACK });
  sheet.page.drawLine({ start: { x: x + 4, y: y + 2 }, end: { x: x + 8.2, y: y + 8 }, thickness: 1.3, color: BLACK });
}

/** Items with a box before each; long ones are broken under their own first character. */
export function drawChecklist(sheet: Sheet, block: PrintoutBlockOf<'checklist'>): void {
  const box = 16;
  let x = PAPER.left;
  for (const item of block.items) {
    const lines = sheet.lines(item.text, STYLE, MEASURE - box);
    const width = box + Math.max(...lines.map((line) => line.width)) + 14;
    if (block.inline && x > PAPER.left && (lines.length > 1 || x + width > PAPER.left + MEASURE)) {
      sheet.y -= LEADING;
      x = PAPER.left;
    }
    lines.forEach((line, index) => {
      sheet.need(LEADING);
      if (index === 0) drawTickBox(sheet, x, sheet.y - BASELINE, item.ticked);
      sheet.text(line.text, x + box, sheet.y - BASELINE, STYLE);
      if (!block.inline || index < lines.length - 1) sheet.y -= LEADING;
    });
    x = block.inline ? x + width : PAPER.left;
  }
  if (block.inline) sheet.y -= LEADING;
  sheet.y -= 3;
}

/** `label：________  年 月 日`, set to the right. */
export function drawSignature(sheet: Sheet, block: PrintoutBlockOf<'signature'>): void {
  const height = LEADING * 1.8;
  sheet.need(height);
  const label = `${block.label}：`;
  const line = 42 * MM;
  const date = block.dated || block.date ? (block.date ?? '        年     月     日') : '';
  const dateWidth = date ? sheet.width(date, STYLE) + 12 : 0;
  const x = Math.max(PAPER.left, PAPER.left + MEASURE - dateWidth - line - sheet.width(label, STYLE));
  const y = sheet.y - height + 6;
  sheet.text(label, x, y, STYLE);
  const start = x + sheet.width(label, STYLE);
  sheet.page.drawLine({ start: { x: start, y: y - 2.5 }, end: { x: start + line, y: y - 2.5 }, thickness: 0.6, color: BLACK });
  if (block.value) sheet.text(block.value, start + 4, y, STYLE);
  if (date) sheet.text(date, start + line + 12, y, STYLE);
  sheet.y -= height;
}

/** A dashed circle where the seal goes, at the right margin, with what is to be stamped in its middle. */
export function drawSeal(sheet: Sheet, block: PrintoutBlockOf<'seal'>): void {
  sheet.need(SEAL + 8);
  const centre = { x: PAPER.left + MEASURE - SEAL / 2 - 6, y: sheet.y - 4 - SEAL / 2 };
  sheet.page.drawCircle({ ...centre, size: SEAL / 2, borderWidth: 0.7, borderColor: GREY, borderDashArray: [4, 3] });
  const style = { size: 10 };
  const lines = sheet.lines(block.label, style, SEAL * 0.8);
  lines.forEach((line, index) => {
    const y = centre.y + (lines.length / 2 - index - 1) * 14 + 4;
    sheet.text(line.text, centre.x - line.width / 2, y, style);
  });
  sheet.y -= SEAL + 8;
}

/** Side of a box, and the least that a character of the body can stand in. */
const BOX = { most: 17, least: 13 };

/** One character a box, in one row where the boxes can be made narrow enough, else in several. */
export function drawBoxes(sheet: Sheet, block: PrintoutBlockOf<'boxes'>): void {
  const label = block.label ? `${block.label}：` : '';
  const labelWidth = label ? Math.min(sheet.width(label, STYLE) + 2, MEASURE / 2) : 0;
  const characters = [...block.value];
  const count = Math.max(block.count, characters.length);
  const fitting = Math.min(BOX.most, (MEASURE - labelWidth) / count);
  const side = fitting < BOX.least ? BOX.most : fitting;
  const perRow = fitting < BOX.least ? Math.max(1, Math.floor((MEASURE - labelWidth) / side)) : count;
  const rows = Math.ceil(count / perRow);
  sheet.need(rows * (side + 4));
  for (let row = 0; row < rows; row += 1) {
    const baseline = sheet.y - side / 2 - STYLE.size * 0.36;
    if (row === 0) sheet.text(label, PAPER.left, baseline, STYLE);
    for (let column = 0; column < Math.min(perRow, count - row * perRow); column += 1) {
      const x = PAPER.left + labelWidth + column * side;
      sheet.page.drawRectangle({ x, y: sheet.y - side, width: side, height: side, borderWidth: 0.7, borderColor: BLACK });
      const character = characters[row * perRow + column] ?? '';
      sheet.text(character, x + (side - sheet.width(character, STYLE)) / 2, baseline, STYLE);
    }
    sheet.y -= side + 4;
  }
  sheet.y -= 4;
}
