import type { Page } from 'playwright-core';
import { Browsing, PATIENCE, story } from './support/Browsing';
import { lookAt } from './support/look';
import { deliverMessages, rowsOf } from '../support/district';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

describe('校验工作概览, at the screen', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let page: Page;
  const wrong: string[] = [];
  const step = story(() => browsing);

  beforeAll(async () => {
    server = await districtServer();
    browsing = new Browsing(server.url);
  }, BOOT_PATIENCE);

  afterAll(() => browsing.close(), PATIENCE);

  step('the administrator finds it in the menu and sees where the institutions stand', async () => {
    page = await browsing.signIn('administrator');
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '校验工作概览' }).click();
    await page.getByRole('heading', { level: 1, name: '校验工作概览' }).waitFor();
    await page.getByRole('img', { name: /柱状图/ }).locator('svg.recharts-surface').first().waitFor();
    await page.locator('summary', { hasText: '按日数字' }).click();
    wrong.push(...(await lookAt(page, 'overview')));
  });

  step('a number opens the list that it counts', async () => {
    const number = page.locator('.standings').getByRole('link', { name: /^尚未开始 \d+$/ });
    const count = Number(await number.innerText());
    await number.click();
    await page.getByRole('heading', { level: 1, name: '尚未开始' }).waitFor();
    await page.getByText(`共 ${count} 家`).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(count);
    wrong.push(...(await lookAt(page, 'overview-institutions')));
  });

  step('institutions that have not started are reminded from there, once a day', async () => {
    const rows = await page.locator('tbody tr').count();
    await page.getByRole('button', { name: '全部提醒' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '提醒', exact: true }).click();
    await page.getByText(`已提醒 ${rows} 家`).first().waitFor();
    await page.getByText('今天已提醒').first().waitFor();
    expect(await page.getByText('今天已提醒').count()).toBe(rows);
    await deliverMessages(server);
    const [told] = await rowsOf<{ count: number }>(server, `SELECT count(DISTINCT subject_id)::int AS count FROM messages WHERE kind = 'verification.reminder.not-started'`);
    expect(told?.count).toBe(rows);
  });

  step('a number of cases opens cases', async () => {
    await page.getByRole('link', { name: '返回概览' }).click();
    await page.getByRole('heading', { level: 1, name: '校验工作概览' }).waitFor();
    const number = page.getByRole('region', { name: '在办业务的时限' }).last().getByRole('link').first();
    const count = Number(await number.innerText());
    await number.click();
    await page.getByText(`共 ${count} 件`).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(count);
    wrong.push(...(await lookAt(page, 'overview-cases')));
  });

  step('nothing on these screens breaks WCAG or sticks out on a phone', () => {
    expect(wrong).toEqual([]);
    return Promise.resolve();
  });
});
