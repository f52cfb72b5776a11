import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { Browsing, PATIENCE, story } from './support/Browsing';
import { lookAt } from './support/look';
import { concludeAll } from '../support/conclusions';
import { deliverMessages, institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

/** More lines for the list that stands, one of them with markup for a name. */
const LENGTHEN = `
  WITH list AS (UPDATE publications SET results = results + 30 WHERE withdrawn_on IS NULL RETURNING id)
  INSERT INTO publication_entries (document_id, publication_id, position, name, registration_number, conclusion, concluded_on, created_at, updated_at, published_at)
  SELECT substr(md5(random()::text), 1, 24), list.id, 1000 + n, CASE n WHEN 30 THEN '<img src=x onerror=alert(1)>诊所' ELSE '示例第' || n || '诊所' END, 'YS' || n, 'deferred', DATE '2026-11-20', localtimestamp, localtimestamp, localtimestamp
  FROM list, generate_series(1, 30) n`;

/** A list of the year before, of another campaign. */
const EARLIER = `
  WITH list AS (
    INSERT INTO publications (document_id, authority_id, campaign_id, year, results, paper, published_on, published_by, scope_path, created_at, updated_at, published_at)
    SELECT 'earlier', p.authority_id, c.id, p.year - 1, 1, p.paper, p.published_on, p.published_by, p.scope_path, p.created_at, p.updated_at, p.published_at
    FROM publications p JOIN campaigns c ON c.id <> p.campaign_id WHERE p.withdrawn_on IS NULL ORDER BY c.id LIMIT 1 RETURNING id)
  INSERT INTO publication_entries (document_id, publication_id, position, name, registration_number, conclusion, concluded_on, created_at, updated_at, published_at)
  SELECT 'earlier-line', list.id, 1, '上年度示例诊所', 'YS0', 're-verification-failed', DATE '2025-11-20', localtimestamp, localtimestamp, localtimestamp FROM list`;

describe('校验结果公示, at the screen', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let place: DemoInstitution;
  let staff: Page;
  let visitor: Page;
  const wrong: string[] = [];
  const step = story(() => browsing);
  const lines = () => visitor.locator('tbody tr');
  const find = async (text: string): Promise<void> => {
    await visitor.getByLabel('机构名称或登记号').fill(text);
    await visitor.getByLabel('机构名称或登记号').press('Enter');
  };

  beforeAll(async () => {
    server = await districtServer();
    place = await institutionOf(server, 'hospital');
    await concludeAll(server, place.campaign);
    browsing = new Browsing(server.url);
  }, BOOT_PATIENCE);

  afterAll(() => browsing.close(), PATIENCE);

  step('before anything is published the public is told so', async () => {
    visitor = await browsing.open();
    await visitor.goto('/');
    await visitor.getByRole('link', { name: '查看校验结果公示' }).click();
    await visitor.getByText('目前没有公示的校验结果。').waitFor();
    wrong.push(...(await lookAt(visitor, 'results-none')));
  });

  step('the administrator reads what becomes public, and publishes', async () => {
    staff = await browsing.signIn('administrator');
    await staff.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '校验结果公示' }).click();
    await staff.getByRole('heading', { level: 1, name: '校验结果公示' }).waitFor();
    await staff.getByText('目前没有公示').first().waitFor();
    await staff.getByRole('button', { name: '公示结论' }).first().click();
    const dialog = staff.getByRole('dialog');
    await dialog.getByText('任何人不必登录就能看到').waitFor();
    wrong.push(...(await lookAt(staff, 'publication-confirm')));
    await dialog.getByRole('button', { name: '公示', exact: true }).click();
    await staff.getByText(/^正在公示 \d+ 家的结论/).waitFor();
    await deliverMessages(server);
    wrong.push(...(await lookAt(staff, 'publication')));
  });

  step('the signed document opens from there', async () => {
    const answer = staff.waitForResponse((response) => response.url().endsWith('/file') && response.ok());
    const [tab] = await Promise.all([staff.context().waitForEvent('page'), staff.getByRole('button', { name: '打开公示文书' }).click()]);
    expect((await (await answer).headerValue('content-type')) ?? '').toContain('application/pdf');
    await tab.close();
  });

  step('anybody sees the list without signing in, with little to fetch', async () => {
    await rowsOf(server, LENGTHEN);
    const scripts: Response[] = [];
    visitor.on('response', (response) => {
      if (new URL(response.url()).pathname.endsWith('.js')) scripts.push(response);
    });
    await visitor.goto('/results/');
    await visitor.getByText('已显示 20 家，后面还有。').waitFor();
    expect(await lines().count()).toBe(20);
    let bytes = 0;
    for (const script of scripts) bytes += gzipSync(await script.body()).length;
    expect(scripts.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(60_000);
    wrong.push(...(await lookAt(visitor, 'results')));
  });

  step('the rest comes when it is asked for, each line once and a name always as text', async () => {
    const [list] = await rowsOf<{ results: number }>(server, 'SELECT results FROM publications WHERE withdrawn_on IS NULL');
    for (let shown = 20; shown < (list?.results ?? 0); shown += 20) {
      await visitor.getByRole('button', { name: '再显示一些' }).click();
      await visitor.locator('tbody tr').nth(shown).waitFor();
    }
    await visitor.getByText(`全部 ${list?.results} 家。`).waitFor();
    expect(new Set(await lines().allInnerTexts()).size).toBe(list?.results);
    await visitor.getByText('<img src=x onerror=alert(1)>诊所').waitFor();
    expect(await visitor.locator('tbody img').count()).toBe(0);
  });

  step('an institution is found by a part of its name, and by an address that was passed on', async () => {
    await find(place.name);
    await visitor.getByText('找到 1 家。').waitFor();
    expect(await lines().innerText()).toContain(place.name);
    await visitor.reload();
    await visitor.getByText('找到 1 家。').waitFor();
    await find('不存在的机构');
    await visitor.getByText('没有找到“不存在的机构”').waitFor();
    wrong.push(...(await lookAt(visitor, 'results-not-found')));
  });

  step('a list of another year is chosen', async () => {
    await rowsOf(server, EARLIER);
    await visitor.goto('/results/');
    await visitor.getByText('已显示 20 家，后面还有。').waitFor();
    const [, earlier = ''] = await visitor.getByLabel('选择公示').locator('option').allInnerTexts();
    await visitor.getByLabel('选择公示').selectOption(earlier);
    await visitor.getByRole('heading', { level: 2, name: earlier }).waitFor();
    await visitor.getByText('全部 1 家。').waitFor();
    expect(await lines().innerText()).toContain('上年度示例诊所');
    wrong.push(...(await lookAt(visitor, 'results-earlier')));
    await visitor.getByLabel('选择公示').selectOption({ index: 0 });
    await visitor.getByText('已显示 20 家，后面还有。').waitFor();
  });

  step('it is taken back only with a reason', async () => {
    await staff.getByRole('button', { name: '撤回公示' }).click();
    const dialog = staff.getByRole('dialog');
    await dialog.getByRole('button', { name: '撤回公示' }).click();
    await dialog.getByText('请写明撤回理由。').waitFor();
    wrong.push(...(await lookAt(staff, 'publication-withdraw')));
    await dialog.getByLabel('撤回理由').fill('名单有误，更正后重新公示');
    await dialog.getByRole('button', { name: '撤回公示' }).click();
    await staff.getByText('目前没有公示').first().waitFor();
    await staff.getByText('以前的公示（1）').click();
    await staff.getByText(/名单有误，更正后重新公示/).waitFor();
    wrong.push(...(await lookAt(staff, 'publication-withdrawn')));
  });

  step('the public sees at once that it is gone', async () => {
    await visitor.reload();
    await visitor.getByText('您要看的公示已经撤回，或由新的公示替代。').waitFor();
    await visitor.getByText('全部 1 家。').waitFor();
    expect(await lines().innerText()).toContain('上年度示例诊所');
    expect(await visitor.getByLabel('选择公示').isVisible()).toBe(false);
  });

  step('from there a document can be checked', async () => {
    await visitor.getByRole('link', { name: '核验通知书或证明的真伪' }).click();
    await visitor.getByLabel('核验码').fill('AAAA-BBBB-CCCC-DDDD');
    await visitor.getByRole('button', { name: '核验' }).click();
    await visitor.getByRole('heading', { name: /未查到/ }).waitFor();
    wrong.push(...(await lookAt(visitor, 'check-unknown')));
  });

  step('nothing on these screens breaks WCAG or sticks out on a phone', () => {
    expect(wrong).toEqual([]);
    return Promise.resolve();
  });
});
