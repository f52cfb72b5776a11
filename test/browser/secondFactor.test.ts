import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import type { AccessConfig } from '@medregistry/access';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';
import { demoAccounts } from '../support/district';
import { Browsing, story } from './support/Browsing';
import { lookAt } from './support/look';

describe('one-time codes, at the screens', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let page: Page;
  let secret: string;
  let recovery: string;
  const wrong: string[] = [];
  const step = story(() => browsing);
  const settings = (): AccessConfig => server.strapi.plugin('access').service('settings') as AccessConfig;
  const password = (): string => demoAccounts().find(({ username }) => username === 'reviewer-2')?.password ?? '';
  const code = (): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  const knock = async (): Promise<void> => {
    await page.goto('/');
    await page.locator('#identifier').fill('reviewer-2');
    await page.getByLabel('密码', { exact: true }).fill(password());
    await page.getByRole('button', { name: '登录' }).click();
  };
  const look = async (name: string): Promise<void> => void wrong.push(...(await lookAt(page, name)));

  beforeAll(async () => {
    server = await districtServer();
    settings().secondFactor = 'required';
    browsing = new Browsing(server.url);
  }, BOOT_PATIENCE);
  afterAll(async () => {
    settings().secondFactor = 'offered';
    await browsing.close();
  });

  step('a reviewer who must have them sets them up at the first sign-in', async () => {
    page = await browsing.open();
    await knock();
    await page.getByText('您的角色需要动态验证码').waitFor();
    await look('sign-in-enrolment');
    secret = ((await page.locator('#secret').textContent()) ?? '').replaceAll(' ', '');
    await page.getByLabel('应用显示的 6 位数字').fill('12345');
    await page.getByRole('button', { name: '启用并登录' }).click();
    await page.getByRole('alert').filter({ hasText: '验证码不正确' }).waitFor();
    await page.getByLabel('应用显示的 6 位数字').fill(code());
    await page.getByRole('button', { name: '启用并登录' }).click();
    await page.getByText('以后不会再显示').waitFor();
    recovery = (await page.locator('#codes li').first().textContent()) ?? '';
    await look('sign-in-recovery');
    await page.getByRole('button', { name: '已经保存，进入系统' }).click();
    await page.waitForURL('**/app/**');
    await page.getByRole('heading', { level: 1, name: '我的工作' }).waitFor();
  });

  step('sees on the account page that they are on', async () => {
    await page.goto('/app/account');
    await page.getByText(/还有 10 个备用码/).waitFor();
    await look('account-second-factor');
  });

  step('is asked for a code at the next sign-in, and gets in by a recovery code without the phone', async () => {
    await page.context().clearCookies();
    await page.evaluate('localStorage.clear()');
    await knock();
    await page.getByLabel('动态验证码或备用码').waitFor();
    await look('sign-in-code');
    await page.getByLabel('动态验证码或备用码').fill('000000');
    await page.getByLabel('动态验证码或备用码').press('Enter');
    await page.getByRole('alert').filter({ hasText: '不正确或已经用过' }).waitFor();
    await page.getByLabel('动态验证码或备用码').fill(recovery);
    await page.getByLabel('动态验证码或备用码').press('Enter');
    await page.waitForURL('**/app/**');
    await page.goto('/app/account');
    await page.getByText(/还有 9 个备用码/).waitFor();
  });

  it('no screen has a serious fault', () => {
    expect(wrong).toEqual([]);
  });
});
