import type { Raster } from '../PageChecks';

/** Where the paper's own colour lies in the order of all values of a channel: most of a page is paper. */
const PAPER_SHARE = 0.85;

function valueAt(counts: Uint32Array, share: number, total: number): number {
  let seen = 0;
  for (let value = 0; value < counts.length; value += 1) {
    seen += counts[value] ?? 0;
    if (seen >= share * total) return value;
  }
  return 255;
}

/** The picture with its paper made white, so that a yellowish lamp is not taken for colour. */
export function balanced({ width, height, data }: Raster): Raster {
  const total = width * height;
  const channels = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)];
  for (let at = 0; at < data.length; at += 1) {
    const counts = channels[at % 3];
    const value = data[at] ?? 0;
    if (counts) counts[value] = (counts[value] ?? 0) + 1;
  }
  const paper = channels.map((counts) => Math.max(96, valueAt(counts, PAPER_SHARE, total)));
  return { width, height, data: data.map((value, at) => Math.min(255, Math.round((value * 255) / (paper[at % 3] ?? 255)))) };
}

/** Lightness of each pixel, 0 … 255. */
export function greyOf({ width, height, data }: Raster): Uint8Array {
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at += 1) {
    grey[at] = Math.round(0.299 * (data[at * 3] ?? 0) + 0.587 * (data[at * 3 + 1] ?? 0) + 0.114 * (data[at * 3 + 2] ?? 0));
  }
  return grey;
}
