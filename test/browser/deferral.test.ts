import { addDays, addMonths, civilDate } from '@medregistry/language';
import type { Locator, Page } from 'playwright-core';
import { Case } from '../support/Case';
import { beginDay, demoAccounts, institutionOf, moveClock, rowsOf, type DemoInstitution } from '../support/district';
import { Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';
import { Browsing, NARROW, PATIENCE, story, WIDE } from './support/Browsing';
import { fillIn } from './support/fillIn';
import { lookAt } from './support/look';
import { scan } from './support/scans';
import { tick } from './support/tick';

const today = civilDate(new Date());
const FOUND = '处置室与清创室未分开。';
const OPINION = '建议整改后复查。';
const TASKS = '处置室与清创室分开设置。';
const HEARING = '整改已经开始，请求听证。';

describe('a verification that is put off, on the screens', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let clinic: DemoInstitution;
  let first: Page;
  let second: Page;
  let approver: Page;
  let institution: Page;
  let address: string;
  let again: string;
  const wrong: string[] = [];
  const step = story(() => browsing);

  const look = async (page: Page, name: string): Promise<void> => void wrong.push(...(await lookAt(page, name)));
  const dialog = (page: Page): Locator => page.getByRole('dialog').last();
  const act = (page: Page, name: string): Promise<void> => page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  const send = async (page: Page, name: string, word = '确定'): Promise<void> => {
    await dialog(page).getByRole('button', { name: word, exact: true }).click();
    await page.getByText(`已完成：${name}`).first().waitFor();
    await dialog(page).waitFor({ state: 'hidden' });
  };

  /** Two officers visit: the reviewer arranges and records, another confirms, each at the case's own screen. */
  const inspected = async (): Promise<void> => {
    await first.goto(again);
    await act(first, '安排现场审查');
    await dialog(first).getByLabel('拟审查日期').fill(today);
    await dialog(first).getByLabel('审查人员（不少于两人）').fill('审核甲、审核乙');
    await send(first, '安排现场审查');
    await act(first, '记录现场审查');
    await dialog(first).getByLabel('审查日期').fill(today);
    await dialog(first).getByLabel('机构在场人员').fill('院长、护士长');
    for (const group of await dialog(first).getByRole('group').all()) {
      const met = group.getByRole('radio', { name: '符合', exact: true });
      if ((await met.count()) > 0) await tick(met);
    }
    await dialog(first).getByLabel('审查意见', { exact: false }).last().fill(OPINION);
    await send(first, '记录现场审查', '是');
    second = await browsing.signIn('reviewer-2');
    await second.goto(again);
    await act(second, '确认现场审查');
    await send(second, '确认现场审查', '是');
  };

  beforeAll(async () => {
    server = await districtServer();
    clinic = await institutionOf(server, 'outpatient');
    browsing = new Browsing(server.url);
  }, BOOT_PATIENCE);

  afterAll(async () => {
    await moveClock(server, 0);
    await browsing.close();
  }, PATIENCE);

  step('a reviewer arranges a visit', async () => {
    first = await browsing.signIn('reviewer-1');
    await first.getByRole('link', { name: clinic.name }).click();
    await act(first, '开始审核');
    await send(first, '开始审核');
    const [row] = await rowsOf<{ id: string }>(server, 'SELECT document_id AS id FROM applications WHERE subject_id = ? AND closed_at IS NULL', [clinic.documentId]);
    address = `/app/applications/${row?.id ?? ''}`;
    await first.goto(address);
    await act(first, '安排现场审查');
    await dialog(first).getByLabel('拟审查日期').fill(today);
    await dialog(first).getByLabel('审查人员（不少于两人）').fill('审核甲、审核乙');
    await send(first, '安排现场审查');
  });

  step('on a phone, what is to be looked at and the button stand before all the papers', async () => {
    await first.setViewportSize(NARROW);
    await first.goto(address);
    await first.getByText('医疗质量和医疗安全保障措施落实情况').waitFor();
    const button = await first.getByRole('button', { name: /^记录现场审查/ }).boundingBox();
    const papers = await first.getByRole('region', { name: '申请材料' }).boundingBox();
    expect((button?.y ?? 1e9) + (await first.evaluate<number>('scrollY'))).toBeLessThan(2 * NARROW.height);
    expect(button?.y ?? 1e9).toBeLessThan(papers?.y ?? 0);
    await first.getByLabel('上传“现场照片”的文件').setInputFiles([await scan('现场一.jpg', 1), await scan('现场二.jpg', 2)]);
    await first.getByRole('listitem', { name: /第 2 页/ }).or(first.getByText('现场二.jpg')).first().waitFor();
    await look(first, 'visit');
  });

  step('what was typed on the spot outlives the phone that fell asleep, and the record is signed', async () => {
    await first.setViewportSize(NARROW);
    await act(first, '记录现场审查');
    await dialog(first).getByLabel('审查日期').fill(today);
    await dialog(first).getByLabel('机构在场人员').fill('院长、护士长');
    await first.reload();
    await act(first, '记录现场审查');
    expect(await dialog(first).getByLabel('机构在场人员').inputValue()).toBe('院长、护士长');
    for (const group of await dialog(first).getByRole('group').all()) {
      const met = group.getByRole('radio', { name: '符合', exact: true });
      if ((await met.count()) > 0) await tick(met);
    }
    await tick(dialog(first).getByRole('group', { name: /^医疗质量和医疗安全/ }).getByRole('radio', { name: '基本符合，需整改' }));
    await dialog(first).getByLabel('医疗质量和医疗安全保障措施落实情况：发现的问题').fill(FOUND);
    await dialog(first).getByLabel('整改要求').fill(TASKS);
    await dialog(first).getByLabel('审查意见', { exact: false }).last().fill(OPINION);
    await look(first, 'visit-record');
    await send(first, '记录现场审查', '是');
    await first.getByText('现场审查待第二人确认').first().waitFor();
  });

  step('the second officer reads the record and confirms it', async () => {
    second = await browsing.signIn('reviewer-2');
    await second.goto(address);
    await second.getByRole('region', { name: '前一环节' }).getByText(FOUND).waitFor();
    await act(second, '确认现场审查');
    await dialog(second).getByText(OPINION).waitFor();
    await look(second, 'visit-confirm');
    await send(second, '确认现场审查', '是');
    await second.getByText('已现场审查').first().waitFor();
  });

  step('a deferral is proposed, and the institution reads nothing of it yet', async () => {
    await first.goto(address);
    await act(first, '建议暂缓校验');
    await tick(dialog(first).getByRole('checkbox', { name: '不符合《医疗机构基本标准》' }));
    await dialog(first).getByLabel(/^暂缓校验期/).fill('3');
    await dialog(first).getByLabel('查明的事实').fill(FOUND);
    await dialog(first).getByLabel('违反的规定或标准').fill('《医疗机构基本标准（试行）》门诊部部分。');
    await dialog(first).getByLabel('整改内容').fill(TASKS);
    await send(first, '建议暂缓校验');
    institution = await browsing.signIn(clinic.username);
    await institution.goto(address);
    await institution.getByText('网上审核中，待签批').first().waitFor();
    await institution.getByText('审核完成，转签批').waitFor();
    expect(await institution.locator('main').innerText()).not.toMatch(/建议暂缓|处置室|现场照片/);
  });

  step('the approver reads the facts and gives notice of it', async () => {
    approver = await browsing.signIn('approver-1');
    await approver.goto(address);
    await approver.getByRole('region', { name: '前一环节' }).getByText(TASKS).waitFor();
    await look(approver, 'deferral-proposed');
    await act(approver, '签发事前告知书');
    await send(approver, '签发事前告知书', '是');
  });

  step('the institution asks for a hearing, which is held', async () => {
    await institution.goto(address);
    await institution.getByText('拟暂缓校验，可要求听证').first().waitFor();
    await look(institution, 'deferral-notice');
    await act(institution, '要求听证');
    await dialog(institution).getByLabel('要求听证的理由').fill(HEARING);
    await send(institution, '要求听证');
    await second.goto(address);
    await second.getByText(HEARING).first().waitFor();
    await act(second, '记录听证情况');
    await dialog(second).getByLabel('听证日期').fill(today);
    await dialog(second).getByLabel('主持人（非本件审查人员）').fill('法制科甲');
    await dialog(second).getByLabel('听证笔录要点').fill('机构陈述整改进度，审查人员出示照片。');
    await dialog(second).getByLabel('处理建议').fill('事实清楚，建议暂缓三个月。');
    await send(second, '记录听证情况');
  });

  step('it is decided, and the home of the institution says from when to when, and what holds', async () => {
    await approver.goto(address);
    await approver.getByRole('region', { name: '前一环节' }).getByText('建议暂缓三个月').waitFor();
    await act(approver, '决定暂缓校验');
    await send(approver, '决定暂缓校验', '是');
    await institution.goto('/app/');
    const banner = institution.getByRole('region', { name: /^暂缓校验期/ });
    await banner.getByText('未设床位的，不得执业。').waitFor();
    await banner.getByText(TASKS).waitFor();
    await look(institution, 'deferral-home');
  });

  step('setting it aside is proposed on the closed case, and turned down, out of the institution’s sight', async () => {
    await first.setViewportSize(WIDE);
    await first.goto('/app/applications');
    await first.getByRole('link', { name: clinic.name }).first().click();
    await first.getByRole('heading', { name: '办结以后可以办理' }).waitFor();
    await act(first, '提出撤销结论');
    await dialog(first).getByLabel('撤销理由').fill('整改在决定前已经完成。');
    await dialog(first).getByLabel('依据').fill('《行政许可法》第六十九条。');
    await send(first, '提出撤销结论');
    await first.getByText('拟撤销结论').first().waitFor();
    await institution.goto(address);
    await institution.getByText(/起暂缓校验 3 个月/).first().waitFor();
    expect(await institution.locator('main').innerText()).not.toContain('拟撤销');
    await approver.goto('/app/');
    await approver.getByRole('button', { name: /待确认撤销/ }).click();
    await approver.getByRole('link', { name: clinic.name }).click();
    await approver.getByRole('button', { name: '不予撤销' }).waitFor();
    await look(approver, 'set-aside');
    await act(approver, '不予撤销');
    await dialog(approver).getByLabel('理由').fill('决定时整改尚未完成。');
    await send(approver, '不予撤销');
  });

  step('a deregistration is opened from the page of the institution, and dropped', async () => {
    await first.goto(`/app/institutions/${clinic.documentId}`);
    await first.getByRole('region', { name: '对该机构开办' }).waitFor();
    await look(first, 'institution-page');
    await act(first, '责令补办与许可证注销');
    await first.getByText('待责令补办或提出注销').first().waitFor();
    await act(first, '终止');
    await dialog(first).getByLabel('终止原因').fill('暂缓期内没有违反规定。');
    await send(first, '终止');
  });

  step('a conclusion that was wrong is set aside by two people, and its case says so', async () => {
    const [row] = await rowsOf<{ id: string }>(server, `SELECT document_id AS id FROM applications WHERE procedure = 'verification' AND state = 'completed' AND subject_id = ?`, [(await institutionOf(server, 'laboratory')).documentId]);
    await first.goto(`/app/applications/${row?.id ?? ''}`);
    await act(first, '提出撤销结论');
    await dialog(first).getByLabel('撤销理由').fill('盖章时核对的副本不是本机构的。');
    await dialog(first).getByLabel('依据').fill('《行政许可法》第六十九条。');
    await send(first, '提出撤销结论');
    await approver.goto(`/app/applications/${row?.id ?? ''}`);
    await act(approver, '确认撤销结论');
    await dialog(approver).getByLabel('意见').fill('同意撤销。');
    await send(approver, '确认撤销结论', '是');
    await approver.getByText('结论已撤销').first().waitFor();
  });

  step('when the deferral is over, the institution is led to the re-verification', async () => {
    const over = addMonths(today, 3);
    await moveClock(server, (Date.parse(addDays(over, 0)) - Date.parse(today)) / 86_400_000);
    await beginDay(server);
    institution = await browsing.signIn(clinic.username);
    await institution.getByRole('region', { name: /^暂缓校验期/ }).getByText(/暂缓期已满/).waitFor();
    await act(institution, '暂缓后再次校验');
    await institution.getByText(TASKS).first().waitFor();
    await look(institution, 're-verification');
  });

  step('it is filed with the report and the self-criticism', async () => {
    expect(await fillIn(institution)).toBe(3);
    await institution.getByRole('button', { name: '下一步' }).click();
    await dialog(institution).getByRole('button', { name: '是', exact: true }).click();
    for (const name of ['rectification-report', 'self-criticism']) {
      const slot = institution.locator(`[id="materials.${name}"]`);
      await slot.locator('input[type=file]').setInputFiles([await scan(`${name}.jpg`, name.length)]);
      await slot.getByText('已上传 1 页').waitFor();
    }
    await institution.getByRole('button', { name: '下一步' }).click();
    await act(institution, '提交再次校验申请');
    await dialog(institution).getByRole('button', { name: '是', exact: true }).click();
    await dialog(institution).getByText('已提交').filter({ visible: true }).first().waitFor();
    await dialog(institution).getByRole('button', { name: '确定' }).click();
    again = new URL(institution.url()).pathname;
    await institution.goto('/app/');
    await institution.getByRole('region', { name: /^暂缓校验期/ }).getByText('再次校验正在办理').waitFor();
  });

  step('nobody concludes it before two officers have visited', async () => {
    first = await browsing.signIn('reviewer-1');
    await first.goto(again);
    await act(first, '开始审核');
    await send(first, '开始审核');
    await first.getByText(/必须先由两名审查人员进行现场审查/).first().waitFor();
    await inspected();
  });

  step('a failure is proposed and decided, and the home of the institution says so', async () => {
    await first.goto(again);
    await act(first, '建议不合格');
    await dialog(first).getByLabel('查明的事实').fill(FOUND);
    await dialog(first).getByLabel('不符合的规定或标准').fill('《医疗机构基本标准（试行）》门诊部部分。');
    await send(first, '建议不合格');
    approver = await browsing.signIn('approver-1');
    await approver.goto(again);
    await act(approver, '决定不合格');
    await send(approver, '决定不合格', '是');
    await institution.goto('/app/');
    const banner = institution.getByRole('region', { name: /^暂缓校验期/ });
    await banner.getByText('再次校验不合格，登记机关将注销许可证。').waitFor();
    await look(institution, 're-verification-failed');
    await banner.getByRole('link', { name: '查看再次校验申请' }).click();
    await institution.getByRole('button', { name: '打印再次校验不合格决定书' }).waitFor();
  });

  step('the failure was wrong, and two people set it aside', async () => {
    await first.goto(again);
    await act(first, '提出撤销结论');
    await dialog(first).getByLabel('撤销理由').fill('现场审查时处置室已经分开设置。');
    await dialog(first).getByLabel('依据').fill('《行政许可法》第六十九条。');
    await send(first, '提出撤销结论');
    await approver.goto('/app/');
    await approver.getByRole('button', { name: /再次校验待确认撤销/ }).click();
    await approver.getByRole('link', { name: clinic.name }).click();
    await act(approver, '确认撤销结论');
    await dialog(approver).getByLabel('意见').fill('同意撤销。');
    await send(approver, '确认撤销结论', '是');
    await institution.goto('/app/');
    await institution.getByRole('region', { name: /^暂缓校验期/ }).getByText(/请在 .+ 前申请再次校验/).waitFor();
  });

  step('it is applied for once more and passes, and the home of the institution is as it was before all this', async () => {
    const password = (username: string): string => demoAccounts().find((account) => account.username === username)?.password ?? '';
    const [owner, officer] = [await Person.signIn(server.url, clinic.username, password(clinic.username)), await Person.signIn(server.url, 'reviewer-1', password('reviewer-1'))];
    const file = await Case.open(owner, 're-verification', { institution: clinic.documentId, campaign: clinic.campaign });
    await file.fillIn();
    await file.upload();
    await file.reload();
    await file.advance(owner, 'submit');
    await file.advance(officer, 'claim');
    again = `/app/applications/${file.view.documentId}`;
    await inspected();
    await first.goto(again);
    await act(first, '建议合格');
    await dialog(first).getByLabel('审核意见').fill('整改已经完成，建议合格。');
    await send(first, '建议合格');
    await approver.goto(again);
    await act(approver, '签批合格');
    await send(approver, '签批合格');
    await institution.goto(again);
    await institution.getByRole('button', { name: '打印再次校验通知书' }).waitFor();
    const counter = await browsing.signIn('counter-verification');
    await counter.getByLabel('查找申请').first().fill(file.view.number);
    await counter.getByLabel('查找申请').first().press('Enter');
    await counter.getByRole('heading', { level: 2, name: clinic.name }).waitFor();
    for (const box of await counter.getByRole('checkbox').all()) await tick(box);
    await counter.getByRole('button', { name: '登记盖章', exact: true }).click();
    await counter.getByText('已完成：登记盖章').first().waitFor();
    await institution.goto('/app/');
    await institution.getByText('本期校验已办结').first().waitFor();
    expect(await institution.getByRole('region', { name: /^暂缓校验期/ }).count()).toBe(0);
    await look(institution, 're-verification-passed');
  });

  step('nothing on these screens breaks WCAG or sticks out on a phone', () => {
    expect(wrong).toEqual([]);
    return Promise.resolve();
  });
});
