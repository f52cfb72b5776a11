import { PDFDocument, rgb } from 'pdf-lib';
import sharp from 'sharp';
import type { PaperFile } from './Person';

const held = new Map<string, Promise<PaperFile>>();

const once = (key: string, make: () => Promise<PaperFile>): Promise<PaperFile> => {
  const found = held.get(key) ?? make();
  held.set(key, found);
  return found;
};

/** A one-page PDF with a square whose place depends on the mark, so that pages can be told apart. */
export const onePage = (mark = 1): Promise<PaperFile> =>
  once(`pdf ${mark}`, async () => {
    const document = await PDFDocument.create();
    document.addPage([595, 842]).drawRectangle({ x: 40 + (mark % 20) * 20, y: 600 - Math.floor(mark / 20) * 40, width: 18, height: 30, color: rgb(0.1, 0.2, 0.6) });
    return { name: `page-${mark}.pdf`, bytes: await document.save(), type: 'application/pdf' };
  });

/** A small photograph. */
export const photo = (mark = 1): Promise<PaperFile> =>
  once(`jpeg ${mark}`, async () => {
    const bytes = await sharp({ create: { width: 60 + mark, height: 80, channels: 3, background: { r: (mark * 40) % 255, g: 120, b: 60 } } }).jpeg().toBuffer();
    return { name: `photo-${mark}.jpg`, bytes, type: 'image/jpeg' };
  });
