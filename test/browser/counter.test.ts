import type { Page } from 'playwright-core';
import { Browsing, PATIENCE, story } from './support/Browsing';
import { lookAt } from './support/look';
import { expectStatus } from '../support/Case';
import { demoAccounts, rowsOf } from '../support/district';
import { newKey, Person, type Body } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

describe('the window, by keyboard alone', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let page: Page;
  let approved: { number: string; name: string; code: string };
  let keys = 0;
  const wrong: string[] = [];
  const step = story(() => browsing);

  const press = async (key: string): Promise<void> => {
    keys += 1;
    await page.keyboard.press(key);
  };

  beforeAll(async () => {
    server = await districtServer();
    const [row] = await rowsOf<typeof approved>(
      server,
      `SELECT a.number, a.subject_name AS name, d.verify_code AS code FROM applications a JOIN printed_documents d ON d.subject_id = a.document_id AND d.kind = 'notice'
       WHERE a.state = 'online-approved' AND a.scope_path LIKE '/bj/cy-health/%' ORDER BY a.id`,
    );
    if (!row) throw new Error('No case waits for the window');
    approved = row;
    browsing = new Browsing(server.url);
  }, BOOT_PATIENCE);

  afterAll(() => browsing.close(), PATIENCE);

  step('the cursor stands in the search field when the clerk comes', async () => {
    page = await browsing.signIn('counter-verification');
    await page.getByRole('heading', { level: 1, name: '窗口办理' }).waitFor();
    await page.locator('#counter-search:focus').waitFor();
    await page.getByRole('region', { name: '您最近办理的' }).waitFor();
  });

  step('a scanned notice is stamped with the scan, two ticks and Enter', async () => {
    // A scanner types what it reads and ends with Enter.
    await page.keyboard.insertText(`${server.url}/check/${approved.code}`);
    await press('Enter');
    await page.getByRole('heading', { level: 2, name: approved.name }).waitFor();
    await page.locator('form input[type=checkbox]:focus').waitFor();
    wrong.push(...(await lookAt(page, 'counter-checklist')));
    await page.locator('form input[type=checkbox]').first().focus();
    await press('1');
    await press('2');
    await press('Enter');
    await page.getByText('已完成：登记盖章').first().waitFor();
    expect(keys).toBe(4);
  });

  step('the cursor is back in the empty search field, and the case is at hand', async () => {
    await page.locator('#counter-search:focus').waitFor();
    expect(await page.locator('#counter-search').inputValue()).toBe('');
    await page.getByRole('region', { name: '您最近办理的' }).getByText(approved.number).waitFor();
    wrong.push(...(await lookAt(page, 'counter-done')));
  });

  step('a case that is not ready says why, and Escape goes on to the next', async () => {
    const [waiting] = await rowsOf<{ number: string; name: string }>(server, `SELECT number, subject_name AS name FROM applications WHERE state = 'submitted' AND scope_path LIKE '/bj/cy-health/%' ORDER BY id`);
    await page.keyboard.insertText(waiting?.number ?? '');
    await press('Enter');
    await page.getByRole('heading', { level: 2, name: waiting?.name ?? '' }).waitFor();
    await page.getByText('现在窗口不能办理').waitFor();
    wrong.push(...(await lookAt(page, 'counter-not-ready')));
    await page.getByRole('heading', { level: 2, name: waiting?.name ?? '' }).focus();
    await press('Escape');
    await page.locator('#counter-search:focus').waitFor();
  });

  step('a case that was looked at a moment ago is shown as it has become', async () => {
    const [waiting] = await rowsOf<{ id: string; number: string; name: string }>(server, `SELECT document_id AS id, number, subject_name AS name FROM applications WHERE state = 'submitted' AND procedure = 'verification' AND scope_path LIKE '/bj/cy-health/%' ORDER BY id`);
    const officer = await Person.signIn(server.url, 'reviewer-1', demoAccounts().find(({ username }) => username === 'reviewer-1')?.password ?? '');
    const path = `/api/applications/${waiting?.id ?? ''}`;
    const open = async (): Promise<void> => {
      await page.keyboard.insertText(waiting?.number ?? '');
      await press('Enter');
      await page.getByRole('heading', { level: 2, name: waiting?.name ?? '' }).waitFor();
    };
    await open();
    await page.getByRole('region', { name: waiting?.name ?? '' }).getByText(/待审核$/).first().waitFor();
    const { version } = expectStatus(await officer.get<Body<{ version: number }>>(path), 200).body.data;
    expectStatus(await officer.post(`${path}/events/claim`, { data: {}, version, key: newKey() }), 200);
    await page.getByRole('heading', { level: 2, name: waiting?.name ?? '' }).focus();
    await press('Escape');
    await page.locator('#counter-search:focus').waitFor();
    await open();
    await page.getByRole('region', { name: waiting?.name ?? '' }).getByText(/审核中$/).first().waitFor();
    await press('Escape');
    await page.locator('#counter-search:focus').waitFor();
  });

  step('what nobody knows is said to be unknown', async () => {
    await page.keyboard.insertText('不存在的机构');
    await press('Enter');
    await page.getByText('没有找到符合的业务').waitFor();
  });

  step('without a camera the scanner says what else to do', async () => {
    await page.getByRole('button', { name: '用摄像头扫描' }).focus();
    await press('Enter');
    await page.getByRole('alert').filter({ hasText: /摄像头/ }).waitFor();
    wrong.push(...(await lookAt(page, 'counter-scanner')));
    await press('Escape');
  });

  step('nothing on these screens breaks WCAG or sticks out on a phone', () => {
    expect(wrong).toEqual([]);
    return Promise.resolve();
  });
});
