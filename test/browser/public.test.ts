import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { nobodyIn } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';
import { Browsing, PATIENCE, story } from './support/Browsing';
import { lookAt } from './support/look';

const LIMIT = 60_000;
const PAGES = ['/info', '/info/notices', '/info/guides', '/info/faq', '/info/windows', '/info/ratings', '/info/privacy', '/info/accessibility', '/results/', '/check/', '/activate'];

describe('the public side', () => {
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

  step('sends at most 60 kB of JavaScript, gzipped, with any page, and none with those that the server makes', async () => {
    page = await browsing.open();
    for (const path of PAGES) {
      const scripts: Promise<number>[] = [];
      const count = (response: { url(): string; body(): Promise<Buffer> }): void => {
        if (new URL(response.url()).pathname.endsWith('.js')) scripts.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
      };
      page.on('response', count);
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      page.off('response', count);
      const bytes = (await Promise.all(scripts)).reduce((sum, each) => sum + each, 0);
      expect({ path, fits: bytes <= LIMIT, none: path.startsWith('/info') ? bytes === 0 : true }).toEqual({ path, fits: true, none: true });
    }
  });

  step('leads from the sign-in page to every part of it', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: '通知、办事指南和常见问题' }).click();
    await page.getByRole('heading', { level: 1, name: '公众服务' }).waitFor();
    wrong.push(...(await lookAt(page, 'public-home')));
    for (const name of ['通知公告', '办事指南', '常见问题', '办事窗口', '个人信息保护告知', '无障碍说明']) {
      await page.getByRole('link', { name }).first().click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
    }
    wrong.push(...(await lookAt(page, 'public-accessibility')));
  });

  step('tells of a service with the fields of the city, and of the window with its hours today', async () => {
    await page.goto('/info/guides');
    await page.getByRole('link', { name: '医疗机构校验' }).click();
    for (const term of ['实施主体', '受理条件', '法定办结时限', '投诉监督方式']) await page.getByText(term, { exact: true }).waitFor();
    wrong.push(...(await lookAt(page, 'public-guide')));
    await page.goto('/info/windows');
    await page.getByRole('term').filter({ hasText: '今天' }).first().waitFor();
    wrong.push(...(await lookAt(page, 'public-windows')));
  });

  step('finds an answer by a word', async () => {
    await page.goto('/info/faq');
    await page.getByLabel('查找问题').fill('多页');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByText('找到 1 个问题。').waitFor();
    await page.getByText('一份材料有多页时怎样上传？').click();
    await page.getByText('后上传的不会覆盖先上传的', { exact: false }).waitFor();
    wrong.push(...(await lookAt(page, 'public-faq')));
  });

  step('an administrator publishes a question, and it stands there and at its step; markup stays text', async () => {
    const desk = await browsing.signIn('administrator');
    await desk.getByRole('link', { name: '常见问题' }).click();
    await desk.getByRole('button', { name: '新建问题' }).click();
    await desk.getByLabel(/^问题/).fill('扫描件 <b>太大</b> 怎么办？');
    await desk.getByRole('radio', { name: '医疗机构' }).click();
    await desk.getByLabel(/^办理环节/).click();
    await desk.getByTitle('上传材料').click();
    await desk.getByLabel(/^答复/).fill('单个文件不超过 20 MB。<script>alert(1)</script>');
    await desk.getByRole('radio', { name: '是' }).click();
    wrong.push(...(await lookAt(desk, 'administrator-faq')));
    await desk.getByRole('button', { name: '保存', exact: true }).click();
    await desk.getByRole('link', { name: '扫描件 <b>太大</b> 怎么办？' }).waitFor();
    const { text } = await nobodyIn(server).get('/info/faq?q=20%20MB');
    expect(text).toContain('&#60;script&#62;alert(1)');
    expect(text).not.toContain('<script');
    await page.goto('/info/faq');
    await page.getByText('扫描件 <b>太大</b> 怎么办？').waitFor();
  });

  step('says so where there is nothing', async () => {
    const answer = await nobodyIn(server).get('/info/notices/none');
    expect([answer.status, answer.text.includes('没有这个页面')]).toEqual([404, true]);
    expect((await nobodyIn(server).get('/info/nothing/at/all')).status).toBe(404);
  });

  step('nothing on these pages breaks WCAG or sticks out on a phone', () => {
    expect(wrong).toEqual([]);
    return Promise.resolve();
  });
});
