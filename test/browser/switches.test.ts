import type { Page } from 'playwright-core';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';
import { Browsing, PATIENCE, story } from './support/Browsing';
import { lookAt } from './support/look';

const REASON = '区卫生健康委办公会决定试行。';

describe('what the law leaves to the authority, at the screen', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let page: Page;
  const wrong: string[] = [];
  const step = story(() => browsing);
  const card = () => page.getByRole('region', { name: '要求听证的期限', exact: true });
  const dialog = () => page.getByRole('dialog').last();

  beforeAll(async () => {
    server = await districtServer();
    browsing = new Browsing(server.url);
  }, BOOT_PATIENCE);

  afterAll(() => browsing.close(), PATIENCE);

  step('each stands with its value, its default and the article that leaves it open', async () => {
    page = await browsing.signIn('administrator');
    await page.getByRole('link', { name: '机关参数' }).click();
    await card().getByText('《行政许可法》第四十七条').waitFor();
    await card().getByText('默认', { exact: false }).first().waitFor();
    wrong.push(...(await lookAt(page, 'administrator-switches')));
  });

  step('a change says beforehand what it touches, and is kept with who, when and why', async () => {
    await card().getByRole('button', { name: '修改' }).click();
    await dialog().getByLabel(/^新的取值/).fill('7');
    await dialog().getByText('5 日 → 7 日').waitFor();
    await dialog().getByText(/已经开办的业务仍按开办时的取值/).waitFor();
    expect(await dialog().getByRole('button', { name: '修改' }).isEnabled()).toBe(false);
    await dialog().getByLabel(/^修改的理由/).fill(REASON);
    wrong.push(...(await lookAt(page, 'administrator-switch')));
    await dialog().getByRole('button', { name: '修改' }).click();
    await card().getByText('7 日').waitFor();
    await card().getByText(REASON).waitFor();
    await card().getByText(/管理甲/).waitFor();
  });

  step('somebody who changed it meanwhile is not overwritten', async () => {
    const other = await browsing.signIn('administrator');
    await other.goto('/app/switches');
    await card().getByRole('button', { name: '修改' }).click();
    await dialog().getByLabel(/^新的取值/).fill('9');
    await dialog().getByLabel(/^修改的理由/).fill(REASON);
    await other.getByRole('region', { name: '要求听证的期限', exact: true }).getByRole('button', { name: '修改' }).click();
    await other.getByRole('dialog').getByLabel(/^新的取值/).fill('6');
    await other.getByRole('dialog').getByLabel(/^修改的理由/).fill('再次试行。');
    await other.getByRole('dialog').getByRole('button', { name: '修改' }).click();
    await other.getByRole('dialog').waitFor({ state: 'hidden' });
    await dialog().getByRole('button', { name: '修改' }).click();
    await dialog().getByRole('alert').waitFor();
    expect(await dialog().getByLabel(/^修改的理由/).inputValue()).toBe(REASON);
    await card().getByText('6 日').waitFor();
  });

  step('nothing on these screens breaks WCAG or sticks out on a phone', () => {
    expect(wrong).toEqual([]);
    return Promise.resolve();
  });
});
