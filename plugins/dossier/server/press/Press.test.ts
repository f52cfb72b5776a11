import { existsSync, readFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import * as samples from '../../testing/samples';
import { FILE_LIMITS } from './Job';
import { CHILD_LIMITS, Press } from './Press';

const folder = samples.workFolder();
const presses: Press[] = [];

function open(options: Partial<ConstructorParameters<typeof Press>[0]> = {}): Press {
  const press = new Press({ scratch: `${folder.path}/scratch`, ...options });
  presses.push(press);
  return press;
}

const take = (press: Press, name: string, bytes: Uint8Array) =>
  press.run({ kind: 'normalise', path: folder.file(name, bytes), name, mimetype: '', limits: FILE_LIMITS });

afterAll(() => {
  for (const press of presses) press.close();
  folder.remove();
});

it('kills a job that takes too long, says so, and takes the next one', async () => {
  const press = open({ limits: { time: { ...CHILD_LIMITS.time, merge: 1 } } });
  const [page] = await take(press, 'a.jpg', await samples.photograph());
  const pages = Array.from({ length: 150 }, () => ({ path: page!.path, kind: 'jpeg' as const, rotation: 0, mark: [] }));
  await expect(press.run({ kind: 'merge', title: 'x', pages })).rejects.toMatchObject({ status: 413, code: 'exhausted' });
  expect(await take(press, 'b.pdf', await samples.squares(1))).toHaveLength(1);
});

(existsSync('/proc/self/statm') ? it : it.skip)('kills a job that takes too much memory, and takes the next one', async () => {
  const press = open({ limits: { resident: 1 } });
  await expect(take(press, 'a.jpg', await samples.photograph(4000, 3000))).rejects.toMatchObject({ status: 413, code: 'exhausted' });
  const roomy = open();
  expect(await take(roomy, 'b.jpg', await samples.photograph())).toHaveLength(1);
});

it('lets a print overtake uploads that wait', async () => {
  const press = open();
  const photo = await samples.photograph(3000, 2000);
  const order: string[] = [];
  const uploads = [1, 2, 3].map((number) => take(press, `${number}.jpg`, photo).then(() => order.push(`upload ${number}`)));
  const print = press
    .run({ kind: 'print', printout: { title: '通知', blocks: [{ kind: 'paragraph', text: '通知' }] } })
    .then(() => order.push('print'));
  await Promise.all([...uploads, print]);
  expect(order.indexOf('print')).toBeLessThan(order.indexOf('upload 3'));
  expect(order.filter((entry) => entry.startsWith('upload'))).toEqual(['upload 1', 'upload 2', 'upload 3']);
});

it('merges pages in their order, each turned as asked, an image on A4', async () => {
  const press = open();
  const [first] = await take(press, 'a.jpg', await samples.photograph(400, 300));
  const [second] = await take(press, 'b.pdf', await samples.squares(1));
  const merged = await press.run({
    kind: 'merge',
    title: '执业许可证副本',
    pages: [
      { path: second!.path, kind: 'pdf', rotation: 90, mark: [] },
      { path: first!.path, kind: 'jpeg', rotation: 270, mark: [] },
      { path: first!.path, kind: 'jpeg', rotation: 0, mark: [] },
    ],
  });
  const document = await PDFDocument.load(readFileSync(merged.path));
  expect(document.getTitle()).toBe('执业许可证副本');
  expect(document.getPages().map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight()), page.getRotation().angle])).toEqual([
    [595, 842, 90],
    [842, 595, 270],
    [842, 595, 0],
  ]);
});

it.each([true, false])('draws a preview turned as the page is (tools: %s)', async (tools) => {
  const press = open({ tools });
  const [page] = await take(press, 'b.pdf', await samples.squares(1));
  const picture = await press.run({ kind: 'preview', path: page!.path, pageKind: 'pdf', rotation: 90, size: 842, mark: [] });
  const { data, info } = await sharp(picture.path).greyscale().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([842, 595]);
  // The square at (80, 640) of the upright page, turned clockwise: x from the bottom, y from the left.
  expect(data[80 * info.width + 640]).toBeLessThan(100);
  expect(data[500 * info.width + 100]).toBeGreaterThan(200);
});
