import { concatTransformationMatrix, popGraphicsState, pushGraphicsState, setFillingGrayscaleColor, setGraphicsState, type PDFPage } from 'pdf-lib';
import type { Pen } from './Pen';
import { upright } from './upright';

const SIZE = 12;
/** Radians by which the lines climb. */
const SLOPE = Math.PI / 9;
/** Points between lines, and between two texts of a line. */
const GAP = { line: 130, text: 60 };
/** Faint enough to read what is below, strong enough to survive a photograph. */
const OPACITY = 0.16;

/** Lays a text over a whole page again and again, aslant as the page is read: no part of it can be cut out without one. */
export function drawWatermark(page: PDFPage, text: string, pen: Pen): void {
  const { width, height, matrix } = upright(page);
  const style = { size: SIZE };
  const step = pen.width(text, style) + GAP.text;
  const reach = Math.hypot(width, height);
  const [cos, sin] = [Math.cos(SLOPE), Math.sin(SLOPE)];
  const faint = page.node.newExtGState('Watermark', page.doc.context.obj({ Type: 'ExtGState', ca: OPACITY }));
  page.pushOperators(
    pushGraphicsState(), concatTransformationMatrix(...matrix), concatTransformationMatrix(cos, sin, -sin, cos, 0, 0),
    setGraphicsState(faint), setFillingGrayscaleColor(0),
  );
  // Turned about the lower left corner, a page reaches from -width * sin upwards.
  for (let y = -width * sin; y < reach; y += GAP.line) {
    const shift = (Math.round(y / GAP.line) % 2) * (step / 2);
    for (let x = -shift; x < reach; x += step) pen.text(page, text, x, y, style);
  }
  page.pushOperators(popGraphicsState());
}
