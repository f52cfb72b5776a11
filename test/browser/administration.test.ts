import type { Page } from 'playwright-core';
import { rowsOf } from '../support/district';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';
import { Browsing, PATIENCE, story } from './support/Browsing';
import { lookAt } from './support/look';
import { tick } from './support/tick';

describe('administration without a developer, at the screen', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let page: Page;
  const wrong: string[] = [];
  const step = story(() => browsing);
  const dialog = () => page.getByRole('dialog').last();

  beforeAll(async () => {
    server = await districtServer();
    browsing = new Browsing(server.url);
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

  step('a window gets Saturday hours and places that can be booked', async () => {
    await page.getByRole('link', { name: '服务窗口' }).click();
    await page.getByRole('link', { name: '二层卫生健康委窗口' }).click();
    await page.getByRole('heading', { level: 1, name: '二层卫生健康委窗口' }).waitFor();
    wrong.push(...(await lookAt(page, 'administrator-window')));
    await page.getByRole('button', { name: '手工添加' }).click();
    await tick(dialog().getByRole('checkbox', { name: '周六' }));
    await dialog().getByLabel(/^从/).fill('16:30');
    await dialog().getByLabel(/^到/).fill('5点半');
    await tick(dialog().getByRole('radio', { name: '延时服务' }));
    await dialog().getByRole('button', { name: '确定' }).click();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('时间应写成 09:00 这样的格式。', { exact: false }).first().waitFor();
    wrong.push(...(await lookAt(page, 'administrator-window-wrong')));
  });

  step('an institution whose case is ready books a time, moves it and the window reads it in its list', async () => {
    const [{ username = '', id = '' } = {}] = await rowsOf<{ username: string; id: string }>(
      server,
      `SELECT a.document_id AS id, (SELECT u.username FROM assignments s JOIN up_users u ON u.id = s.user_id WHERE s.role = 'institution' AND s.scope_id = a.subject_id ORDER BY u.id LIMIT 1) AS username
       FROM applications a WHERE a.state = 'online-approved' AND a.procedure = 'verification' AND a.scope_path LIKE '/bj/cy-health/%' ORDER BY a.id LIMIT 1`,
    );
    const clerk = await browsing.signIn(username);
    await clerk.goto(`/app/applications/${id}`);
    const card = clerk.getByRole('region', { name: '窗口预约' });
    await card.getByRole('button', { name: /余 2$/ }).last().click();
    await card.getByRole('button', { name: '改期' }).click();
    await card.getByRole('group', { name: '时段' }).waitFor();
    wrong.push(...(await lookAt(clerk, 'institution-appointment')));
    await card.getByRole('button', { name: /余 2$/ }).last().click();
    await card.getByRole('group', { name: '时段' }).waitFor({ state: 'hidden' });
    const [{ date = '' } = {}] = await rowsOf<{ date: string }>(server, `SELECT date::text AS date FROM appointments WHERE state = 'booked'`);
    const counter = await browsing.signIn('counter-verification');
    await counter.getByRole('link', { name: '窗口预约' }).click();
    await counter.getByLabel('日期').fill(date);
    await counter.getByText('共 1 件预约').waitFor();
    wrong.push(...(await lookAt(counter, 'counter-appointments')));
  });

  step('a bad rating of a closed case becomes a task, and its answer is read where it was rated', async () => {
    const [{ username = '', id = '' } = {}] = await rowsOf<{ username: string; id: string }>(
      server,
      `SELECT a.document_id AS id, (SELECT u.username FROM assignments s JOIN up_users u ON u.id = s.user_id WHERE s.role = 'institution' AND s.scope_id = a.subject_id ORDER BY u.id LIMIT 1) AS username
       FROM applications a WHERE a.closed_at IS NOT NULL AND a.procedure = 'verification' AND a.scope_path LIKE '/bj/cy-health/%' ORDER BY a.id LIMIT 1`,
    );
    const clerk = await browsing.signIn(username);
    await clerk.goto(`/app/applications/${id}`);
    const card = clerk.getByRole('region', { name: '评价这次服务' });
    await tick(card.getByRole('radio', { name: '不满意', exact: true }));
    await card.getByLabel(/^说明/).fill('希望减少到窗口的次数。');
    wrong.push(...(await lookAt(clerk, 'institution-rating')));
    await card.getByRole('button', { name: '提交评价' }).click();
    await card.getByText('前核实并答复您', { exact: false }).waitFor();
    await page.goto('/app/ratings');
    await page.getByText('希望减少到窗口的次数。').waitFor();
    wrong.push(...(await lookAt(page, 'administrator-ratings')));
    await page.getByLabel(/^答复/).fill('已核实，证照可以邮寄，不必再到窗口。');
    await page.getByRole('button', { name: '答复', exact: true }).click();
    await page.getByText('没有待处理的差评。').waitFor();
    await clerk.reload();
    await card.getByText('证照可以邮寄', { exact: false }).waitFor();
  });

  step('a notice shows who has confirmed it, and the institution confirms it on its board', async () => {
    const [{ username = '' } = {}] = await rowsOf<{ username: string }>(
      server,
      `SELECT u.username FROM assignments s JOIN up_users u ON u.id = s.user_id JOIN institutions i ON i.document_id = s.scope_id
       WHERE s.role = 'institution' AND i.scope_path LIKE '/bj/cy-health/%' AND NOT EXISTS (SELECT FROM notice_acknowledgements k WHERE k.institution_id = i.id) ORDER BY u.id LIMIT 1`,
    );
    await page.getByRole('link', { name: '通知公告' }).click();
    await page.locator('main').getByRole('link').first().click();
    await page.getByRole('heading', { name: '确认阅读名单' }).waitFor();
    wrong.push(...(await lookAt(page, 'administrator-notice')));
    await page.getByRole('button', { name: '催促未读机构' }).click();
    await page.getByText(/已催促 \d+ 家/).waitFor();
    const clerk = await browsing.signIn(username);
    await clerk.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '通知公告' }).click();
    await clerk.getByText('请确认阅读').first().waitFor();
    wrong.push(...(await lookAt(clerk, 'institution-board')));
    await clerk.getByRole('button', { name: '本机构已阅读本通知并知悉其要求' }).first().click();
    await clerk.getByText('确认阅读', { exact: false }).first().waitFor();
    await clerk.getByText(/^已于 .* 确认阅读$/).waitFor();
  });

  step('an authority is added below the own one, renamed, and closed again', async () => {
    await page.getByRole('link', { name: '审批机关' }).click();
    await page.getByRole('button', { name: '新增下级机关' }).first().click();
    const form = page.getByRole('form', { name: '新增下级机关' });
    await form.getByLabel(/^名称/).fill('望京卫生所（演示）');
    await form.getByLabel(/^简称/).fill('望京所');
    await form.getByLabel(/^机关代码/).fill('110105-WJS');
    await tick(form.getByRole('radio', { name: '卫生健康主管部门' }));
    await tick(form.getByRole('radio', { name: '区县级' }));
    await form.getByLabel(/^行政区划代码/).fill('110105');
    wrong.push(...(await lookAt(page, 'administrator-authorities')));
    await form.getByRole('button', { name: '保存' }).click();
    const card = page.getByRole('region', { name: '望京卫生所（演示）' });
    await card.getByRole('button', { name: '停用' }).click();
    await dialog().getByLabel(/^停用的理由/).fill('演示结束。');
    await dialog().getByRole('button', { name: '停用' }).click();
    await card.getByText('已停用').waitFor();
  });

  step('nothing on these screens breaks WCAG or sticks out on a phone', () => {
    expect(wrong).toEqual([]);
    return Promise.resolve();
  });
});
