import { readFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import * as samples from '../../testing/samples';
import { FILE_LIMITS, type MergePage } from './Job';
import { Press } from './Press';

const LINES = ['与原件一致', '仅用于2026年度登记', '示例门诊部　2026-12-01'];
const folder = samples.workFolder();
let press: Press;
let photo: MergePage;
let drawn: MergePage;

beforeAll(async () => {
  press = new Press({ scratch: `${folder.path}/scratch`, fontFolders: [] });
  const take = async (name: string, bytes: Buffer): Promise<MergePage> => {
    const [page] = await press.run({ kind: 'normalise', path: folder.file(name, bytes), name, mimetype: '', limits: FILE_LIMITS });
    return { path: page!.path, kind: page!.kind, rotation: 0, mark: [] };
  };
  photo = await take('white.jpg', await sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#fff' } }).jpeg().toBuffer());
  drawn = await take('white.pdf', await samples.squares(1));
});

afterAll(() => {
  press.close();
  folder.remove();
});

/** A merged page as a reader sees it, 1,000 pixels long. */
async function seen(page: MergePage): Promise<{ data: Buffer; width: number; height: number }> {
  const merged = await press.run({ kind: 'merge', title: '材料', pages: [page] });
  const picture = await press.run({ kind: 'preview', path: merged.path, pageKind: 'pdf', rotation: 0, size: 1000, mark: [] });
  const { data, info } = await sharp(picture.path).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Share of blue ink within a part of the picture, given in shares of its sides. */
function blueIn({ data, width, height }: Awaited<ReturnType<typeof seen>>, [left, top, right, bottom]: [number, number, number, number]): number {
  let [blue, all] = [0, 0];
  for (let y = Math.round(top * height); y < Math.round(bottom * height); y += 1) {
    for (let x = Math.round(left * width); x < Math.round(right * width); x += 1) {
      const at = (y * width + x) * 3;
      all += 1;
      if ((data[at + 2] ?? 0) - (data[at] ?? 0) > 40) blue += 1;
    }
  }
  return blue / all;
}

const LOWER_LEFT: [number, number, number, number] = [0.03, 0.84, 0.65, 0.97];
const ELSEWHERE: [number, number, number, number] = [0, 0, 1, 0.5];

it.each([0, 90, 180, 270])('stands at the lower left as the page is read, turned by %s degrees', async (rotation) => {
  for (const page of [photo, { ...drawn, path: drawn.path }]) {
    const picture = await seen({ ...page, rotation, mark: LINES });
    expect(blueIn(picture, LOWER_LEFT)).toBeGreaterThan(0.02);
    if (page === photo) expect(blueIn(picture, ELSEWHERE)).toBe(0);
  }
});

it('reads the same whichever way the page was scanned: the ink of the mark does not depend on the turn', async () => {
  const [upright, turned] = await Promise.all([seen({ ...photo, mark: LINES }), seen({ ...photo, rotation: 180, mark: LINES })]);
  const difference = upright.data.reduce((sum, value, at) => sum + (Math.abs(value - (turned.data[at] ?? 0)) > 60 ? 1 : 0), 0);
  expect(difference / upright.data.length).toBeLessThan(0.002);
});

it('draws every character: without the heading there is less ink, and each line has some', async () => {
  const whole = blueIn(await seen({ ...photo, mark: LINES }), LOWER_LEFT);
  expect(blueIn(await seen({ ...photo, mark: ['与原件一', ...LINES.slice(1)] }), LOWER_LEFT)).toBeLessThan(whole);
  expect(blueIn(await seen({ ...photo, mark: LINES.slice(0, 1) }), LOWER_LEFT)).toBeGreaterThan(0.005);
});

it('does not hide what lies beneath', async () => {
  const dark = await sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#222' } }).jpeg().toBuffer();
  const [page] = await press.run({ kind: 'normalise', path: folder.file('dark.jpg', dark), name: 'dark.jpg', mimetype: '', limits: FILE_LIMITS });
  const { data, width, height } = await seen({ path: page!.path, kind: 'jpeg', rotation: 0, mark: LINES });
  const at = (Math.round(height * 0.945) * width + Math.round(width * 0.055)) * 3;
  expect(data[at]).toBeGreaterThan(120);
  expect(data[at]).toBeLessThan(200);
});

it('is in the preview as it is in the merged file, and gone when it is taken off', async () => {
  const merged = await seen({ ...photo, rotation: 90, mark: LINES });
  const job = { kind: 'preview' as const, path: photo.path, pageKind: photo.kind, rotation: 90, size: 1000 };
  const { data, info } = await sharp((await press.run({ ...job, mark: LINES })).path).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([merged.width, merged.height]);
  const difference = data.reduce((sum, value, at) => sum + Math.abs(value - (merged.data[at] ?? 0)), 0) / data.length;
  expect(difference).toBeLessThan(1.5);
  expect(blueIn(await seen({ ...photo, rotation: 90 }), LOWER_LEFT)).toBe(0);
});

it('embeds fonts only into a file that has a mark', async () => {
  const bytes = async (mark: string[]): Promise<number> => readFileSync((await press.run({ kind: 'merge', title: '材料', pages: [{ ...photo, mark }] })).path).length;
  const [plain, marked] = [await bytes([]), await bytes(LINES)];
  expect(marked - plain).toBeGreaterThan(2000);
  expect(marked - plain).toBeLessThan(60_000);
});

it('says which character no installed font covers', async () => {
  const pages = [{ ...photo, mark: ['𠮷与原件一致'] }];
  await expect(press.run({ kind: 'merge', title: '材料', pages })).rejects.toMatchObject({ status: 422, code: 'missing-glyph' });
  const { path } = await press.run({ kind: 'merge', title: '材料', pages: [{ ...photo, mark: LINES }] });
  expect((await PDFDocument.load(readFileSync(path))).getPageCount()).toBe(1);
});

it('lays who takes a file out over every part of each page, faintly', async () => {
  const merged = await press.run({ kind: 'merge', title: '材料', pages: [photo, { ...photo, rotation: 90 }], watermark: '示例人员 reviewer 2026-12-01 09:30' });
  const document = await PDFDocument.load(readFileSync(merged.path));
  expect(document.getPageCount()).toBe(2);
  const picture = await press.run({ kind: 'preview', path: merged.path, pageKind: 'pdf', rotation: 0, size: 1000, mark: [] });
  const { data, info } = await sharp(picture.path).greyscale().raw().toBuffer({ resolveWithObject: true });
  const inked = (left: number, top: number): boolean => {
    for (let y = Math.floor(top * info.height); y < Math.floor((top + 0.25) * info.height); y += 1) {
      for (let x = Math.floor(left * info.width); x < Math.floor((left + 0.5) * info.width); x += 1) if ((data[y * info.width + x] ?? 255) < 240) return true;
    }
    return false;
  };
  for (const top of [0, 0.25, 0.5, 0.75]) for (const left of [0, 0.5]) expect([left, top, inked(left, top)]).toEqual([left, top, true]);
  expect(data.every((shade) => shade > 150)).toBe(true);
});
