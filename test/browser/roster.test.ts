import { residentIdCheck } from '@medregistry/config/validators';
import { Workbook } from 'exceljs';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { workbookOf } from '../../plugins/exchange/testing/tables';
import { institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';
import { Browsing, PATIENCE, story } from './support/Browsing';
import { lookAt } from './support/look';
import { tick } from './support/tick';
import { until } from './support/until';

const HEADERS = ['姓名', '证件号码', '人员类别', '职称', '科室', '执业类别', '执业证书编码'];

/** An invented number of region 99. */
function number(serial: number): string {
  const first17 = `99010519850312${String(serial).padStart(3, '0')}`;
  return first17 + residentIdCheck(first17);
}

const doctor = (name: string, serial: number, title = '主治医师'): string[] => [name, number(serial), '医师', title, '内科', '临床', '110990105900001'];

/** A clerk keeps the roster: by a table with mistakes, by the mended one, by hand, and takes it out again. */
describe('the roster at the screens', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let home: DemoInstitution;
  let clerk: Page;

  beforeAll(async () => {
    server = await districtServer();
    home = await institutionOf(server, 'dental');
    browsing = new Browsing(server.url);
    clerk = await browsing.signIn(home.username);
  }, BOOT_PATIENCE);

  afterAll(() => browsing.close(), PATIENCE);

  const step = story(() => browsing);
  const look = async (name: string): Promise<void> => expect(await lookAt(clerk, name)).toEqual([]);
  const upload = async (rows: string[][], name: string): Promise<void> => {
    await clerk.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(await workbookOf([HEADERS, ...rows])) });
  };
  const saved = async (name: string): Promise<number> => (await rowsOf(server, 'SELECT FROM staff_members WHERE name = ?', [name])).length;

  step('the roster shows who does not agree with the registers, and what to do about it', async () => {
    await clerk.getByRole('link', { name: '本机构人员' }).first().click();
    await clerk.getByRole('heading', { level: 1, name: '本机构人员' }).waitFor();
    await clerk.getByText('有 2 人与注册数据不一致').waitFor();
    await clerk.getByRole('tab', { name: /护士信息（\d+ 人，1 人不一致）/ }).click();
    await clerk.getByText('同一证件号码在名录中出现了不止一次').waitFor();
    await look('roster-mismatch');
  });

  step('people are found by the last digits of a number, and nobody is found by a name that nobody has', async () => {
    await clerk.getByRole('tab', { name: /医师信息/ }).click();
    const first = clerk.getByRole('tabpanel').locator('tbody tr').first();
    const tail = ((await first.locator('td').nth(1).textContent()) ?? '').slice(-4);
    const search = clerk.getByRole('searchbox', { name: '按姓名、拼音首字母或证件号码末几位查找' });
    await search.fill(tail);
    await search.press('Enter');
    await until(clerk, `[...document.querySelectorAll('[role=tabpanel] tbody tr')].every((row) => row.children[1].textContent.endsWith('${tail}'))`);
    await search.fill('没有这个人');
    await search.press('Enter');
    await clerk.getByText('没有符合条件的人员。').waitFor();
    await search.fill('');
    await search.press('Enter');
  });

  step('a table with mistakes is answered by reason, row and remedy, and nothing is saved', async () => {
    await clerk.getByRole('link', { name: '用表格导入' }).click();
    await clerk.getByRole('heading', { level: 1, name: '用表格导入人员名录' }).waitFor();
    await look('roster-import');
    await upload([doctor('李试一', 101), doctor('李试二', 102, '药师'), [...doctor('李试三', 103).slice(0, 1), '990105198503121010', ...doctor('李试三', 103).slice(2)], doctor('李试一', 101)], '有错的名录.xlsx');
    await clerk.getByText('中有 3 行需要修改，还没有保存任何内容').waitFor();
    await clerk.getByText('职称与人员类别不相符').click();
    await clerk.getByRole('cell', { name: '第 3 行' }).waitFor();
    await look('roster-import-mistakes');
    expect(await saved('李试一')).toBe(0);
    const [file] = await Promise.all([clerk.waitForEvent('download'), clerk.getByRole('button', { name: '下载核对结果' }).click()]);
    const result = await new Workbook().xlsx.load((await readFile(await file.path())) as never);
    expect(result.worksheets[0]?.getCell('C3').text).toContain('职称与人员类别不相符');
  });

  step('the mended table is shown, confirmed and saved whole', async () => {
    await upload([doctor('李试一', 101), doctor('李试二', 102)], '改好的名录.xlsx');
    await clerk.getByText('核对无误，还没有保存任何内容').waitFor();
    await clerk.getByText('将新增 2 行').waitFor();
    await look('roster-import-checked');
    expect(await saved('李试一')).toBe(0);
    await clerk.getByRole('button', { name: '确认保存' }).click();
    await clerk.getByText('已全部保存').waitFor();
    await look('roster-import-done');
    expect([await saved('李试一'), await saved('李试二')]).toEqual([1, 1]);
    await clerk.getByRole('link', { name: '查看本机构人员' }).click();
    await clerk.getByText('李试一').waitFor();
  });

  step('a file that is no table is turned down with a sentence', async () => {
    await clerk.getByRole('link', { name: '用表格导入' }).click();
    await clerk.locator('input[type=file]').setInputFiles({ name: '名录.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(100)]) });
    await clerk.getByText('这是旧版的 .xls 文件').waitFor();
  });

  step('a foreign table is read once its columns are matched, saved, and taken back', async () => {
    const foreign = ['人名', '证照号', '岗别', '技术等次', '部室', '门类', '执业号'];
    await clerk.locator('input[type=file]').setInputFiles({ name: '外来名录.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(await workbookOf([['某系统导出'], foreign, doctor('李试九', 109)])) });
    await clerk.getByText('“外来名录.xlsx”没有导入').waitFor();
    await clerk.getByRole('button', { name: '对应表中的列' }).click();
    const dialog = clerk.getByRole('dialog', { name: '对应表中的列' });
    await dialog.getByText('第 2 行：人名').first().waitFor();
    await dialog.getByRole('button', { name: '保存对应关系并重新核对' }).click();
    await dialog.getByText('请选择表中哪一列是“姓名”。').first().waitFor();
    await look('import-columns');
    for (const [place, column] of HEADERS.entries()) {
      const choice = dialog.getByLabel(new RegExp(`^${column}`)).first();
      await choice.fill(foreign[place] ?? '');
      await choice.press('Enter');
    }
    await dialog.getByRole('button', { name: '保存对应关系并重新核对' }).click();
    await clerk.getByText('将新增 1 行').waitFor();
    await clerk.getByRole('button', { name: '确认保存' }).click();
    await clerk.getByText('已全部保存').waitFor();
    expect(await saved('李试九')).toBe(1);
    await clerk.getByRole('button', { name: '撤销这次导入' }).click();
    const undo = clerk.getByRole('dialog', { name: '撤销这次导入' });
    await undo.getByRole('button', { name: '撤销这次导入' }).click();
    await undo.getByText('请写明撤销的原因。').waitFor();
    await look('import-undo');
    await undo.getByLabel('撤销的原因').fill('取错了表格');
    await undo.getByRole('button', { name: '撤销这次导入' }).click();
    await clerk.getByText('的导入已全部撤销').waitFor();
    expect(await saved('李试九')).toBe(0);
    await clerk.getByRole('link', { name: '返回本机构人员' }).click();
  });

  step('one person is changed by hand, problems standing at their fields', async () => {
    await clerk.getByRole('button', { name: '修改李试一' }).click();
    const dialog = clerk.getByRole('dialog', { name: '修改人员' });
    await dialog.getByText(/现为 990\*+\d{3}[\dX]，不修改请留空。/).waitFor();
    await dialog.getByLabel('科室').fill('急诊科');
    await tick(dialog.getByRole('group', { name: '在岗' }).getByRole('radio', { name: '否' }));
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.getByText('已离职的人员请填写离职日期。').first().waitFor();
    await look('roster-person');
    await tick(dialog.getByRole('group', { name: '在岗' }).getByRole('radio', { name: '是' }));
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await clerk.getByRole('cell', { name: '急诊科' }).first().waitFor();
  });

  step('the roster goes out with the reason on it', async () => {
    await clerk.getByRole('button', { name: /导\s*出/ }).click();
    const dialog = clerk.getByRole('dialog', { name: '导出人员名录' });
    await dialog.getByRole('button', { name: /导\s*出/ }).click();
    await dialog.getByText('请写明导出原因').waitFor();
    await look('roster-export');
    await dialog.getByLabel('导出原因').fill('年度校验核对');
    const [file] = await Promise.all([clerk.waitForEvent('download'), dialog.getByRole('button', { name: /导\s*出/ }).click()]);
    const table = await new Workbook().xlsx.load((await readFile(await file.path())) as never);
    expect(table.worksheets[0]?.getCell('A3').text).toBe('导出原因：年度校验核对');
  });

  step('an application is brought up to date only after its changes were shown', async () => {
    const [draft] = await rowsOf<{ id: string }>(server, `SELECT document_id AS id FROM applications WHERE subject_id = ? AND state = 'correction'`, [home.documentId]);
    await clerk.goto(`/app/applications/${draft?.id ?? ''}/form`);
    const section = clerk.locator('[id="form.roster"]');
    await section.getByRole('columnheader', { name: '来源' }).waitFor();
    await section.getByRole('button', { name: '从注册数据更新' }).click();
    const dialog = clerk.getByRole('dialog', { name: /用注册数据更新/ });
    await dialog.getByText(/新增 \d+ 行：.*李试一、李试二/).waitFor();
    await look('roster-refresh');
    await dialog.getByRole('button', { name: /更\s*新/ }).click();
    await section.getByText('李试一').first().waitFor();
  });
});
