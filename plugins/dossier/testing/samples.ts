import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFArray, PDFDocument, PDFName, PDFString, rgb } from 'pdf-lib';
import sharp from 'sharp';

/** A folder of its own for one test file. */
export function workFolder(): { path: string; file(name: string, bytes: Uint8Array): string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'medregistry-dossier-'));
  let count = 0;
  return {
    path,
    file(name, bytes) {
      const target = join(path, `${(count += 1)}-${name.replaceAll('/', '_')}`);
      writeFileSync(target, bytes);
      return target;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** A picture that compresses badly enough to look like a photograph. */
export function photograph(width = 800, height = 600, colour = { r: 200, g: 120, b: 60 }): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: colour, noise: { type: 'gaussian', mean: 128, sigma: 20 } } })
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** A PDF whose pages carry a square each, in another place and shade on each page. */
export async function squares(pages: number, save: { useObjectStreams?: boolean } = {}): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let index = 0; index < pages; index += 1) {
    document.addPage([595, 842]).drawRectangle({ x: 40 + index * 10, y: 600, width: 80, height: 80, color: rgb(0.1, 0.2, index / Math.max(pages, 1)) });
  }
  return Buffer.from(await document.save(save));
}

/** A PDF with a script that runs on opening, an attached file, a link and a visible stamp. */
export async function busyPdf(): Promise<Buffer> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  page.drawRectangle({ x: 50, y: 50, width: 50, height: 50 });
  document.addJavaScript('main', 'app.alert("hello")');
  await document.attach(Buffer.from('payload-of-the-attachment'), 'hidden.txt', { mimeType: 'text/plain' });
  const { context } = document;
  const appearance = context.register(context.stream('1 0 0 rg 0 0 100 100 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 100, 100] }));
  const stamp = context.register(context.obj({ Type: 'Annot', Subtype: 'Stamp', Rect: [300, 300, 400, 400], AP: { N: appearance } }));
  const link = context.register(
    context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: { S: 'URI', URI: PDFString.of('https://example.invalid/track') } }),
  );
  page.node.set(PDFName.of('Annots'), PDFArray.withContext(context));
  page.node.addAnnot(stamp);
  page.node.addAnnot(link);
  document.catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert("open")') }));
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

/** Writes a PDF by hand from its objects, where a library would be too well-behaved. */
function handmade(objects: Buffer[], trailer: string): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n')];
  const offsets: number[] = [];
  let length = parts[0]!.length;
  objects.forEach((body, index) => {
    offsets.push(length);
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    parts.push(part);
    length += part.length;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${length}\n%%EOF\n`));
  return Buffer.concat(parts);
}

const stream = (dictionary: string, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`<<${dictionary} /Length ${bytes.length}>>\nstream\n`), bytes, Buffer.from('\nendstream')]);

const text = (body: string): Buffer => Buffer.from(body);

const CATALOG = text('<</Type /Catalog /Pages 2 0 R>>');
const PAGES = text('<</Type /Pages /Kids [3 0 R] /Count 1>>');
const page = (more = '', box = '0 0 595 842'): Buffer => text(`<</Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents 4 0 R ${more}>>`);

/** Megabytes of blanks, deflated once or twice. */
const blanks = (megabytes: number, times = 1): Buffer => {
  let bytes: Buffer = Buffer.alloc(megabytes * 1024 * 1024, 0x20);
  for (let pass = 0; pass < times; pass += 1) bytes = deflateSync(bytes, { level: 1 });
  return bytes;
};

/** An object stream that unfolds to 120 MB. */
export const objectStreamBomb = (): Buffer =>
  handmade([CATALOG, PAGES, page(), stream('', text('0 0 9 9 re f')), stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', blanks(120))], '');

/** Drawing instructions that unfold to 120 MB. */
export const contentBomb = (): Buffer => handmade([CATALOG, PAGES, page(), stream('/Filter /FlateDecode', blanks(120))], '');

/** A picture deflated twice that unfolds to 260 MB. */
export const doubleBomb = (): Buffer =>
  handmade(
    [
      CATALOG,
      PAGES,
      page('/Resources <</XObject <</P 5 0 R>>>>'),
      stream('', text('/P Do')),
      stream('/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter [/FlateDecode /FlateDecode]', blanks(260, 2)),
    ],
    '',
  );

/** A page as wide as a field. */
export const hugePage = (): Buffer => handmade([CATALOG, PAGES, page('', '0 0 200000 200000'), stream('', text('0 0 9 9 re f'))], '');

/** A file that names an encryption; no viewer could open it, and no parser may pretend to. */
export const encryptedByHand = (): Buffer =>
  handmade([CATALOG, PAGES, page(), stream('', text('0 0 9 9 re f'))], `/ID [<00><00>] /Encrypt <</Filter /Standard /V 1 /R 2 /O (${'x'.repeat(32)}) /U (${'y'.repeat(32)}) /P -4>>`);

/** A page tree that contains itself. */
export const pageLoop = (): Buffer => handmade([CATALOG, text('<</Type /Pages /Kids [2 0 R] /Count 1>>')], '');

/** The head of a PNG that claims 30,000 × 30,000 pixels. */
export async function pixelBomb(): Promise<Buffer> {
  const small = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } }).png().toBuffer();
  const header = Buffer.from(small);
  header.writeUInt32BE(30_000, 16);
  header.writeUInt32BE(30_000, 20);
  header.writeUInt32BE(crc(header.subarray(12, 29)), 29);
  return header;
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

/** Encrypted by qpdf with a password for opening, or with one that only restricts printing. */
export function encryptedByQpdf(qpdf: string, folder: string, plain: string, opening: string): Buffer {
  const target = join(folder, `encrypted-${opening || 'owner'}.pdf`);
  execFileSync(qpdf, ['--encrypt', opening, 'owner-secret', '256', '--print=none', '--', plain, target]);
  return readFileSync(target);
}

/** Black pixels of a picture, out of all. */
export async function ink(picture: Buffer): Promise<{ black: number; bits: Buffer; width: number; height: number }> {
  const { data, info } = await sharp(picture).flatten({ background: '#fff' }).greyscale().raw().toBuffer({ resolveWithObject: true });
  const bits = Buffer.from(data.map((value) => (value < 128 ? 1 : 0)));
  return { black: bits.reduce((sum, bit) => sum + bit, 0), bits, width: info.width, height: info.height };
}
