import { readFile } from 'node:fs/promises';
import { PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib';
import sharp from 'sharp';
import type { InspectJob } from '../Job';
import { MEASURED_SIDE, type PageChecks, type Raster } from '../PageChecks';
import { drawnPdf } from '../preview';
import { inkOf } from './ink';
import { balanced } from './paper';
import { sealOn } from './seal';
import { skewOf } from './skew';

const A4_LONG = 297 / 25.4;

async function raster(picture: Buffer | string): Promise<Raster> {
  const { data, info } = await sharp(picture)
    .resize({ width: MEASURED_SIDE, height: MEASURED_SIDE, fit: 'inside' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels === 3) return { width: info.width, height: info.height, data };
  return { width: info.width, height: info.height, data: Uint8Array.from({ length: info.width * info.height * 3 }, (_, at) => data[Math.floor(at / 3) * info.channels] ?? 255) };
}

/** Resolution of a page that is one scanned picture; null for one that is drawn or has several. */
function scanDpi(document: PDFDocument): number | null {
  const page = document.getPage(0);
  const resources = page.node.Resources();
  const objects = resources?.lookup(PDFName.of('XObject'));
  const fonts = resources?.lookup(PDFName.of('Font'));
  if (!(objects instanceof PDFDict) || (fonts instanceof PDFDict && fonts.keys().length > 0)) return null;
  const sides = objects.values().flatMap((reference) => {
    const stream = document.context.lookup(reference);
    if (!(stream instanceof PDFRawStream) || stream.dict.lookup(PDFName.of('Subtype')) !== PDFName.of('Image')) return [];
    const side = (name: string): number => {
      const value = stream.dict.lookup(PDFName.of(name));
      return value instanceof PDFNumber ? value.asNumber() : 0;
    };
    return [Math.max(side('Width'), side('Height'))];
  });
  const { width, height } = page.getCropBox();
  return sides.length === 1 ? Math.round((sides[0] ?? 0) / (Math.max(width, height) / 72)) : null;
}

const ratioOf = (width: number, height: number): number => Math.round((Math.max(width, height) / Math.max(1, Math.min(width, height))) * 1000) / 1000;

/** Looks at one normalised page: what reviewers would send back, found before they see it. */
export async function inspect(job: InspectJob, scratch: string, tools: boolean): Promise<PageChecks> {
  const scan = job.pageKind === 'jpeg';
  const pdf = scan ? null : await PDFDocument.load(await readFile(job.path), { updateMetadata: false });
  const picture = await raster(scan ? job.path : await drawnPdf(job.path, MEASURED_SIDE * 2, scratch, tools));
  const size = pdf ? pdf.getPage(0).getCropBox() : await sharp(job.path).metadata();
  const [width, height] = [size.width ?? 0, size.height ?? 0];
  const white = balanced(picture);
  return {
    ...inkOf(white),
    dpi: pdf ? scanDpi(pdf) : Math.round(Math.max(width, height) / A4_LONG),
    ratio: ratioOf(width, height),
    seal: sealOn(white),
    ...skewOf(white),
  };
}
