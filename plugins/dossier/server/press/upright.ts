import type { PDFPage } from 'pdf-lib';

/** From what a reader sees, upright and with its origin at the lower left, to the page as it is stored. */
export function upright(page: PDFPage): { width: number; height: number; matrix: [number, number, number, number, number, number] } {
  const { x, y, width, height } = page.getCropBox();
  const turn = ((page.getRotation().angle % 360) + 360) % 360;
  if (turn === 90) return { width: height, height: width, matrix: [0, 1, -1, 0, x + width, y] };
  if (turn === 180) return { width, height, matrix: [-1, 0, 0, -1, x + width, y + height] };
  if (turn === 270) return { width: height, height: width, matrix: [0, -1, 1, 0, x, y + height] };
  return { width, height, matrix: [1, 0, 0, 1, x, y] };
}
