import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, rgb } from 'pdf-lib';
import sharp from 'sharp';

const folder = mkdtempSync(join(tmpdir(), 'medregistry-scans-'));

const lines = (seed: number): string =>
  Array.from({ length: 26 }, (_, row) => `<rect x="160" y="${420 + row * 44}" width="${560 + ((row * 131 + seed * 67) % 380)}" height="14" fill="#3a3a3a"/>`).join('');

/** A sheet as a flatbed scanner gives it: A4 at 150 dpi with lines, a seal and a little noise. */
export async function scan(name: string, seed: number): Promise<string> {
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754"><rect width="1240" height="1754" fill="#f7f5ef"/>
    <rect x="360" y="200" width="520" height="46" fill="#222"/>${lines(seed)}
    <circle cx="930" cy="1500" r="130" fill="none" stroke="#c33" stroke-width="9" opacity="0.8"/><circle cx="930" cy="1500" r="34" fill="#c33" opacity="0.7"/></svg>`;
  const noise = await sharp({ create: { width: 1240, height: 1754, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 6 }, background: '#808080' } }).png().toBuffer();
  const file = join(folder, name);
  await sharp(Buffer.from(sheet)).composite([{ input: noise, blend: 'soft-light' }]).jpeg({ quality: 82 }).withMetadata({ density: 150 }).toFile(file);
  return file;
}

/** A sheet as a copier sends it: a PDF with so many pages. */
export async function pdf(name: string, pages: number): Promise<string> {
  const document = await PDFDocument.create();
  for (let number = 0; number < pages; number += 1) {
    const sheet = document.addPage([595, 842]);
    for (let row = 0; row < 24; row += 1) sheet.drawRectangle({ x: 76, y: 640 - row * 20, width: 280 + ((row * 61 + number * 37) % 160), height: 6, color: rgb(0.2, 0.2, 0.2) });
  }
  const file = join(folder, name);
  writeFileSync(file, await document.save());
  return file;
}
