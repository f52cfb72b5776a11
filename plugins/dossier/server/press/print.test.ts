import type { Printout, PrintoutBlock } from '@medregistry/language';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { ink, workFolder } from '../../testing/samples';
import { drawable, FontBook } from './FontBook';
import type { PrintJob } from './Job';
import { render } from './print';
import { byPdfium } from './preview';
import { PressRefusal } from './PressRefusal';

const folder = workFolder();
afterAll(() => folder.remove());

/** Fonts of Debian that this machine has are left out, so that the tests say the same everywhere. */
const book = new FontBook([]);
const whole = new FontBook([], false);

const CODE = '7Q3K-2M9X-4ZJB-C1TD';

const NOTICE: Printout = {
  title: '网上审核指导服务完成通知单',
  number: 'TZ-2026-000123',
  pageLabel: '附表14-2',
  blocks: [
    { kind: 'title', text: '网上审核指导服务完成通知单' },
    { kind: 'paragraph', text: '张㛃、王䶮、曌、龘：', bold: true },
    { kind: 'paragraph', indent: true, text: '你单位于2026年11月21日提交的申请（编号：JY-2026-000123），经审核，材料齐全、符合法定形式。请携带下列材料，于2026年12月1日以后到“二层窗口”办理盖章手续；逾期未办的，按有关规定处理。' },
    { kind: 'fields', columns: 2, rows: [{ label: '名称', value: '某某口腔门诊部', wide: true }, { label: '登记号', value: 'PDY100105110' }, { label: '负责人', value: '李某' }] },
    { kind: 'table', columns: [{ label: '序号', share: 1, align: 'center' }, { label: '材料', share: 6 }], rows: [['1', '申请书，首页及14—7页需要签字'], ['2', '执业许可证副本（正、反面）']] },
    { kind: 'checklist', items: [{ text: '已核对原件', ticked: true }, { text: '已加盖公章', ticked: false }] },
    { kind: 'boxes', label: '登记号', value: 'PDY1001', count: 22 },
    { kind: 'signature', label: '经办人（签字）', dated: true },
    { kind: 'seal', label: '本单位公章' },
    { kind: 'code' },
  ],
};

const job = (printout: Printout): PrintJob => ({ kind: 'print', printout, code: CODE, checkUrl: `https://example.invalid/verify/${CODE}` });
const withBlocks = (...blocks: PrintoutBlock[]): Printout => ({ title: '试', blocks });

/** Part of the reference's black pixels that the page has too. */
async function kept(page: Buffer, reference: Buffer): Promise<number> {
  const [one, other] = [await ink(page), await ink(reference)];
  expect([one.width, one.height]).toEqual([other.width, other.height]);
  expect(other.black).toBeGreaterThan(5000);
  let both = 0;
  other.bits.forEach((bit, index) => {
    if (bit === 1 && one.bits[index] === 1) both += 1;
  });
  return both / other.black;
}

const FONT_FILE = PDFName.of('FontFile2');

const fontDescriptors = (document: PDFDocument): PDFDict[] =>
  document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object): object is PDFDict => object instanceof PDFDict && object.has(FONT_FILE));

const pdftoppm = ['/usr/bin/pdftoppm', '/usr/local/bin/pdftoppm', '/opt/homebrew/bin/pdftoppm'].find((path) => existsSync(path));

function byPoppler(bytes: Uint8Array, page: number): Buffer {
  const stem = folder.file('page.pdf', bytes);
  execFileSync(pdftoppm!, ['-png', '-r', '100', '-f', String(page), '-l', String(page), '-singlefile', stem, stem]);
  return readFileSync(`${stem}.png`);
}

describe('a printed page', () => {
  let printed: Awaited<ReturnType<typeof render>>;
  let reference: Awaited<ReturnType<typeof render>>;

  beforeAll(async () => {
    printed = await render(job(NOTICE), book);
    reference = await render(job(NOTICE), whole);
  }, 120_000);

  it('has the ink of a page with whole fonts, drawn by pdfium', async () => {
    const page = await byPdfium(printed.bytes, 0, 1200);
    expect(await kept(page, await byPdfium(reference.bytes, 0, 1200))).toBeGreaterThanOrEqual(0.98);
  });

  (pdftoppm ? it : it.skip)('has the ink of a page with whole fonts, drawn by poppler', async () => {
    expect(await kept(byPoppler(printed.bytes, 1), byPoppler(reference.bytes, 1))).toBeGreaterThanOrEqual(0.98);
  });

  it('weighs at most 60 kB and embeds every font', async () => {
    expect(printed.bytes.length).toBeLessThan(60_000);
    const document = await PDFDocument.load(printed.bytes);
    expect(fontDescriptors(document).length).toBeGreaterThanOrEqual(2);
  });

  it('would be noticed with blank glyphs', async () => {
    const document = await PDFDocument.load(printed.bytes);
    for (const descriptor of fontDescriptors(document)) descriptor.delete(FONT_FILE);
    const blanked = await byPdfium(await document.save(), 0, 1200);
    expect(await kept(blanked, await byPdfium(reference.bytes, 0, 1200))).toBeLessThan(0.9);
  });
});

