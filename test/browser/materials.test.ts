import type { Locator, Page } from 'playwright-core';
import { scan as sheet } from '../../plugins/dossier/testing/scans';
import type { Inspector } from '@medregistry/dossier';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Case, expectStatus } from '../support/Case';
import { demoAccounts, institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';
import { Browsing, PATIENCE, story } from './support/Browsing';
import { lookAt } from './support/look';

/** Papers at the screens of the institution; each step goes on where the one before stopped. */
describe('the materials of a case, at the screens', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let clinic: DemoInstitution;
  let file: Case;
  let owner: Person;
  let page: Page;
  let desk: Page;
  const folder = mkdtempSync(join(tmpdir(), 'medregistry-papers-'));
  const wrong: string[] = [];
  const step = story(() => browsing);
  const slot = (name: string): Locator => page.locator(`[id="materials.${name}"]`);
  const look = async (name: string): Promise<void> => void wrong.push(...(await lookAt(page, name)));
  const paper = async (name: string, recipe: Parameters<typeof sheet>[0]): Promise<string> => {
    const path = join(folder, name);
    writeFileSync(path, await sheet({ side: 1754, ...recipe }));
    return path;
  };

  beforeAll(async () => {
    server = await districtServer();
    browsing = new Browsing(server.url);
    clinic = await institutionOf(server, 'hospital');
    const password = demoAccounts().find(({ username }) => username === clinic.username)?.password ?? '';
    owner = await Person.signIn(server.url, clinic.username, password);
    for (const { id } of await rowsOf<{ id: string }>(server, 'SELECT document_id AS id FROM notices')) await owner.post(`/api/notices/${id}/acknowledge`, { data: {} });
    file = await Case.open(owner, 'verification', { institution: clinic.documentId, campaign: clinic.campaign });
    await file.fillIn();
    expectStatus(await file.save({ ...file.view.form, summary: { ...file.view.form['summary'], nursingManagement: '' } }), 200);
  }, BOOT_PATIENCE);

  afterAll(() => browsing.close(), PATIENCE);

  step('the institution opens its materials', async () => {
    page = await browsing.signIn(clinic.username);
    await page.goto(`/app/applications/${file.view.documentId}/materials`);
    await slot('permit-duplicate').waitFor();
  });

  step('a slot is marked 与原件一致 in one click, and the mark taken off one page', async () => {
    await slot('permit-duplicate').locator('input[type=file]').setInputFiles([await paper('a.jpg', { seals: [{ x: 700, y: 700 }] }), await paper('b.jpg', { seed: 2, seals: [{ x: 300, y: 600 }] })]);
    await slot('permit-duplicate').getByText('已上传 2 页').waitFor();
    await slot('permit-duplicate').getByRole('button', { name: '全部加注“与原件一致”' }).click();
    await slot('permit-duplicate').getByText('全部页已加注').waitFor();
    await slot('permit-duplicate').getByRole('button', { name: '取消第 1 页的加注' }).click();
    await slot('permit-duplicate').getByText('已加注 1 页，共 2 页').waitFor();
  });

  step('what reviewers often send back is told before submitting, on the page and at its slot', async () => {
    await slot('work-summary').locator('input[type=file]').setInputFiles([await paper('blank.jpg', { lines: 0 }), await paper('coarse.jpg', { side: 800, blueSignature: true })]);
    await slot('work-summary').getByText('已上传 2 页').waitFor();
    await (server.strapi.plugin('dossier').service('inspector') as Inspector).drain();
    await slot('work-summary').getByText('第 1 页是空白页').waitFor();
    await slot('work-summary').getByText('第 2 页不够清晰').waitFor();
    expect(await slot('work-summary').locator('.page-card-hint').count()).toBe(2);
    await look('materials-hints');
  });

  step('a paper is added under its own name', async () => {
    await slot('other').getByLabel('材料名称').fill('关于床位调整的情况说明');
    await slot('other').getByRole('button', { name: '添加一份材料' }).click();
    await page.getByRole('heading', { name: '其他需要上传的材料：关于床位调整的情况说明' }).waitFor();
  });

  step('what a colleague saved meanwhile stands in the form that is opened, and what is being typed stays', async () => {
    const visits = page.locator('[id="form.workload.outpatientVisits"]');
    const emergencies = page.locator('[id="form.workload.emergencyVisits"]');
    await page.getByRole('button', { name: '上一步' }).click();
    await visits.waitFor();
    await emergencies.fill('4321');
    await page.getByText(/^已保存 \d\d:\d\d:\d\d$/).first().waitFor();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('dialog').last().getByRole('button', { name: '是', exact: true }).click();
    await slot('work-summary').waitFor();
    await file.reload();
    expectStatus(await file.save({ ...file.view.form, workload: { ...file.view.form['workload'], outpatientVisits: 56789 } }), 200);
    await page.getByRole('button', { name: '上一步' }).click();
    await visits.and(page.locator('[value="56789"]')).waitFor();
    expect(await emergencies.inputValue()).toBe('4321');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('dialog').last().getByRole('button', { name: '是', exact: true }).click();
    await slot('other').waitFor();
  });

  step('the submit step lists what to check, and where', async () => {
    await page.goto(`/app/applications/${file.view.documentId}/submit`);
    await page.getByRole('heading', { name: '建议检查' }).waitFor();
    await page.getByRole('region', { name: '建议检查' }).getByRole('link', { name: '“护理管理”还没有填写' }).waitFor();
    await look('materials-advice');
    await page.getByRole('region', { name: '建议检查' }).getByRole('link', { name: '校验期工作总结', exact: true }).click();
    await slot('work-summary').waitFor();
  });

  step('evidence is added at the row of a person', async () => {
    await page.goto(`/app/applications/${file.view.documentId}/form#form.roster`);
    await page.getByRole('button', { name: /^上传资质证明/ }).first().click();
    const dialog = page.getByRole('dialog').last();
    await dialog.locator('input[type=file]').setInputFiles([await paper('title.jpg', { seed: 9, seals: [{ x: 600, y: 700 }] })]);
    await dialog.getByText('已上传 1 页').waitFor();
    await look('materials-person');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^资质证明（1 页）/ }).first().waitFor();
    await page.getByRole('button', { name: /^上传资质证明/ }).first().click();
    await dialog.locator('input[type=file]').setInputFiles([await paper('title.jpg', { seed: 11, seals: [{ x: 600, y: 700 }] })]);
    await dialog.getByText('已上传 1 页').waitFor();
    await page.keyboard.press('Escape');
  });

  step('the reviewer reads it beside what the form says of the person', async () => {
    await file.reload(owner);
    await file.upload();
    await file.reload(owner);
    await file.advance(owner, 'submit');
    desk = await browsing.signIn('reviewer-1');
    await desk.goto(`/app/applications/${file.view.documentId}`);
    await desk.getByRole('button', { name: '开始审核', exact: true }).click();
    await desk.getByRole('dialog').last().getByRole('button', { name: '确定', exact: true }).click();
    await desk.getByText('已完成：开始审核').first().waitFor();
    await desk.getByRole('tab', { name: '申请书', exact: true }).click();
    wrong.push(...(await lookAt(desk, 'reviewer-person-row')));
    await desk.getByRole('button', { name: /^资质证明（1 页）/ }).first().click();
    const dialog = desk.getByRole('dialog', { name: /^人员资质证明：/ });
    await dialog.getByRole('img', { name: /第 1 页/ }).waitFor();
    for (const said of ['职称', '执业范围']) await dialog.getByText(said, { exact: true }).waitFor();
    wrong.push(...(await lookAt(desk, 'reviewer-person')));
    await desk.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  step('it stands among the materials as well, an entry for each person', async () => {
    const left = desk.getByRole('region', { name: '申请材料' });
    await left.getByRole('tab', { name: '人员资质证明（2 人）', exact: true }).click();
    const people = left.getByRole('list', { name: '人员' }).getByRole('button');
    const [first = '', second = ''] = await people.allInnerTexts();
    expect([first, second]).toEqual([expect.stringContaining('（1 页）'), expect.stringContaining('（1 页）')]);
    await people.nth(0).focus();
    await desk.keyboard.press(']');
    // Pages are fetched as they come into sight.
    await left.getByText('第 1 页：title.jpg').scrollIntoViewIfNeeded();
    await left.getByRole('img', { name: `${second.replace(/（\d+ 页）$/u, '')} 第 1 页` }).waitFor();
    await left.getByText('职称', { exact: true }).waitFor();
    wrong.push(...(await lookAt(desk, 'reviewer-people')));
  });

  it('leaves nothing that keeps somebody out', () => {
    expect(wrong).toEqual([]);
  });
});
