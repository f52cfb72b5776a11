import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { Browsing, PATIENCE, story } from './support/Browsing';
import { lookAt } from './support/look';
import { deliverMessages, institutionOf, type DemoInstitution } from '../support/district';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

describe('客服中心, at the screen', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let place: DemoInstitution;
  let clerk: Page;
  let staff: Page;
  const wrong: string[] = [];
  const step = story(() => browsing);

  beforeAll(async () => {
    server = await districtServer();
    place = await institutionOf(server, 'hospital');
    browsing = new Browsing(server.url);
  }, BOOT_PATIENCE);

  afterAll(() => browsing.close(), PATIENCE);

  step('it opens over the page with device and system filled in, from the header and beside the roster', async () => {
    clerk = await browsing.signIn(place.username);
    await clerk.goto('/app/roster');
    await clerk.getByRole('main').getByRole('button', { name: '客服中心' }).click();
    const drawer = clerk.getByRole('dialog', { name: '客服中心' });
    await drawer.getByLabel('问题描述').waitFor();
    expect(await drawer.getByLabel('现用机型').inputValue()).toMatch(/\d+×\d+/);
    expect(await drawer.getByLabel('当前系统').inputValue()).toContain('Chrome');
    wrong.push(...(await lookAt(clerk, 'support-ask')));
    await drawer.getByLabel('问题描述').fill('名录导入以后看不到新增的人员');
    await drawer.getByRole('button', { name: /关闭|Close/ }).click();
    await drawer.waitFor({ state: 'detached' });
    await clerk.getByRole('banner').getByRole('button', { name: '客服中心' }).click();
    expect(await drawer.getByLabel('问题描述').inputValue()).toBe('名录导入以后看不到新增的人员');
  });

  step('a question goes out with a screenshot, and says by when it is answered', async () => {
    const drawer = clerk.getByRole('dialog', { name: '客服中心' });
    const picture = await sharp({ create: { width: 320, height: 200, channels: 3, background: '#7799bb' } }).png().toBuffer();
    await drawer.getByLabel('截图').setInputFiles({ name: '截图.png', mimeType: 'image/png', buffer: picture });
    await drawer.getByRole('button', { name: '提交', exact: true }).click();
    await drawer.getByText(/我们会在 .+ 前答复/).waitFor();
    await drawer.getByAltText('截图 1').waitFor();
    wrong.push(...(await lookAt(clerk, 'support-question')));
  });

  step('the desk answers what waits', async () => {
    staff = await browsing.signIn('support');
    await staff.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '客服工单' }).click();
    await staff.getByText('名录导入以后看不到新增的人员').waitFor();
    wrong.push(...(await lookAt(staff, 'support-desk')));
    await staff.getByRole('link', { name: /^KF\d+/ }).first().click();
    await staff.getByText('/app/roster').waitFor();
    wrong.push(...(await lookAt(staff, 'support-ticket')));
    await staff.getByLabel('内容').fill('请在名录页面刷新，新增人员排在最后。');
    await staff.getByRole('button', { name: '答复', exact: true }).click();
    await staff.getByText('已答复，提问人会收到消息').waitFor();
  });

  step('the answer shows by itself, and the list is refreshed by its button', async () => {
    await deliverMessages(server);
    const drawer = clerk.getByRole('dialog', { name: '客服中心' });
    await drawer.getByText('请在名录页面刷新，新增人员排在最后。').waitFor();
    await drawer.getByRole('button', { name: '返回回复列表' }).click();
    await drawer.getByRole('button', { name: '刷新回复列表' }).click();
    await drawer.getByText('已回复').waitFor();
    wrong.push(...(await lookAt(clerk, 'support-replies')));
  });

  step('a question that came by telephone is taken down', async () => {
    await staff.goto('/app/tickets');
    await staff.getByRole('button', { name: '登记其他渠道的问题' }).click();
    const dialog = staff.getByRole('dialog');
    await dialog.getByLabel('提问人').fill('王示例');
    await dialog.getByLabel('联系方式').fill('13900005678');
    await dialog.getByLabel('问题描述').fill('忘记了密码，不知道怎么找回。');
    wrong.push(...(await lookAt(staff, 'support-heard')));
    await dialog.getByRole('button', { name: '保存' }).click();
    await staff.getByText('139****5678').waitFor();
  });

  step('nothing on these screens breaks WCAG or sticks out on a phone', () => {
    expect(wrong).toEqual([]);
    return Promise.resolve();
  });
});
