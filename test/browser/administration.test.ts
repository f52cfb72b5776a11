import type { Page } from 'playwright-core';
import { BOOT_PATIENCE, districtServer } from '../support/strapi';
import { Browsing, PATIENCE, story } from './support/Browsing';
import { lookAt } from './support/look';

describe('administration without a developer, at the screen', () => {
  let browsing: Browsing;
  let page: Page;
  const wrong: string[] = [];
  const step = story(() => browsing);
  const dialog = () => page.getByRole('dialog').last();

  beforeAll(async () => {
    browsing = new Browsing((await districtServer()).url);
  }, BOOT_PATIENCE);

  afterAll(() => browsing.close(), PATIENCE);

  step('the holidays of a year are pasted, saved, and what is wrong is said by line', async () => {
    page = await browsing.signIn('administrator');
    await page.getByRole('link', { name: '节假日' }).click();
    await page.getByRole('heading', { level: 1, name: '节假日' }).waitFor();
    wrong.push(...(await lookAt(page, 'administrator-holidays')));
    await page.goto('/app/holidays/2031');
    await page.getByLabel('粘贴多行').fill('2031-01-01 放假 元旦\n元旦调休');
    await page.getByRole('button', { name: '读入这些行' }).click();
    await page.getByText('第 2 行看不懂', { exact: false }).waitFor();
    await page.getByLabel('粘贴多行').fill('2031-01-01 放假 元旦\n2031-01-05 上班 元旦调休');
    await page.getByRole('button', { name: '读入这些行' }).click();
    await page.getByLabel(/^依据/).fill('国办发明电〔2030〕1号');
    wrong.push(...(await lookAt(page, 'administrator-holiday-year')));
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('heading', { name: '修改记录' }).waitFor();
  });

  step('what was saved by mistake is undone, with what stood there before', async () => {
    await page.getByRole('button', { name: '删除 2031-01-05' }).click();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('2031-01-05：', { exact: false }).waitFor();
    wrong.push(...(await lookAt(page, 'administrator-versions')));
    await page.getByRole('button', { name: '恢复为第 1 版' }).click();
    await dialog().getByRole('button', { name: '恢复', exact: true }).click();
    await page.getByLabel('第 2 行日期').waitFor();
    expect(await page.getByLabel('第 2 行日期').inputValue()).toBe('2031-01-05');
  });

  step('a canned reason is added, and the reviewer finds it where notes are written', async () => {
    await page.getByRole('link', { name: '常用意见' }).click();
    await page.getByRole('heading', { level: 1, name: '常用意见' }).waitFor();
    await page.getByRole('region', { name: '其他特殊情况' }).getByRole('button', { name: '增加一条' }).click();
    await page.getByLabel('O2 的内容').fill('消防验收材料请到窗口核对原件。');
    wrong.push(...(await lookAt(page, 'administrator-canned-reasons')));
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('O2：', { exact: false }).waitFor();
    const reviewer = await browsing.signIn('reviewer-1');
    await reviewer.locator('main [data-row]').first().click();
    await reviewer.getByRole('button', { name: /提意见/ }).first().click();
    await reviewer.getByRole('button', { name: /O2 消防验收材料/ }).waitFor();
  });

  step('nothing on these screens breaks WCAG or sticks out on a phone', () => {
    expect(wrong).toEqual([]);
    return Promise.resolve();
  });
});
