import type { Locator, Page } from 'playwright-core';
import { Browsing, PATIENCE, story } from './support/Browsing';
import { lookAt } from './support/look';
import { tick } from './support/tick';
import { until } from './support/until';
import { institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

const FIELD_NOTE = '请核对这一项，与上年不一致。';
const PAGE_NOTE = '这一页看不清，请重新扫描。';
const PERSON_NOTE = '请补充这名护士的职称证。';
const CALL = '已电话告知三处需要修改，对方明天上传。';
const LATE = '上一轮看漏了这一项。';

describe('the desk of a reviewer, at the screen', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let clinic: DemoInstitution;
  let reviewer: Page;
  let institution: Page;
  let address: string;
  const wrong: string[] = [];
  const step = story(() => browsing);

  const look = async (page: Page, name: string): Promise<void> => void wrong.push(...(await lookAt(page, name)));
  const dialog = (page: Page): Locator => page.getByRole('dialog').last();
  const desk = (): Locator => reviewer.getByRole('region', { name: '审核', exact: true });
  const tab = (name: RegExp): Locator => desk().getByRole('tab', { name });
  const press = (...keys: string[]): Promise<void> => keys.reduce((before, key) => before.then(() => reviewer.keyboard.press(key)), Promise.resolve());
  const focused = (page: Page, selector: string): Promise<void> => until(page, `document.activeElement?.closest(${JSON.stringify(selector)})`);
  const hand = async (): Promise<string | undefined> =>
    (await rowsOf<{ name: string }>(server, 'SELECT assignee_name AS name FROM applications WHERE subject_id = ? AND closed_at IS NULL', [clinic.documentId]))[0]?.name;
  /** Writes a note in the open dialog and adds it to the draft, by keyboard. */
  const write = async (text: string): Promise<void> => {
    await dialog(reviewer).getByLabel('意见内容').fill(text);
    await press('Control+Enter');
    await dialog(reviewer).waitFor({ state: 'hidden' });
  };

  beforeAll(async () => {
    server = await districtServer();
    clinic = await institutionOf(server, 'outpatient');
    browsing = new Browsing(server.url);
  }, BOOT_PATIENCE);

  afterAll(() => browsing.close(), PATIENCE);

  step('the list is narrowed and gone through by keyboard, and ? lists the keys', async () => {
    reviewer = await browsing.signIn('reviewer-1');
    await reviewer.getByRole('link', { name: clinic.name }).waitFor();
    await press('?');
    await dialog(reviewer).getByText('我领取的').waitFor();
    await look(reviewer, 'reviewer-list-keys');
    await press('Escape');
    await dialog(reviewer).waitFor({ state: 'hidden' });
    await press('m');
    await reviewer.getByText('没有符合筛选条件的业务').waitFor();
    await press('a');
    await reviewer.getByRole('link', { name: clinic.name }).waitFor();
    await press('j', 'Enter');
    await reviewer.getByRole('heading', { level: 1, name: new RegExp(clinic.name) }).waitFor();
    address = reviewer.url();
  });

  step('the case is taken in hand, and a colleague sees by whom', async () => {
    await press('l');
    await reviewer.getByText('您已领取').waitFor();
    expect(await hand()).toBe('审核甲');
    const overview = await browsing.signIn('approver-1');
    await overview.goto('/app/overview');
    await overview.getByRole('row').filter({ hasText: '审核甲' }).getByRole('link', { name: /[1-9]\d*$/ }).first().waitFor();
    const colleague = await browsing.signIn('reviewer-2');
    await colleague.getByText('审核甲已领取').waitFor();
    await colleague.getByRole('link', { name: clinic.name }).click();
    await colleague.getByRole('button', { name: '接手' }).waitFor();
  });

  step('notes are written where they apply: on a field, on a page, on a person', async () => {
    await press('f', 'j', 'j', 'n');
    await dialog(reviewer).getByText('常用意见').waitFor();
    await press('1');
    await focused(reviewer, '#composer-text');
    expect((await dialog(reviewer).getByLabel('意见内容').inputValue()).length).toBeGreaterThan(5);
    await look(reviewer, 'reviewer-note');
    await write(FIELD_NOTE);
    await press('m', 'j', 'n');
    await write(PAGE_NOTE);
    await tab(/^申请书$/).click();
    await desk().locator('tr[data-note-target^="person."]').last().getByRole('button', { name: /提意见/ }).click();
    await write(PERSON_NOTE);
    await press('i');
    await tab(/^意见（3）$/).waitFor();
    await desk().getByText('已保存在服务器').waitFor();
    await look(reviewer, 'reviewer-notes');
  });

  step('nothing of it is lost by a reload', async () => {
    await reviewer.reload();
    await tab(/^意见（3）$/).click();
    const kept = desk().getByLabel('意见内容');
    expect(await kept.evaluateAll((areas) => areas.map((area) => (area as unknown as { value: string }).value))).toEqual([FIELD_NOTE, PAGE_NOTE, PERSON_NOTE]);
  });

  step('a call with 校验联系人 is logged, and the number is shown for a reason', async () => {
    await press('c');
    await desk().getByRole('button', { name: '显示号码' }).first().click();
    await dialog(reviewer).getByLabel('查看原因').fill('电话通知补正');
    await dialog(reviewer).getByRole('button', { name: '显示' }).click();
    await desk().getByText(/1\d{10}/).waitFor();
    await desk().getByLabel('说了什么').fill(CALL);
    await desk().getByRole('button', { name: '记下这次联系' }).click();
    await tab(/^联系（1）$/).waitFor();
    await desk().getByText(CALL).waitFor();
    await look(reviewer, 'reviewer-contacts');
  });

  step('points of review are ticked for everybody', async () => {
    await press('p');
    await tick(desk().getByRole('checkbox').first());
    await desk().getByText('审核要点（1/').waitFor();
    await look(reviewer, 'reviewer-points');
    await press('?');
    await dialog(reviewer).getByText('对所在之处提意见').waitFor();
    await look(reviewer, 'reviewer-keys');
    await press('Escape');
  });

  step('the case goes back with all notes at once, by two keys', async () => {
    await press('r');
    await dialog(reviewer).getByRole('group', { name: '第 3 条意见' }).waitFor();
    await dialog(reviewer).getByLabel('意见内容').first().focus();
    await press('Control+Enter');
    await reviewer.getByText('已退回，待机构修正').first().waitFor();
    await reviewer.getByText('这个列表里没有下一件了。').waitFor();
    expect(await hand()).toBeNull();
  });

  step('last year’s answers stand beside those that differ from them', async () => {
    await server.strapi.db.transaction(async ({ trx }) => {
      await trx.raw(`SELECT set_config('medregistry.writer', 'workflow', true)`);
      await trx.raw(
        `INSERT INTO applications (document_id, number, procedure, procedure_version, state, subject_type, subject_id, subject_name, scope_path, authority_path, context, form, changed_at, closed_at, sort_on, opened_by, version, round)
         SELECT 'lastyear' || a.id, a.number || '-last', a.procedure, a.procedure_version, 'completed', a.subject_type, a.subject_id, a.subject_name, a.scope_path, a.authority_path, a.context,
           jsonb_set(jsonb_set(a.form, '{cover,year}', '2020'), '{workload,outpatientVisits}', '8100'), a.changed_at, a.changed_at, a.sort_on, a.opened_by, 1, 1 FROM applications a WHERE a.subject_id = ? AND a.closed_at IS NULL`,
        [clinic.documentId],
      );
    });
    institution = await browsing.signIn(clinic.username);
    await institution.goto(`${address.replace(server.url, '')}/form`);
    await institution.getByText('2020 年填报：8100').waitFor();
    expect(await institution.getByText('2020 年填报').count()).toBeLessThan(3);
  });

  step('the institution reads who holds the case, and answers each note where it applies', async () => {
    await institution.goto(address.replace(server.url, ''));
    await institution.getByText(/现由机构经办人办理/).waitFor();
    await institution.getByRole('button', { name: '撤回申请' }).waitFor();
    await institution.getByRole('link', { name: '按意见修改' }).click();
    const slot = institution.locator('[id^="materials."]').filter({ hasText: PAGE_NOTE }).first();
    await tick(slot.getByLabel('已按此意见整改'));
    await slot.getByLabel('整改说明（可不填）').fill('已重新扫描。');
    await institution.getByRole('button', { name: '上一步' }).click();
    const note = institution.locator('.form-main').getByRole('listitem').filter({ hasText: FIELD_NOTE });
    await tick(note.getByLabel('已按此意见整改'));
    await note.getByLabel('整改说明（可不填）').fill('已核对。');
    await look(institution, 'institution-reply');
    await institution.reload();
    expect(await note.getByLabel('整改说明（可不填）').inputValue()).toBe('已核对。');
    const visits = institution.locator('[id="form.workload.outpatientVisits"]');
    await visits.fill('9700');
    await institution.getByText(/^已保存 \d\d:\d\d:\d\d$/).first().waitFor();
    const person = institution.locator('.form-main').getByRole('listitem').filter({ hasText: PERSON_NOTE });
    await tick(person.getByLabel('已按此意见整改'));
    await institution.goto(`${address.replace(server.url, '')}/submit`);
    await institution.getByRole('button', { name: '再次提交校验申请', exact: true }).click();
    await dialog(institution).getByRole('button', { name: '是', exact: true }).click();
    await institution.getByText('已完成：再次提交校验申请').first().waitFor();
  });

  step('the second round shows old beside new, and what became of each note', async () => {
    await reviewer.goto(address);
    await reviewer.getByRole('tab', { name: '新旧对照' }).waitFor();
    await press('v');
    await reviewer.locator('.changes ins').filter({ hasText: '9700' }).waitFor();
    await reviewer.locator('.changes del').filter({ hasText: '9600' }).waitFor();
    await look(reviewer, 'reviewer-changes');
    await press('i');
    const note = desk().getByRole('listitem').filter({ hasText: PAGE_NOTE }).first();
    await note.getByText('已重新扫描。').waitFor();
    await note.getByText('这里没有改动。').waitFor();
    await note.getByRole('button', { name: '仍不合格' }).first().click();
    await tab(/^意见（4）$/).waitFor();
    await look(reviewer, 'reviewer-second-round');
  });

  step('a point that the first return missed asks for its reason', async () => {
    await press('f', 'j', 'n');
    await write('这一项填写有误，请更正。');
    await press('i');
    const hint = desk().getByRole('group', { name: '第 2 条意见' });
    await hint.getByText('应当一次性告知').waitFor();
    await hint.getByLabel('上一轮没有提出的原因').fill(LATE);
    await look(reviewer, 'reviewer-late');
    await press('Escape');
    await reviewer.getByRole('heading', { level: 1 }).click();
    await press('r');
    await dialog(reviewer).getByRole('button', { name: '是', exact: true }).click();
    await reviewer.getByText('已退回，待机构修正').first().waitFor();
    await press('i');
    await desk().getByText(LATE).waitFor();
  });

  step('nothing on these screens breaks WCAG or sticks out on a phone', () => {
    expect(wrong).toEqual([]);
    return Promise.resolve();
  });
});
