import { pdfText } from './support/pdfText';
import { Browsing, PATIENCE, story } from './support/Browsing';
import { fillIn } from './support/fillIn';
import { lookAt } from './support/look';
import { pdf, scan } from './support/scans';
import { tick } from './support/tick';
import { until } from './support/until';
import { institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';
import type { APIResponse, Locator, Page } from 'playwright-core';

interface Permit {
  version: number;
  lastVerifiedOn: string | null;
  nextDueOn: string;
}

const CORRECTION = '网上服务申请材料修正中，待提交';
const SLOT_NOTE = '副本第二页看不清登记号，请重新扫描。';
const FIELD_NOTE = '门诊人次与上年统计不一致，请核对后修改。';

/** The first paragraph of what was asked for, by people at browsers; each step goes on where the one before stopped. */
describe('one verification from draft to stamp, at the screens', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let hospital: DemoInstitution;
  let before: Permit;
  let institution: Page;
  let reviewer: Page;
  let approver: Page;
  let counter: Page;
  let number: string;
  let code: string;
  const wrong: string[] = [];
  const step = story(() => browsing);

  const look = async (page: Page, name: string): Promise<void> => void wrong.push(...(await lookAt(page, name)));
  const title = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name });
  const dialog = (page: Page): Locator => page.getByRole('dialog').last();
  const slot = (page: Page, name: string): Locator => page.locator(`[id="materials.${name}"]`);
  const follow = (page: Page, menu: string): Promise<void> => page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: menu }).click();

  const permit = async (): Promise<Permit> => {
    const [row] = await rowsOf<Permit>(server, `SELECT version, last_verified_on::text AS "lastVerifiedOn", next_due_on::text AS "nextDueOn" FROM permits WHERE institution_id = ? ORDER BY version DESC LIMIT 1`, [hospital.id]);
    if (!row) throw new Error('The hospital has no permit');
    return row;
  };

  /** Puts files into a slot as somebody does with the file picker, and waits until all pages stand there. */
  const upload = async (page: Page, name: string, files: string[], pages: number): Promise<void> => {
    await slot(page, name).locator('input[type=file]').setInputFiles(files);
    await slot(page, name).getByText(`已上传 ${pages} 页`).filter({ visible: true }).first().waitFor();
  };

  /** Fires an act of the case through its dialog, and waits until the dialog has gone. */
  const act = async (page: Page, label: string, yes: string, fill: (box: Locator) => Promise<void> = async () => undefined): Promise<void> => {
    await page.getByRole('button', { name: label, exact: true }).click();
    await fill(dialog(page));
    await dialog(page).getByRole('button', { name: yes, exact: true }).click();
    await page.getByText(`已完成：${label}`).filter({ visible: true }).first().waitFor();
  };

  const names = (page: Page, name: string): Promise<string[]> => slot(page, name).locator('.page-card-name').evaluateAll((cards) => cards.map(({ textContent }) => (textContent ?? '').replace(/^\d+\s*/, '')));

  beforeAll(async () => {
    server = await districtServer();
    browsing = new Browsing(server.url);
    hospital = await institutionOf(server, 'hospital');
    before = await permit();
  }, BOOT_PATIENCE);

  afterAll(() => browsing.close(), PATIENCE);

  step('the institution signs in and sees what it has to do', async () => {
    institution = await browsing.open();
    await institution.goto('/');
    await title(institution, '医疗机构电子化注册').waitFor();
    await look(institution, 'sign-in');
    await browsing.enter(institution, hospital.username);
    await title(institution, '需要您做什么').waitFor();
    await institution.getByText(hospital.name).filter({ visible: true }).first().waitFor();
    await institution.getByRole('link', { name: '开始办理医疗机构校验申请' }).waitFor();
    await look(institution, 'institution-home');
  });

  step('step one shows 校验申请业务提示, and 下一步 opens once the notice is acknowledged', async () => {
    await follow(institution, '医疗机构校验申请');
    await title(institution, /校验申请业务提示/).waitFor();
    const next = institution.getByRole('button', { name: '下一步' });
    await next.waitFor();
    expect(await next.isDisabled()).toBe(true);
    await institution.getByText('需办理延续').filter({ visible: true }).first().waitFor();
    await look(institution, 'institution-prompt');
    await tick(institution.getByLabel('本机构已阅读本通知并知悉其要求'));
    await institution.getByText('确认阅读').filter({ visible: true }).first().waitFor();
    await next.click();
    await title(institution, '请填写校验申请书').waitFor();
  });

  step('the form is prefilled, saves itself and is still there after a reload', async () => {
    await look(institution, 'institution-form');
    expect(await fillIn(institution)).toBeGreaterThan(15);
    await institution.getByText(/^已保存 \d\d:\d\d:\d\d$/).filter({ visible: true }).first().waitFor();
    const visits = institution.locator('[id="form.workload.outpatientVisits"]');
    await visits.fill('52000');
    await institution.getByText('有修改，即将自动保存…').filter({ visible: true }).first().waitFor();
    await institution.getByText(/^已保存 \d\d:\d\d:\d\d$/).filter({ visible: true }).first().waitFor();
    await institution.reload();
    await title(institution, '已保存校验申请书').waitFor();
    expect(await visits.inputValue()).toBe('52000');
    expect(await institution.locator('textarea[id^="form.summary."]').first().inputValue()).not.toBe('');
  });

  step('the roster is confirmed with 是', async () => {
    await institution.locator('[id="form.roster"]').getByRole('tab', { name: /护士信息（\d+）/ }).click();
    await institution.getByRole('button', { name: '下一步' }).click();
    await dialog(institution).getByText('人员名录真实、完整').filter({ visible: true }).first().waitFor();
    await dialog(institution).getByRole('button', { name: '是', exact: true }).click();
    await title(institution, '步骤三 网上服务指导审核提示').waitFor();
  });

  step('scans and a PDF go into the slots; pages are put in order by keyboard and turned', async () => {
    const duplicate = [await scan('副本第二页.jpg', 2), await scan('副本第一页.jpg', 1)];
    await upload(institution, 'permit-duplicate', duplicate, 2);
    expect(await names(institution, 'permit-duplicate')).toEqual(['副本第二页.jpg', '副本第一页.jpg']);
    const handle = slot(institution, 'permit-duplicate').getByRole('button', { name: '拖动第 1 页' });
    await handle.focus();
    await institution.keyboard.press('Space');
    await institution.getByText('移到第 1 页的位置').first().waitFor({ state: 'attached' });
    await institution.keyboard.press('ArrowRight');
    await institution.getByText('移到第 2 页的位置').first().waitFor({ state: 'attached' });
    const arranged = institution.waitForResponse((response) => response.request().method() === 'PATCH');
    await institution.keyboard.press('Space');
    expect((await arranged).status()).toBe(200);
    expect(await names(institution, 'permit-duplicate')).toEqual(['副本第一页.jpg', '副本第二页.jpg']);
    const turned = institution.waitForResponse((response) => response.request().method() === 'PATCH');
    await slot(institution, 'permit-duplicate').getByRole('button', { name: '旋转第 2 页' }).click();
    expect((await turned).status()).toBe(200);

    await upload(institution, 'application-form', [await pdf('校验申请书.pdf', 3)], 3);
    await upload(institution, 'staff-roster', [await scan('人员名录.jpg', 3)], 1);
    await upload(institution, 'work-summary', [await scan('工作总结.jpg', 4)], 1);
    await upload(institution, 'radiation-licence', [await scan('放射诊疗许可证.jpg', 6)], 1);
    await upload(institution, 'renewal~licence-application', [await scan('行政许可申请表.jpg', 5)], 1);
    await upload(institution, 'renewal~renewal-application', [await pdf('有效期延续申请书.pdf', 1)], 1);
    await institution.getByText('必须上传的材料已齐').filter({ visible: true }).first().waitFor();

    await institution.reload();
    await title(institution, '步骤三 网上服务指导审核提示').waitFor();
    await slot(institution, 'permit-duplicate').getByText('已上传 2 页').filter({ visible: true }).first().waitFor();
    expect(await names(institution, 'permit-duplicate')).toEqual(['副本第一页.jpg', '副本第二页.jpg']);
    await slot(institution, 'permit-duplicate').scrollIntoViewIfNeeded();
    await slot(institution, 'permit-duplicate').locator('img').first().waitFor();
    await look(institution, 'institution-materials');
  });

  step('提交校验申请 is confirmed, and the module says 已提交校验申请', async () => {
    await institution.getByRole('button', { name: '下一步' }).click();
    await title(institution, '步骤四 提交校验申请').waitFor();
    await institution.getByText('申请书和材料已齐，可以提交。').filter({ visible: true }).first().waitFor();
    await look(institution, 'institution-submit');
    await act(institution, '提交校验申请', '是');
    await dialog(institution).getByText('已提交校验申请').filter({ visible: true }).first().waitFor();
    await dialog(institution).getByRole('button', { name: '确定' }).click();
    await institution.getByRole('main').getByText(/JY-\d{6}-\d{4}-\d{6}/).filter({ visible: true }).first().waitFor();
    number = /JY-\d{6}-\d{4}-\d{6}/.exec(await institution.getByRole('main').innerText())?.[0] ?? '';
    expect(number).not.toBe('');
    await look(institution, 'institution-filed');
    await follow(institution, '医疗机构校验申请');
    await dialog(institution).getByText('已提交校验申请').filter({ visible: true }).first().waitFor();
    await dialog(institution).getByRole('button', { name: '确定' }).click();
    await institution.getByText(number).filter({ visible: true }).first().waitFor();
  });

  step('the reviewer finds it in the work list and returns it with two notes', async () => {
    reviewer = await browsing.signIn('reviewer-1');
    await title(reviewer, '我的工作').waitFor();
    const row = reviewer.getByRole('row').filter({ hasText: number });
    await row.waitFor();
    await look(reviewer, 'reviewer-work-list');
    await row.getByRole('link', { name: hospital.name }).click();
    await title(reviewer, new RegExp(hospital.name)).waitFor();
    await act(reviewer, '开始审核', '确定');
    await reviewer.getByRole('tab', { name: /副本（2）/ }).click();
    await reviewer.getByRole('img', { name: /第 2 页/ }).waitFor();
    await look(reviewer, 'reviewer-case');
    await reviewer.getByRole('tab', { name: '申请书', exact: true }).click();
    await reviewer.getByText('52000').filter({ visible: true }).first().waitFor();

    await act(reviewer, '退回修改', '是', async (box) => {
      for (const [index, { target, text }] of [{ target: '执业许可证》副本', text: SLOT_NOTE }, { target: '业务工作量 · 门诊人次', text: FIELD_NOTE }].entries()) {
        await box.getByRole('button', { name: '添加一条意见' }).click();
        const note = box.getByRole('group', { name: `第 ${index + 1} 条意见` });
        await note.getByRole('combobox', { name: '意见所指' }).fill(target);
        await reviewer.locator('.ant-select-item-option-content:visible').filter({ hasText: target }).first().click();
        await note.getByLabel('意见内容').fill(text);
      }
      await look(reviewer, 'reviewer-return');
    });
    await reviewer.getByText('已退回，待机构修正').filter({ visible: true }).first().waitFor();
  });

  step('the institution reads the state and the notes, corrects, answers and submits again', async () => {
    await follow(institution, '医疗机构申请信息查询');
    await title(institution, '医疗机构申请信息查询').waitFor();
    const row = institution.getByRole('row').filter({ hasText: number });
    await row.getByText(new RegExp(`${CORRECTION}$`)).filter({ visible: true }).first().waitFor();
    await look(institution, 'institution-applications');
    await row.getByRole('link').first().click();
    await institution.getByRole('link', { name: '按意见修改' }).click();
    await title(institution, '步骤三 网上服务指导审核提示').waitFor();
    for (const text of [SLOT_NOTE, FIELD_NOTE]) await institution.getByText(text).filter({ visible: true }).first().waitFor();
    await look(institution, 'institution-notes');

    await upload(institution, 'permit-duplicate', [await scan('副本第二页重扫.jpg', 6)], 3);
    await slot(institution, 'permit-duplicate').getByRole('button', { name: '移出第 2 页' }).click();
    await institution.getByRole('tooltip').getByRole('button', { name: '移出' }).click();
    await slot(institution, 'permit-duplicate').getByText('已上传 2 页').filter({ visible: true }).first().waitFor();
    await institution.getByRole('button', { name: '上一步' }).click();
    await title(institution, '已保存校验申请书').waitFor();
    await institution.locator('[id="form.workload.outpatientVisits"]').fill('52480');
    await institution.getByText(/^已保存 \d\d:\d\d:\d\d$/).filter({ visible: true }).first().waitFor();
    await institution.getByRole('button', { name: '下一步' }).click();
    await dialog(institution).getByRole('button', { name: '是', exact: true }).click();
    await title(institution, '步骤三 网上服务指导审核提示').waitFor();

    const notes = institution.getByRole('region', { name: '审核意见' });
    for (const [text, reply] of [[SLOT_NOTE, '已重新扫描第二页。'], [FIELD_NOTE, '已按统计报表更正。']] as const) {
      const note = notes.getByRole('listitem').filter({ hasText: text });
      await tick(note.getByLabel('已按此意见整改'));
      await note.getByLabel('整改说明（可不填）').fill(reply);
    }
    await institution.getByRole('button', { name: '下一步' }).click();
    await institution.getByText('申请书和材料已齐，可以提交。').filter({ visible: true }).first().waitFor();
    await act(institution, '再次提交校验申请', '是');
    await dialog(institution).getByRole('button', { name: '确定' }).click();
    await institution.getByText('已提交校验申请，待审核').filter({ visible: true }).first().waitFor();
  });

  step('the reviewer reads the answers and proposes, another person decides', async () => {
    await reviewer.reload();
    await reviewer.getByText('已重新扫描第二页。').filter({ visible: true }).first().waitFor();
    await act(reviewer, '提出结论建议', '确定', async (box) => {
      await tick(box.getByRole('radio', { name: '合格' }));
      await tick(box.getByRole('radio', { name: '准予延续', exact: true }));
      await box.getByLabel('审核意见').fill('申请材料齐全，内容符合要求，建议校验合格。');
    });
    await reviewer.getByText('待签批').filter({ visible: true }).first().waitFor();

    approver = await browsing.signIn('approver-1');
    const row = approver.getByRole('row').filter({ hasText: number });
    await row.waitFor();
    await look(approver, 'approver-work-list');
    await row.getByRole('link', { name: hospital.name }).click();
    await approver.getByRole('button', { name: '签批通过', exact: true }).waitFor();
    await look(approver, 'approver-case');
    await act(approver, '签批通过', '是');
    await approver.getByText('网上审核通过，待窗口盖章').filter({ visible: true }).first().waitFor();
  });

  step('打印网上服务通知书 appears for the institution and opens a PDF', async () => {
    await institution.reload();
    await institution.getByText('网上审核通过，待窗口办理').filter({ visible: true }).first().waitFor();
    const button = institution.getByRole('button', { name: '打印网上服务通知书' });
    await button.waitFor();
    await look(institution, 'institution-approved');
    // The browser keeps no copy of what a page reads as a file, so the answer is looked at on its way.
    let answer: APIResponse | undefined;
    await institution.route('**/documents/notice', async (route) => {
      answer = await route.fetch();
      await route.fulfill({ response: answer });
    });
    const [tab] = await Promise.all([institution.waitForEvent('popup'), button.click()]);
    await tab.waitForURL(/^blob:/);
    expect(answer?.status()).toBe(200);
    expect(answer?.headers()['content-type']).toContain('application/pdf');
    const text = await pdfText((await answer?.body()) ?? Buffer.alloc(0));
    code = /[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}/.exec(text)?.[0] ?? '';
    expect(text).toContain(number);
    expect(code).not.toBe('');
    await tab.close();
  });

  step('anybody checks the notice by its code', async () => {
    const visitor = await browsing.open();
    await visitor.goto('/check/');
    await visitor.getByLabel('核验码').fill(code);
    await visitor.getByRole('button', { name: '核验' }).click();
    await visitor.getByRole('heading', { name: /文书真实/ }).waitFor();
    expect(await visitor.getByRole('main').innerText()).toContain(hospital.name);
    await look(visitor, 'check');
    await visitor.goto('/check/AAAA-BBBB-CCCC-DDDD');
    await visitor.getByRole('heading', { name: /未查到/ }).waitFor();
    await look(visitor, 'check-unknown');
  });

  step('the window finds it by initials and by the scanned code, ticks the list and stamps', async () => {
    counter = await browsing.signIn('counter-verification');
    await title(counter, '窗口办理').waitFor();
    await look(counter, 'counter');
    const search = counter.getByRole('searchbox', { name: '查找申请' }).or(counter.getByLabel('查找申请')).first();
    await search.fill('bjzh');
    await search.press('Enter');
    await counter.getByText(number).filter({ visible: true }).first().waitFor();
    if (!counter.url().includes('/applications/')) await look(counter, 'counter-found');
    await follow(counter, '窗口办理');
    await title(counter, '窗口办理').waitFor();
    await search.fill(`${server.url}/check/${code}`);
    await search.press('Enter');
    await counter.getByRole('heading', { level: 2, name: hospital.name }).waitFor();
    await look(counter, 'counter-case');
    for (const box of await counter.getByRole('checkbox').all()) await tick(box);
    await look(counter, 'counter-stamp');
    await counter.getByRole('button', { name: '登记盖章', exact: true }).click();
    await counter.getByText('已完成：登记盖章').filter({ visible: true }).first().waitFor();
    await counter.getByText('已办结（已登记盖章）').filter({ visible: true }).first().waitFor();
  });

  step('the registers have changed', async () => {
    const after = await permit();
    expect(after.version).toBe(before.version + 1);
    expect(after.lastVerifiedOn).not.toBe(before.lastVerifiedOn);
    expect(after.nextDueOn > before.nextDueOn).toBe(true);
    await institution.reload();
    await institution.getByText('已办结，校验合格').filter({ visible: true }).first().waitFor();
    await follow(institution, '机构信息');
    await title(institution, hospital.name).waitFor();
    const [year, month, day] = after.nextDueOn.split('-').map(Number);
    expect(await institution.getByRole('main').innerText()).toMatch(new RegExp(`下一个校验期满日\\s*${year}年${month}月${day}日`));
    await reviewer.goto('/app/institutions');
    await title(reviewer, '医疗机构').waitFor();
    await look(reviewer, 'institutions');
    await reviewer.getByLabel('按名称或登记号查找机构').fill(hospital.name);
    await reviewer.getByLabel('按名称或登记号查找机构').press('Enter');
    await reviewer.getByRole('link', { name: hospital.name }).click();
    await title(reviewer, hospital.name).waitFor();
    await reviewer.getByRole('heading', { name: '校验记录' }).waitFor();
    await look(reviewer, 'institution');
  });

  step('the administrator changes a date; who changes the same record from an older view is told so', async () => {
    const first = await browsing.signIn('administrator');
    await first.goto('/app/campaigns');
    await title(first, '校验年度工作').waitFor();
    const second = await first.context().newPage();
    for (const page of [first, second]) {
      await page.goto('/app/campaigns');
      await page.getByRole('table').getByRole('link').first().click();
      await page.getByLabel('网上申请截止日期').waitFor();
    }
    await look(first, 'administrator-campaign');
    await first.getByLabel('窗口办理截止日期').fill('2099-12-31');
    await first.getByRole('button', { name: '保存' }).click();
    await first.getByText('已保存').filter({ visible: true }).first().waitFor();
    await title(first, '校验年度工作').waitFor();
    await second.getByLabel('窗口办理截止日期').fill('2099-06-30');
    await second.getByRole('button', { name: '保存' }).click();
    await dialog(second).getByText('有人刚刚修改过这条记录').filter({ visible: true }).first().waitFor();
    await look(second, 'administrator-conflict');
    await dialog(second).getByRole('button', { name: '载入最新内容' }).click();
    await until(second, `document.querySelector('input[id="windowTo"]')?.value === '2099-12-31'`);
    await look(first, 'administrator-campaigns');
    for (const [menu, name] of [['通知公告', 'administrator-notices'], ['服务窗口', 'administrator-windows']] as const) {
      await follow(first, menu);
      await title(first, menu).waitFor();
      await first.getByRole('table').waitFor();
      await look(first, name);
      await first.getByRole('table').getByRole('link').first().click();
      await first.getByRole('button', { name: '保存' }).waitFor();
      await look(first, name.replace(/s$/, ''));
    }
  });

  step('the other screens: roster, account, messages, menu', async () => {
    await follow(institution, '本机构人员');
    await title(institution, '本机构人员').waitFor();
    await institution.getByRole('table').waitFor();
    await look(institution, 'institution-roster');
    await institution.goto('/app/account');
    await title(institution, '登录设备与密码').waitFor();
    await look(institution, 'account');
    await institution.getByRole('button', { name: /消息/ }).click();
    await institution.getByText('校验已办结').filter({ visible: true }).first().waitFor();
    await look(institution, 'messages');
    await institution.goto('/app/nowhere');
    await title(institution, '没有这个页面').waitFor();
    await look(institution, 'missing');
  });

  it('no screen has a serious fault, sticks out on a phone or lacks its one main heading', () => {
    expect(wrong).toEqual([]);
  });
});
