import type { PageChecks, Raster } from '../PageChecks';
import { greyOf } from './paper';

const DARK = 140;
const MOST_POINTS = 24_000;
const WIDEST = 12;
const STEP = 0.5;

/** How much sharper lines have to stand out at an angle than level, and than across, before anything is said. */
const CLEARLY = 1.12;
const SIDEWAYS = 1.2;
/** Fewer dark points than this are no text. */
const FEWEST = 900;

interface Points {
  x: Float32Array;
  y: Float32Array;
  extent: number;
}

function darkPoints(picture: Raster): Points {
  const { width, height } = picture;
  const grey = greyOf(picture);
  const found: number[] = [];
  const margin = Math.round(Math.min(width, height) * 0.04);
  for (let y = margin; y < height - margin; y += 1) {
    for (let x = margin; x < width - margin; x += 1) if ((grey[y * width + x] ?? 255) < DARK) found.push(y * width + x);
  }
  const every = Math.max(1, Math.ceil(found.length / MOST_POINTS));
  const kept = found.filter((_, index) => index % every === 0);
  return {
    x: Float32Array.from(kept, (at) => at % width),
    y: Float32Array.from(kept, (at) => Math.floor(at / width)),
    extent: Math.ceil(Math.hypot(width, height)),
  };
}

/** How sharply the points fall into lines when they are looked at from an angle: full rows next to empty ones. */
function sharpness({ x, y, extent }: Points, degrees: number): number {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const rows = new Float64Array(extent * 3);
  for (let at = 0; at < x.length; at += 1) {
    const row = Math.round((y[at] ?? 0) * cos - (x[at] ?? 0) * sin) + extent;
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row += 1) sum += ((rows[row] ?? 0) - (rows[row - 1] ?? 0)) ** 2;
  return sum;
}

/** The lean of the lines of text, and whether the page lies on its side. Upside down cannot be told from this. */
export function skewOf(picture: Raster): Pick<PageChecks, 'skew' | 'sideways'> {
  const points = darkPoints(picture);
  if (points.x.length < FEWEST) return { skew: null, sideways: false };
  const angles = Array.from({ length: (2 * WIDEST) / STEP + 1 }, (_, index) => index * STEP - WIDEST);
  const scores = angles.map((angle) => sharpness(points, angle));
  const best = scores.reduce((top, score, index) => (score > (scores[top] ?? 0) ? index : top), 0);
  const level = sharpness(points, 0);
  const across = Math.max(...[-1, 0, 1].map((angle) => sharpness(points, 90 + angle)));
  const sideways = across > (scores[best] ?? 0) * SIDEWAYS;
  if (sideways) return { skew: null, sideways };
  const clear = (scores[best] ?? 0) > level * CLEARLY;
  return { skew: clear ? (angles[best] ?? 0) : 0, sideways };
}
