import { Standard, type Assessment } from '@medregistry/language';
import type { APIResponse, Locator, Page } from 'playwright-core';
import { institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { personIn, type Body } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';
import { Browsing, PATIENCE, story } from './support/Browsing';
import { lookAt } from './support/look';
import { pdfText } from './support/pdfText';

describe('the self-check on the screens', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let hospital: DemoInstitution;
  let outpatient: DemoInstitution;
  let institution: Page;
  let reviewer: Page;

  const step = story(() => browsing);
  const title = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name });
  const look = async (page: Page, name: string): Promise<void> => expect(await lookAt(page, name)).toEqual([]);
  const panel = (page: Page): Locator => page.getByRole('region', { name: '对照基本标准自查' });
  const caseOf = async ({ documentId }: DemoInstitution): Promise<string> => {
    const [row] = await rowsOf<{ id: string }>(server, 'SELECT document_id AS id FROM applications WHERE subject_id = ?', [documentId]);
    return row?.id ?? '';
  };

  beforeAll(async () => {
    server = await districtServer();
    browsing = new Browsing(server.url);
    hospital = await institutionOf(server, 'hospital');
    outpatient = await institutionOf(server, 'outpatient');
  }, BOOT_PATIENCE);

  afterAll(() => browsing.close(), PATIENCE);

  step('an institution without a gap reads so beside its form', async () => {
    const dental = await institutionOf(server, 'dental');
    institution = await browsing.signIn(dental.username);
    await institution.goto(`/app/applications/${await caseOf(dental)}/form`);
    await panel(institution).getByText('没有发现不足。').waitFor();
    await institution.getByRole('status').getByText('基本标准自查：没有发现不足').waitFor();
    await look(institution, 'self-check-form');
  });

  step('a gap shows while it is being typed, before anything is saved, and goes when the number is put right', async () => {
    // No save is answered meanwhile: what shows is worked out here.
    await institution.route('**/api/applications/*', (route) => (route.request().method() === 'PUT' ? undefined : route.continue()));
    const chairs = institution.locator('[id="form.profile.dentalChairs"]');
    await chairs.fill('60');
    await panel(institution).getByText(/^卫生技术人员 \d+ \/ 需 62，还差 \d+ 人$/u).waitFor();
    await panel(institution).getByText(/^口腔医师 \d+ \/ 需 16，还差 \d+ 人$/u).waitFor();
    await institution.getByRole('status').getByText('基本标准自查：不足 3 项').waitFor();
    await chairs.fill('8');
    await panel(institution).getByText('没有发现不足。').waitFor();
    await institution.unrouteAll({ behavior: 'ignoreErrors' });
  });

  step('any day of the year the institution opens its own, and reads what the server says', async () => {
    institution = await browsing.signIn(hospital.username);
    await institution.getByRole('link', { name: '对照基本标准自查' }).click();
    await title(institution, '对照基本标准自查').waitFor();
    const { data } = (await personIn(server, hospital.username).get<Body<{ standard: unknown; assessment: Assessment }>>(`/api/institutions/${hospital.documentId}/self-check`)).body;
    const rows = institution.getByRole('table').locator('tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(Standard.parse(data.standard).criteria.length);
    const read = await rows.evaluateAll((lines) => lines.map((line) => line.textContent ?? ''));
    for (const { label, says } of data.assessment.findings) expect(read.some((text) => text.includes(label) && text.includes(says))).toBe(true);
    await institution.getByRole('row', { name: /不足.*注册护士.*80.*还差/u }).waitFor();
    await institution.getByRole('row', { name: /待核对.*应设诊疗科目/u }).waitFor();
    await look(institution, 'self-check');
  });

  step('and prints it with one click', async () => {
    // The browser keeps no copy of what a page reads as a file, so the answer is looked at on its way.
    let answer: APIResponse | undefined;
    await institution.route('**/self-check/document', async (route) => {
      answer = await route.fetch();
      await route.fulfill({ response: answer });
    });
    const [tab] = await Promise.all([institution.waitForEvent('popup'), institution.getByRole('button', { name: '打印自查表' }).click()]);
    await tab.waitForURL(/^blob:/u);
    expect([answer?.status(), answer?.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect((await pdfText((await answer?.body()) ?? Buffer.alloc(0))).replace(/\s/gu, '')).toContain('医疗机构基本标准自查表');
    await tab.close();
  });

  step('the reviewer reads what was kept and what is true now, line by line', async () => {
    await rowsOf(
      server,
      `UPDATE nurse_registrations SET valid_to = valid_from WHERE id = (SELECT r.id FROM nurse_registrations r JOIN nurses n ON n.id = r.nurse_id
         WHERE r.institution_id = ? AND r.current AND r.on_post AND n.workplace_id = r.institution_id ORDER BY r.id LIMIT 1)`,
      [outpatient.id],
    );
    reviewer = await browsing.signIn('reviewer-1');
    await reviewer.goto(`/app/applications/${await caseOf(outpatient)}`);
    await reviewer.getByRole('tab', { name: /^要点/u }).click();
    const kept = reviewer.getByRole('region', { name: '基本标准自查' });
    await kept.getByText(/^提交时（第 1 轮/u).waitFor();
    await kept.getByText('现在', { exact: true }).waitFor();
    await kept.getByText(/^建筑面积 220 \/ 需 400，还差 180 平方米$/u).waitFor();
    await kept.getByText(/^其他 \d+ 项$/u).click();
    await kept.getByRole('listitem').filter({ hasText: '注册护士 7 / 需 5' }).getByText('提交时为 8，现在为 7').waitFor();
    await look(reviewer, 'self-check-review');
  });

  step('the reviewer opens the self-check of an institution in the district', async () => {
    await reviewer.goto(`/app/institutions/${outpatient.documentId}`);
    await reviewer.getByRole('link', { name: '对照基本标准自查' }).click();
    await title(reviewer, '对照基本标准自查').waitFor();
    await reviewer.getByText(outpatient.name).filter({ visible: true }).first().waitFor();
    await reviewer.getByText('综合门诊部', { exact: true }).waitFor();
  });

  step('the administrator reads every rule with its source and how sure it is', async () => {
    const administrator = await browsing.signIn('administrator');
    await administrator.getByRole('link', { name: '基本标准' }).click();
    await title(administrator, '基本标准').waitFor();
    await administrator.getByText(/^二级综合医院/u).click();
    await administrator.getByRole('row', { name: /注册护士.*每张核定床位 0\.4 人.*已核对.*1994〕30号/u }).waitFor();
    await administrator.getByRole('row', { name: /应设诊疗科目.*待核对.*M-H/u }).waitFor();
    await look(administrator, 'standards');
  });
});
