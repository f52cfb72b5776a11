import { concatTransformationMatrix, popGraphicsState, pushGraphicsState, rgb, setFillingRgbColor, type PDFPage } from 'pdf-lib';
import type { Pen, TextStyle } from './Pen';
import { upright } from './upright';

const BLUE = { r: 0.05, g: 0.16, b: 0.55 };
const WHITE = rgb(1, 1, 1);

/** Type size of the heading by the page's shorter side, so that it reads alike on a card and on A4. */
const HEADING = 0.03;
const SMALL = 0.62;
/** The most that a mark is wide, by the page's width. */
const WIDEST = 0.6;
const MARGIN = 0.045;

/**
 * Lays the lines of a mark over a page: a box at the lower left as the page is read, where seals and signatures
 * seldom stand. The paper shines through, so that nothing is hidden.
 */
export function drawMark(page: PDFPage, lines: readonly string[], pen: Pen): void {
  const { width, height, matrix } = upright(page);
  const full = Math.min(width, height) * HEADING;
  const styleOf = (index: number, heading: number): TextStyle => (index === 0 ? { size: heading, bold: true } : { size: heading * SMALL });
  const widest = (heading: number): number => Math.max(...lines.map((line, index) => pen.width(line, styleOf(index, heading))));
  const heading = full * Math.min(1, (width * WIDEST) / Math.max(1, widest(full)));
  const pad = heading * 0.5;
  const leading = (index: number): number => styleOf(index, heading).size * 1.45;
  const tall = lines.reduce((sum, _line, index) => sum + leading(index), 0);
  const [left, bottom] = [width * MARGIN, height * MARGIN];
  const colour = rgb(BLUE.r, BLUE.g, BLUE.b);
  page.pushOperators(pushGraphicsState(), concatTransformationMatrix(...matrix));
  page.drawRectangle({ x: left, y: bottom, width: widest(heading) + 2 * pad, height: tall + pad, color: WHITE, opacity: 0.6, borderColor: colour, borderWidth: heading * 0.07 });
  page.pushOperators(setFillingRgbColor(BLUE.r, BLUE.g, BLUE.b));
  let y = bottom + tall + pad * 0.5;
  lines.forEach((line, index) => {
    y -= leading(index);
    pen.text(page, line, left + pad, y + leading(index) * 0.28, styleOf(index, heading));
  });
  page.pushOperators(popGraphicsState());
}