it('draws each rare character that Noto Sans SC has, and not one of them blank', async () => {
  const empty = await render({ kind: 'print', printout: withBlocks({ kind: 'paragraph', text: '　', size: 26 }) }, book);
  const blank = await ink(await byPdfium(empty.bytes, 0, 1200));
  for (const character of '㛃䶮曌龘〇𠅤') {
    const { bytes } = await render({ kind: 'print', printout: withBlocks({ kind: 'paragraph', text: character, size: 26 }) }, book);
    const drawn = await ink(await byPdfium(bytes, 0, 1200));
    expect(drawn.black - blank.black).toBeGreaterThan(150);
  }
}, 60_000);

it('refuses a character that no font has and names it, its code and the packages', async () => {
  const refused = await render(job(withBlocks({ kind: 'paragraph', text: '姓名：𠮷田' })), book).then(() => null, (error: unknown) => error);
  expect(refused).toBeInstanceOf(PressRefusal);
  expect(refused).toMatchObject({ status: 422, code: 'missing-glyph' });
  for (const word of ['𠮷', 'U+20BB7', 'fonts-babelstone-han', 'fonts-hanazono']) expect((refused as Error).message).toContain(word);
});

it('finds a character without a font wherever it stands', async () => {
  const blocks: PrintoutBlock[] = [
    { kind: 'title', text: '𠮷' },
    { kind: 'subtitle', text: '𠮷' },
    { kind: 'fields', rows: [{ label: '名', value: '𠮷' }] },
    { kind: 'table', columns: [{ label: '名', share: 1 }], rows: [['𠮷']] },
    { kind: 'table', columns: [{ label: '𠮷', share: 1 }], rows: [] },
    { kind: 'checklist', items: [{ text: '𠮷', ticked: true }] },
    { kind: 'signature', label: '签', value: '𠮷' },
    { kind: 'seal', label: '𠮷' },
    { kind: 'boxes', value: '𠮷', count: 2 },
    { kind: 'pageBreak', pageLabel: '𠮷' },
  ];
  for (const block of blocks) await expect(render(job(withBlocks(block)), book)).rejects.toMatchObject({ code: 'missing-glyph' });
  await expect(render(job({ ...withBlocks({ kind: 'spacer', height: 1 }), number: '𠮷' }), book)).rejects.toMatchObject({ code: 'missing-glyph' });
});

const rareFonts = ['/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf', '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf'].some((path) => existsSync(path));

(rareFonts ? it : it.skip)('prints rarer characters with the fonts of Debian', async () => {
  const { bytes } = await render(job(withBlocks({ kind: 'paragraph', text: '𠮷𠮷𠮷', size: 26 })), new FontBook());
  const none = await render(job(withBlocks({ kind: 'paragraph', text: '　　　', size: 26 })), book);
  expect((await ink(await byPdfium(bytes, 0, 1200))).black).toBeGreaterThan((await ink(await byPdfium(none.bytes, 0, 1200))).black + 450);
}, 60_000);

it('composes text and drops what has no shape', () => {
  expect(drawable('e\u0301\u200b豈\ufe00\u{e0100}\r\n\t')).toBe('é豈\n ');
});

it('breaks a long table over pages, with the header again and each row once', async () => {
  const rows = Array.from({ length: 120 }, (_, index) => [String(index + 1), '一'.repeat(30 + (index % 40))]);
  const { bytes, pages } = await render(job(withBlocks({ kind: 'table', columns: [{ label: '序号', share: 1 }, { label: '内容', share: 5 }], rows })), book);
  expect(pages).toBeGreaterThan(4);
  const shaded = await Promise.all(
    Array.from({ length: pages }, async (_, index) => {
      const { data, info } = await (await import('sharp')).default(await byPdfium(bytes, index, 1200)).greyscale().raw().toBuffer({ resolveWithObject: true });
      const row = data.subarray(Math.round((26 / 297) * info.height) * info.width).subarray(0, info.width);
      return [...row].filter((value) => value > 235 && value < 250).length > info.width / 3;
    }),
  );
  expect(shaded).toEqual(Array(pages).fill(true));
}, 60_000);

it('continues a row that is taller than a page', async () => {
  const { pages } = await render(job(withBlocks({ kind: 'fields', rows: [{ label: '说明', value: '很长的说明。'.repeat(900) }] })), book);
  expect(pages).toBeGreaterThan(2);
}, 60_000);

it('starts pages where asked and none that stays empty', async () => {
  const { pages } = await render(
    job(withBlocks({ kind: 'pageBreak', pageLabel: '附表14-1' }, { kind: 'paragraph', text: '一' }, { kind: 'pageBreak', pageLabel: '附表14-2' }, { kind: 'paragraph', text: '二' })),
    book,
  );
  expect(pages).toBe(2);
});
