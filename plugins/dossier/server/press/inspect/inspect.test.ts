import { PDFDocument, rgb } from 'pdf-lib';
import { scan, sealTrial, type ScanRecipe } from '../../../testing/scans';
import * as samples from '../../../testing/samples';
import { FILE_LIMITS } from '../Job';
import type { PageChecks } from '../PageChecks';
import { Press } from '../Press';

const folder = samples.workFolder();
let press: Press;

/** What is seen on a file's first page once it was taken in as an upload is. */
async function seenOn(name: string, bytes: Buffer, on = press): Promise<PageChecks> {
  const [page] = await on.run({ kind: 'normalise', path: folder.file(name, bytes), name, mimetype: '', limits: FILE_LIMITS });
  return on.run({ kind: 'inspect', path: page!.path, pageKind: page!.kind });
}

const seen = async (recipe: ScanRecipe): Promise<PageChecks> => seenOn('page.jpg', await scan(recipe));

beforeAll(() => {
  press = new Press({ scratch: `${folder.path}/scratch`, fontFolders: [] });
});

afterAll(() => {
  press.close();
  folder.remove();
});

describe('the red seal', () => {
  const trial = sealTrial(1);
  const recipe = (name: string): ScanRecipe => trial.find((entry) => entry.name === name)!.recipe;

  it.each(['plain 1', 'faint, 40 %', 'broken ring', 'under a red letterhead', 'photograph by warm light', 'half over the edge', 'askew'])('is found: %s', async (name) => {
    expect((await seen(recipe(name))).seal).toBe('stamped');
  });

  it.each(['red letterhead', 'red table', 'blue signature'])('is not there: %s', async (name) => {
    expect((await seen(recipe(name))).seal).toBe('not');
  });

  it.each(['square name seal', 'red table and handwriting'])('is left to the reader where red has another shape: %s', async (name) => {
    expect((await seen(recipe(name))).seal).toBe('review');
  });

  it.each(['grey scan with a seal', 'grey scan without', 'text only'])('cannot be told without colour: %s', async (name) => {
    expect((await seen(recipe(name))).seal).toBe('unknown');
  });
});

it('tells a blank page, one with next to nothing on it, and one with a few lines apart', async () => {
  expect(await seen({ lines: 0 })).toMatchObject({ blank: 'blank', skew: null });
  expect((await seenOn('dot.pdf', await samples.squares(1))).blank).toBe('no');
  const speck = await PDFDocument.create();
  speck.addPage([595, 842]).drawRectangle({ x: 300, y: 400, width: 22, height: 22, color: rgb(0, 0, 0) });
  expect((await seenOn('speck.pdf', Buffer.from(await speck.save()))).blank).toBe('nearly');
  expect((await seen({ lines: 3 })).blank).toBe('no');
});

it('measures the resolution of a scan, in a picture and in a PDF of one picture, and says nothing of what is drawn', async () => {
  expect((await seen({ side: 900 })).dpi).toBe(77);
  expect((await seen({ side: 3508 })).dpi).toBe(300);
  const document = await PDFDocument.create();
  const image = await document.embedJpg(await scan({ side: 1169 }));
  document.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
  expect((await seenOn('scan.pdf', Buffer.from(await document.save()))).dpi).toBe(100);
  expect((await seenOn('drawn.pdf', await samples.squares(1))).dpi).toBeNull();
});

it('sees by how much a sheet lies askew, and a sheet on its side', async () => {
  expect((await seen({ lean: 6 })).skew).toBe(6);
  expect((await seen({ lean: -4 })).skew).toBe(-4);
  expect(await seen({})).toMatchObject({ skew: 0, sideways: false });
  const turned = await (await import('sharp')).default(await scan({})).rotate(90).jpeg().toBuffer();
  expect((await seenOn('turned.jpg', turned)).sideways).toBe(true);
});

it('knows the proportions of a page', async () => {
  expect((await seen({})).ratio).toBeCloseTo(1.414, 2);
  expect((await seenOn('strip.jpg', await samples.photograph(900, 300))).ratio).toBe(3);
});

it('sees the same where poppler is not installed', async () => {
  const bare = new Press({ scratch: `${folder.path}/bare`, tools: false, fontFolders: [] });
  const document = await PDFDocument.create();
  const image = await document.embedJpg(await scan({ seals: [{ x: 700, y: 700 }] }));
  document.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
  expect(await seenOn('sealed.pdf', Buffer.from(await document.save()), bare)).toMatchObject({ seal: 'stamped', blank: 'no', skew: 0 });
  bare.close();
});
