import { create } from 'qrcode';
import { fill, PDFNumber, PDFOperator, PDFOperatorNames, popGraphicsState, pushGraphicsState, setFillingRgbColor, type PDFPage } from 'pdf-lib';

const rectangle = (x: number, y: number, width: number, height: number): PDFOperator =>
  PDFOperator.of(PDFOperatorNames.AppendRectangle, [x, y, width, height].map((value) => PDFNumber.of(Math.round(value * 1000) / 1000)));

/** Draws a QR code as filled squares, runs of a row joined, so that it stays sharp and weighs little. */
export function drawQr(page: PDFPage, text: string, x: number, y: number, size: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = size / modules.size;
  const operators: PDFOperator[] = [pushGraphicsState(), setFillingRgbColor(0, 0, 0)];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      const start = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column += 1;
      operators.push(rectangle(x + start * side, y + size - (row + 1) * side, (column - start + 1) * side, side));
    }
  }
  operators.push(fill(), popGraphicsState());
  page.pushOperators(...operators);
}
