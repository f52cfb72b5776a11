import type { PrintoutBlock } from '@medregistry/language';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { workFolder } from '../../testing/samples';
import { FontBook } from './FontBook';
import { render } from './print';

const pdftotext = ['/usr/bin/pdftotext', '/usr/local/bin/pdftotext', '/opt/homebrew/bin/pdftotext'].find((path) => existsSync(path));
const book = new FontBook([]);
const folder = workFolder();
afterAll(() => folder.remove());

/** The lines of each page, blanks left out. */
async function pagesWith(...blocks: PrintoutBlock[]): Promise<string[][]> {
  const { bytes } = await render({ kind: 'print', printout: { title: '试', blocks } }, book);
  const text = execFileSync(pdftotext ?? '', ['-layout', folder.file('printed.pdf', bytes), '-'], { encoding: 'utf8' });
  return text.split('\f').slice(0, -1).map((page) => page.split('\n').map((line) => line.replace(/\s+/g, '')).filter((line) => line !== '' && !/^第\d+页共\d+页$/.test(line)));
}

(pdftotext ? describe : describe.skip)('the layout of a printed form', () => {
  it('leaves no heading alone at the foot of a page, wherever the page ends', async () => {
    const parts = (spaces: number): PrintoutBlock[] => [
      { kind: 'spacer', height: spaces },
      ...Array.from({ length: 40 }, (_, index): PrintoutBlock[] => [{ kind: 'paragraph', text: `标题${index}`, bold: true }, { kind: 'paragraph', text: `内容${index}`, indent: true }]).flat(),
    ];
    for (const spaces of [0, 3, 6, 9, 12]) {
      const pages = await pagesWith(...parts(spaces));
      expect(pages.length).toBeGreaterThan(1);
      for (const page of pages) expect(page.at(-1)).toMatch(/^内容/);
    }
  });

  it('says 无 in a table that has no rows, so that nobody adds some by hand', async () => {
    const [page] = await pagesWith({ kind: 'table', columns: [{ label: '设备', share: 1 }, { label: '数量', share: 1 }], rows: [] });
    expect(page).toEqual(['设备数量', '无']);
  });

  it('gives a sentence that stands for a label a row of its own, and sets short labels side by side', async () => {
    const [page] = await pagesWith({ kind: 'fields', columns: 2, rows: [{ label: '承诺所填内容和提交的材料真实、完整、有效', value: '是' }, { label: '签字人', value: '王某' }, { label: '电话', value: '010' }] });
    expect(page).toEqual(['承诺所填内容和提交的材料真实、完整、有效是', '签字人王某电话010']);
  });

  it.each([[18, 1], [22, 1], [30, 2]])('sets %d characters in boxes in %d rows, a box for each', async (count, rows) => {
    const value = 'PDY10010511022D00000000000000'.slice(0, count - 1);
    const [page] = await pagesWith({ kind: 'boxes', label: '登记号（医疗机构代码）', value, count });
    expect(page).toHaveLength(rows);
    expect(page?.join('')).toBe(`登记号（医疗机构代码）：${value}`);
  });
});
