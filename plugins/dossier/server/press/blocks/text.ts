import type { PrintoutBlockOf } from '@medregistry/language';
import { MEASURE, PAPER, type Sheet, type TextStyle } from '../Sheet';

const LEADING = 1.65;

/** 小二号 and 四号 of Chinese type sizes. */
export const TITLE: TextStyle = { size: 18, bold: true };
export const SUBTITLE: TextStyle = { size: 14, bold: true };
export const BODY_SIZE = 12;

/** Slack of a line, in ems, up to which it is spread to the right margin. */
const SPREAD = 2;

interface Setting {
  style: TextStyle;
  align: 'left' | 'center' | 'right';
  indent: number;
  leading: number;
}

function drawLines(sheet: Sheet, text: string, { style, align, indent, leading }: Setting): void {
  let opening = true;
  for (const line of sheet.lines(text, style, MEASURE, indent)) {
    sheet.need(leading);
    const start = opening ? indent : 0;
    const slack = MEASURE - start - line.width;
    const shift = align === 'left' ? 0 : align === 'right' ? slack : slack / 2;
    const gaps = [...line.text].length - 1;
    const spread = align === 'left' && !line.last && gaps > 0 && slack < SPREAD * style.size ? slack / gaps : 0;
    sheet.text(line.text, PAPER.left + start + shift, sheet.y - leading / 2 - style.size * 0.36, style, spread);
    sheet.y -= leading;
    opening = line.last;
  }
}

export function drawTitle(sheet: Sheet, block: PrintoutBlockOf<'title'>): void {
  sheet.need(TITLE.size * 4);
  drawLines(sheet, block.text, { style: TITLE, align: 'center', indent: 0, leading: TITLE.size * 1.5 });
  sheet.y -= 10;
}

export function drawSubtitle(sheet: Sheet, block: PrintoutBlockOf<'subtitle'>): void {
  sheet.need(SUBTITLE.size * 5);
  sheet.y -= sheet.fresh ? 0 : 6;
  drawLines(sheet, block.text, { style: SUBTITLE, align: 'left', indent: 0, leading: SUBTITLE.size * 1.5 });
  sheet.y -= 4;
}

export function drawParagraph(sheet: Sheet, block: PrintoutBlockOf<'paragraph'>): void {
  const style = { size: block.size ?? BODY_SIZE, bold: block.bold ?? false };
  const indent = block.indent ? 2 * style.size : 0;
  // A heading never stands at the foot of a page without what it is about.
  if (style.bold) sheet.need(style.size * LEADING * 2.5);
  drawLines(sheet, block.text, { style, align: block.align ?? 'left', indent, leading: style.size * LEADING });
  sheet.y -= 3;
}
