import { readdirSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { PDFDocument, PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib';
import sharp from 'sharp';
import * as samples from '../../testing/samples';
import { FILE_LIMITS, type FileLimits, type NormalisedPage } from './Job';
import { Press } from './Press';
import { PressRefusal } from './PressRefusal';

const folder = samples.workFolder();

const which = (tool: string): string | null => {
  try {
    return execFileSync('which', [tool], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
};
const qpdf = which('qpdf');

let press: Press;

function take(name: string, bytes: Uint8Array, mimetype = '', limits: FileLimits = FILE_LIMITS): Promise<NormalisedPage[]> {
  return press.run({ kind: 'normalise', path: folder.file(name, bytes), name, mimetype, limits });
}

async function refusal(work: Promise<unknown>): Promise<{ status: number; code: string; message: string }> {
  const outcome = await work.then(() => null, (error: unknown) => error);
  if (!(outcome instanceof PressRefusal)) throw new Error(`expected a refusal, got ${String(outcome)}`);
  return { status: outcome.status, code: outcome.code, message: outcome.message };
}

afterAll(() => folder.remove());

describe.each([
  ['with the tools that are installed', true],
  ['without tools', false],
])('files are normalised %s', (_name, tools) => {
  beforeAll(() => {
    press = new Press({ scratch: `${folder.path}/scratch-${tools}`, tools });
  });
  afterAll(() => press.close());

  it('turns a photograph upright, shrinks it to A4 at 300 dpi and forgets where it was taken', async () => {
    const bytes = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#888' } })
      .withExif({ IFD0: { Make: 'Camera-of-somebody' }, IFD3: { GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const [page] = await take('照片.jpg', bytes, 'image/jpeg');
    expect(page).toMatchObject({ kind: 'jpeg', width: 2480, height: 3307 });
    const metadata = await sharp(page!.path).metadata();
    expect(metadata.exif).toBeUndefined();
    expect(metadata.orientation).toBeUndefined();
  });

  it('lays a transparent PNG on white and makes it a JPEG', async () => {
    const bytes = await sharp({ create: { width: 30, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
    const [page] = await take('scan.PNG', bytes, 'image/png');
    expect(page).toMatchObject({ kind: 'jpeg', width: 30, height: 20 });
    const { data } = await sharp(page!.path).raw().toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(250);
  });

  it('cuts a PDF into single pages', async () => {
    const pages = await take('申请书.pdf', await samples.squares(3), 'application/pdf');
    expect(pages.map(({ kind, width, height }) => [kind, width, height])).toEqual(Array(3).fill(['pdf', 595, 842]));
    for (const page of pages) expect((await PDFDocument.load(readFileSync(page.path))).getPageCount()).toBe(1);
  });

  it('carries over ink and nothing that acts: no script, attachment or link, but the stamp as drawn', async () => {
    const [page] = await take('busy.pdf', await samples.busyPdf());
    const bytes = readFileSync(page!.path);
    for (const word of ['JavaScript', 'OpenAction', 'EmbeddedFile', 'payload', 'example.invalid', '/Annot']) {
      expect(bytes.includes(word)).toBe(false);
    }
    const document = await PDFDocument.load(bytes);
    expect(document.getPage(0).node.get(PDFName.of('Annots'))).toBeUndefined();
    const drawn = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => (object instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(object).decode()).toString('latin1') : ''));
    expect(drawn.some((content) => content.includes('1 0 0 rg 0 0 100 100 re f'))).toBe(true);
    const picture = await press.run({ kind: 'preview', path: page!.path, pageKind: 'pdf', rotation: 0, size: 842, mark: [] });
    const { data, info } = await sharp(picture.path).raw().toBuffer({ resolveWithObject: true });
    const at = ((842 - 350) * info.width + 350) * info.channels;
    expect([...data.subarray(at, at + 3)].map((value) => Math.round(value / 255))).toEqual([1, 0, 0]);
  });

  it.each([
    ['an empty file', 'a.pdf', '', () => Buffer.alloc(0), 415, 'empty'],
    ['a text file', 'a.pdf', 'application/pdf', () => Buffer.from('你好'), 415, 'unsupported'],
    ['a WebP picture', 'a.webp', 'image/webp', () => Buffer.from('RIFF0000WEBPVP8 '), 415, 'unsupported'],
    ['a JPEG that is called PDF', '证照.pdf', 'application/pdf', () => samples.photograph(20, 20), 415, 'mislabelled'],
    ['a PDF that is sent as a picture', 'a.pdf', 'image/png', () => samples.squares(1), 415, 'mislabelled'],
    ['a PDF that is called a program', 'a.exe', '', () => samples.squares(1), 415, 'mislabelled'],
    ['a cut-off photograph', 'a.jpg', '', async () => (await samples.photograph()).subarray(0, 9000), 415, 'damaged'],
    ['a picture of 900 megapixels', 'a.png', '', () => samples.pixelBomb(), 413, 'too-many-pixels'],
    ['a PDF that is only a head', 'a.pdf', '', () => Buffer.from('%PDF-1.7\n'), 415, 'damaged'],
    ['a PDF cut off in the middle', 'a.pdf', '', async () => (await samples.squares(5, { useObjectStreams: false })).subarray(0, 700), 415, 'damaged'],
    ['a page tree that contains itself', 'a.pdf', '', () => samples.pageLoop(), 415, 'damaged'],
    ['a PDF that names an encryption', 'a.pdf', '', () => samples.encryptedByHand(), 415, 'encrypted'],
    ['an object stream that unfolds to 120 MB', 'a.pdf', '', () => samples.objectStreamBomb(), 413, 'bomb'],
    ['drawing instructions that unfold to 120 MB', 'a.pdf', '', () => samples.contentBomb(), 413, 'bomb'],
    ['a picture deflated twice', 'a.pdf', '', () => samples.doubleBomb(), 413, 'bomb'],
    ['a page of 70 metres', 'a.pdf', '', () => samples.hugePage(), 415, 'page-size'],
  ] as const)('refuses %s and names the file', async (_what, name, mimetype, make, status, code) => {
    const answer = await refusal(take(name, await make(), mimetype));
    expect(answer).toMatchObject({ status, code });
    expect(answer.message).toContain(name);
    expect(answer.message).toMatch(/[一-鿿].*请/);
  });

  it('refuses a file over the limit and a PDF with too many pages', async () => {
    const limits = { ...FILE_LIMITS, fileBytes: 1024 * 1024, pages: 4 };
    const large = await samples.photograph(2400, 2400);
    expect(large.length).toBeGreaterThan(limits.fileBytes);
    expect(await refusal(take('大.jpg', large, '', limits))).toMatchObject({ status: 413, code: 'too-large' });
    expect(await refusal(take('长.pdf', await samples.squares(5), '', limits))).toMatchObject({ status: 413, code: 'too-many-pages' });
    expect(await take('正好.pdf', await samples.squares(4), '', limits)).toHaveLength(4);
  });

  (qpdf ? it : it.skip)('refuses a PDF with a password; one that only restricts printing is opened where qpdf is used', async () => {
    const plain = folder.file('plain.pdf', await samples.squares(2));
    const locked = samples.encryptedByQpdf(qpdf!, folder.path, plain, 'secret');
    expect(await refusal(take('locked.pdf', locked))).toMatchObject({ status: 415, code: 'encrypted' });
    const restricted = samples.encryptedByQpdf(qpdf!, folder.path, plain, '');
    if (tools) expect(await take('restricted.pdf', restricted)).toHaveLength(2);
    else expect(await refusal(take('restricted.pdf', restricted))).toMatchObject({ status: 415, code: 'encrypted' });
  });
});

it('leaves nothing behind of a file that is refused half-way', async () => {
  const scratch = `${folder.path}/scratch-left`;
  press = new Press({ scratch });
  const document = await PDFDocument.load(await samples.squares(3));
  document.getPage(2).setMediaBox(0, 0, 200_000, 200_000);
  const bytes = await document.save();
  expect(await refusal(take('a.pdf', bytes))).toMatchObject({ code: 'page-size' });
  expect(readdirSync(scratch)).toEqual([]);
  press.close();
});
