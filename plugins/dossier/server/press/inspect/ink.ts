import type { PageChecks, Raster } from '../PageChecks';
import { greyOf } from './paper';

/** Edges of a scan are often dark; what counts as written stands within them. */
const MARGIN = 0.03;
const DARK = 150;
const BLANK = 0.0006;
const NEARLY = 0.002;

/** How much of a page is written on, red ink included: its lightness lies below that of the paper, too. */
export function inkOf(picture: Raster): Pick<PageChecks, 'ink' | 'blank'> {
  const { width, height } = picture;
  const grey = greyOf(picture);
  const [left, top] = [Math.ceil(width * MARGIN), Math.ceil(height * MARGIN)];
  let dark = 0;
  for (let y = top; y < height - top; y += 1) {
    for (let x = left; x < width - left; x += 1) if ((grey[y * width + x] ?? 255) < DARK) dark += 1;
  }
  const ink = dark / Math.max(1, (width - 2 * left) * (height - 2 * top));
  return { ink: Math.round(ink * 1e5) / 1e5, blank: ink < BLANK ? 'blank' : ink < NEARLY ? 'nearly' : 'no' };
}
