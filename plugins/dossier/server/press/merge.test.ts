import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import * as samples from '../../testing/samples';
import type { MergePage } from './Job';
import { Press } from './Press';
import { toolPath } from './tools';

const PAGES = 200;
const BITS = 8;
/** Megabytes that the process may take. */
const RESIDENT = 500;
/** A page at about 110 dpi whose picture says which one it is: black bars on the left are its number in binary, the rest is noise. */
const SIZE = { width: 900, height: 1272 };

const folder = samples.workFolder();

/** Grey grain that no compression takes away, the same on each run. */
function grain(): Buffer {
  const blocks: Buffer[] = [];
  for (let made = 0, index = 0; made < SIZE.width * SIZE.height; made += 64, index += 1) blocks.push(createHash('sha512').update(String(index)).digest());
  return Buffer.concat(blocks).subarray(0, SIZE.width * SIZE.height);
}

async function numbered(number: number, noise: Buffer): Promise<string> {
  const pixels = Buffer.from(noise);
  const bar = Math.floor(SIZE.height / BITS);
  for (let bit = 0; bit < BITS; bit += 1) {
    const shade = (number >> bit) & 1 ? 0 : 255;
    for (let y = bit * bar; y < (bit + 1) * bar; y += 1) pixels.fill(shade, y * SIZE.width, y * SIZE.width + SIZE.width / 4);
  }
  return folder.file(`${number}.jpg`, await sharp(pixels, { raw: { ...SIZE, channels: 1 } }).jpeg({ quality: 90 }).toBuffer());
}

/** The number that the bars of a drawn page say. */
async function readNumber(path: string): Promise<number> {
  const { data, info } = await sharp(path).greyscale().raw().toBuffer({ resolveWithObject: true });
  const at = (bit: number): number => data[Math.floor(((bit + 0.5) * info.height) / BITS) * info.width + Math.floor(info.width / 8)] ?? 255;
  return Array.from({ length: BITS }, (_, bit) => (at(bit) < 128 ? 1 << bit : 0)).reduce((sum, value) => sum + value, 0);
}

interface Outline {
  title: string;
  destpageposfrom1: number;
}

describe('a file of two hundred scanned pages', () => {
  const press = new Press({ scratch: `${folder.path}/scratch`, limits: { resident: RESIDENT } });
  let path = '';

  beforeAll(async () => {
    const noise = grain();
    const pages: MergePage[] = [];
    for (let number = 0; number < PAGES; number += 1) {
      pages.push({ path: await numbered(number, noise), kind: 'jpeg', rotation: 0, mark: [], ...(number % 50 === 0 ? { bookmark: `材料${number / 50 + 1}：证明 “𠮷”` } : {}) });
    }
    ({ path } = await press.run({ kind: 'merge', title: '全套材料', pages }));
  }, 120_000);

  afterAll(() => {
    press.close();
    folder.remove();
  });

  it('is bound by a process that would be killed beyond four times its size', () => {
    expect(readFileSync(path).length).toBeGreaterThan((RESIDENT / 4) * 990_000);
  });

  it('has every page, in the order in which they were given', async () => {
    const pdftoppm = await toolPath('pdftoppm');
    if (pdftoppm === null) throw new Error('This test needs pdftoppm');
    execFileSync(pdftoppm, ['-r', '12', '-png', path, `${folder.path}/drawn`]);
    const read: number[] = [];
    for (let number = 1; number <= PAGES; number += 1) read.push(await readNumber(`${folder.path}/drawn-${String(number).padStart(3, '0')}.png`));
    expect(read).toEqual(Array.from({ length: PAGES }, (_, number) => number));
  }, 120_000);

  it('has a bookmark where each part begins, under its Chinese name', async () => {
    const qpdf = await toolPath('qpdf');
    if (qpdf === null) throw new Error('This test needs qpdf');
    const { outlines } = JSON.parse(execFileSync(qpdf, ['--json', '--json-key=outlines', path]).toString()) as { outlines: Outline[] };
    expect(outlines.map(({ title, destpageposfrom1: page }) => [title, page])).toEqual([
      ['材料1：证明 “𠮷”', 1],
      ['材料2：证明 “𠮷”', 51],
      ['材料3：证明 “𠮷”', 101],
      ['材料4：证明 “𠮷”', 151],
    ]);
  });
});
