import { readFileSync } from 'node:fs';
import { civilDate } from '@medregistry/language';
import { demonstrationDistrict } from '@medregistry/database/demonstration';
import type { Locator, Page } from 'playwright-core';
import { institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';
import { Browsing, NARROW, PATIENCE, story } from './support/Browsing';
import { fillIn } from './support/fillIn';
import { lookAt } from './support/look';
import { pdfText } from './support/pdfText';
import { scan } from './support/scans';
import { tick } from './support/tick';
import { until } from './support/until';

const district = demonstrationDistrict(civilDate(new Date()));

/** A nurse who has just passed the examination, with a telephone; her institution and the authority at desks. */
describe('a first registration from the telephone to the certificate, at the screens', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let hospital: DemoInstitution;
  let nurse: Page;
  let manager: Page;
  let reviewer: Page;
  let approver: Page;
  let counter: Page;
  let number: string;
  const wrong: string[] = [];
  const step = story(() => browsing);
  const title = (page: Page, words: string | RegExp): Locator => page.getByRole('heading', { level: 1, name: words });
  const dialog = (page: Page): Locator => page.getByRole('dialog').last();
  const onPhone = (page: Page): Promise<void> => page.setViewportSize(NARROW);
  const look = async (page: Page, picture: string): Promise<void> => {
    wrong.push(...(await lookAt(page, picture)));
    if (page === nurse) await onPhone(page);
  };

  /** Waits until nothing moves any more: what is pressed and what is measured stands where it will stay. */
  const still = (page: Page): Promise<void> => until(page, `document.getAnimations().every(({ playState }) => playState !== 'running')`);
  const slot = (slotName: string): Locator => nurse.locator(`[id="materials.${slotName}"]`);

  /** Photographs a sheet, as a telephone does when a file is asked for. */
  const photograph = async (slotName: string, seed: number): Promise<void> => {
    await slot(slotName).locator('input[type=file]').setInputFiles([await scan(`${slotName}.jpg`, seed)]);
    await slot(slotName).getByText('已上传 1 页').filter({ visible: true }).first().waitFor();
  };

  const choose = async (field: string, option: string): Promise<void> => {
    await nurse.locator(`[id="form.practice.${field}"]`).fill(option);
    await nurse.locator('.ant-select-item-option-content:visible').filter({ hasText: new RegExp(`^${option}$`) }).first().click();
  };

  /** Fires an act of the case through its dialog, and waits until the dialog has gone. */
  const act = async (page: Page, label: string, yes: string, fill: (box: Locator) => Promise<void> = async () => undefined): Promise<void> => {
    await page.getByRole('button', { name: label, exact: true }).click();
    await fill(dialog(page));
    await dialog(page).getByRole('button', { name: yes, exact: true }).click();
    await page.getByText(`已完成：${label}`).filter({ visible: true }).first().waitFor();
  };

  beforeAll(async () => {
    server = await districtServer();
    browsing = new Browsing(server.url);
    hospital = await institutionOf(server, 'hospital');
  }, BOOT_PATIENCE);

  afterAll(() => browsing.close(), PATIENCE);

  step('the nurse comes in and is told what to do, by when and with which business', async () => {
    nurse = await browsing.open();
    await onPhone(nurse);
    await nurse.goto('/');
    await browsing.enter(nurse, 'nurse-new');
    await title(nurse, '需要您做什么').waitFor();
    await nurse.getByText('您已通过护士执业资格考试，还没有注册。').waitFor();
    await nurse.getByText('暂时不能申请的业务和原因').click();
    await nurse.getByText('没有查到在有效期内的执业注册').first().waitFor();
    await look(nurse, 'nurse-home');
  });

  step('she finds the institution by a part of its name and starts', async () => {
    await nurse.getByRole('button', { name: '办理护士首次注册' }).click();
    await dialog(nurse).getByLabel('按名称查找执业机构').fill(hospital.name.slice(2, 6));
    await dialog(nurse).getByText(hospital.name).click();
    await still(nurse);
    await look(nurse, 'nurse-start');
    await dialog(nurse).getByRole('button', { name: '开始填写' }).click();
    await title(nurse, '填写申请表').waitFor();
  });

  step('the form knows her already and keeps what she types', async () => {
    expect(await nurse.locator('[id="form.applicant.school"]').inputValue()).not.toBe('');
    await nurse.locator('[id="form.applicant.studyYears"]').fill('3');
    await nurse.locator('[id="form.career.internshipMonths"]').fill('10');
    await nurse.locator('[id="form.practice.department"]').fill('心内科');
    await choose('title', '护士');
    await choose('position', '无');
    await nurse.locator('[id="place:form.career.education"]').getByRole('button', { name: '手工添加' }).click();
    const row = dialog(nurse);
    await row.locator('[id="form.career.education.0.from"]').fill('2020-09-01');
    await row.locator('[id="form.career.education.0.to"]').fill('2023-07-01');
    await row.locator('[id="form.career.education.0.school"]').fill('示例护理职业学院');
    await row.getByRole('button', { name: '确定' }).click();
    await fillIn(nurse);
    await nurse.getByText(/^已保存 \d\d:\d\d:\d\d$/).filter({ visible: true }).first().waitFor();
    await nurse.reload();
    await title(nurse, '填写申请表').waitFor();
    expect(await nurse.locator('[id="form.practice.department"]').inputValue()).toBe('心内科');
    await look(nurse, 'nurse-form');
    await nurse.getByRole('button', { name: '下一步' }).click();
    await dialog(nurse).getByRole('button', { name: '是', exact: true }).waitFor();
    await still(nurse);
    await dialog(nurse).getByRole('button', { name: '是', exact: true }).click();
    await title(nurse, '上传材料').waitFor();
  });

  step('she photographs her papers and submits', async () => {
    const wanted = await nurse.locator('[id^="materials."]').evaluateAll((slots) => slots.map(({ id }) => id.slice('materials.'.length)));
    expect(wanted).toEqual(expect.arrayContaining(['application-form', 'identity-card', 'diploma', 'employment']));
    for (const [index, slotName] of ['application-form', 'identity-card', 'diploma', 'employment'].entries()) await photograph(slotName, index + 1);
    await nurse.getByText('必须上传的材料已齐').filter({ visible: true }).first().waitFor();
    await look(nurse, 'nurse-materials');
    await nurse.getByRole('button', { name: '下一步' }).click();
    await nurse.getByText('申请书和材料已齐，可以提交。').filter({ visible: true }).first().waitFor();
    await act(nurse, '提交申请', '是');
    await dialog(nurse).getByRole('button', { name: '确定' }).click();
    await nurse.getByText('待机构确认').filter({ visible: true }).first().waitFor();
    number = /HSC-\d{6}-\d{4}-\d{6}/.exec(await nurse.getByRole('main').innerText())?.[0] ?? '';
    expect(number).not.toBe('');
    await look(nurse, 'nurse-filed');
  });

  step('at home she reads who has it, and that she need not do anything', async () => {
    await nurse.goto('/app/');
    await nurse.getByText('目前在执业机构护理部').waitFor();
    await nurse.getByText(`等待${hospital.name}确认`, { exact: false }).first().waitFor();
    await look(nurse, 'nurse-home-filed');
  });

  step('the nursing manager reads form and papers, and confirms', async () => {
    manager = await browsing.signIn('hs-hospital');
    await title(manager, '护士业务').waitFor();
    const waiting = manager.getByRole('region', { name: '待您确认的申请' }).getByRole('row').filter({ hasText: number });
    await waiting.waitFor();
    await look(manager, 'nursing-home');
    await waiting.getByRole('link').first().click();
    await manager.getByText('心内科').filter({ visible: true }).first().waitFor();
    await look(manager, 'nursing-case');
    await act(manager, '确认并提交审批机关', '是', async (box) => {
      await tick(box.getByRole('radio', { name: '是', exact: true }));
    });
    await manager.getByText('已提交，待受理').filter({ visible: true }).first().waitFor();
  });

  step('she goes through the lists of her nurses and urges the one who is due, once', async () => {
    await manager.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '本院护士' }).click();
    await title(manager, '本院护士').waitFor();
    await manager.getByRole('navigation', { name: '护士名单' }).getByRole('button', { name: /待延续注册/ }).click();
    await manager.getByRole('heading', { name: '待延续注册' }).waitFor();
    await manager.getByRole('row').nth(1).waitFor();
    await look(manager, 'nursing-nurses');
    const due = manager.getByRole('row').filter({ has: manager.getByText('已激活') }).first();
    await tick(due.getByRole('checkbox'));
    await manager.getByRole('button', { name: '催办选中的 1 人' }).click();
    await manager.getByText('已催办 1 人。').waitFor();
    await due.getByText('今天已催办').waitFor();
    await manager.getByRole('button', { name: '催办名单里的全部护士' }).click();
    await manager.getByText('1 人今天已经催办过', { exact: false }).waitFor();
    await look(manager, 'nursing-urged');
    await manager.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '设置审批机关' }).click();
    await manager.getByRole('row').filter({ hasText: '军队武警地方业务' }).waitFor();
    await look(manager, 'nursing-authorities');
    await manager.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '护士执业注册验证' }).click();
    await manager.getByRole('tab', { name: '按姓名' }).click();
    const elsewhere = district.nurses.find(({ registration }) => registration.institution === 'nursing-home');
    await manager.getByLabel('姓名', { exact: true }).fill(elsewhere?.name ?? '');
    await manager.getByRole('button', { name: '查询' }).click();
    await manager.getByText('注册在其他机构。', { exact: false }).waitFor();
    await manager.getByRole('button', { name: '邀请她办理变更注册' }).click();
    await manager.getByText(/已邀请她办理变更注册|她还没有激活账户/).waitFor();
    await look(manager, 'nursing-check');
  });

  step('she begins the cancellation of one who is gone', async () => {
    await manager.goto('/app/nurses?list=surplus');
    await manager.getByRole('button', { name: /怎么处理/ }).first().click();
    await tick(dialog(manager).getByRole('radio', { name: /已调到其他单位/ }));
    await still(manager);
    await look(manager, 'nursing-surplus');
    await tick(dialog(manager).getByRole('radio', { name: /死亡/ }));
    await dialog(manager).getByRole('button', { name: '申请注销' }).click();
    await title(manager, '填写申请表').waitFor();
    await manager.getByText('注销').first().waitFor();
    await look(manager, 'nursing-cancellation');
  });

  step('the authority accepts, proposes and, by another person, decides', async () => {
    reviewer = await browsing.signIn('reviewer-1');
    await reviewer.goto('/app/?queue=first-registration:to-review');
    await reviewer.getByRole('row').filter({ hasText: number }).getByRole('link').first().click();
    await title(reviewer, /护士首次注册/).waitFor();
    await reviewer.getByRole('img', { name: /第 1 页/ }).waitFor();
    await look(reviewer, 'nurse-review');
    await act(reviewer, '受理', '确定');
    await act(reviewer, '提出审核建议', '确定', async (box) => {
      await tick(box.getByRole('radio').first());
      await box.locator('textarea').first().fill('符合条件，建议准予。');
    });
    approver = await browsing.signIn('approver-1');
    await approver.goto('/app/?queue=first-registration:to-decide');
    await approver.getByRole('row').filter({ hasText: number }).getByRole('link').first().click();
    await act(approver, '准予首次注册', '是');
  });

  step('the nurse reads that she is registered and that her certificate is being made', async () => {
    await nurse.goto('/app/');
    await nurse.locator('.status').filter({ hasText: '注册有效' }).waitFor();
    await nurse.getByText('准予首次注册，制证中').first().waitFor();
    const [row] = await rowsOf<{ status: string }>(server, 'SELECT r.status FROM nurse_registrations r JOIN applications a ON a.subject_id = (SELECT n.document_id FROM nurses n WHERE n.id = r.nurse_id) WHERE a.number = ? AND r.current', [number]);
    expect(row?.status).toBe('valid');
    await look(nurse, 'nurse-home-granted');
  });

  step('the window makes the certificate and hands it out', async () => {
    counter = await browsing.signIn('counter-verification');
    await counter.goto(`/app/applications?q=${number}`);
    await counter.getByRole('row').filter({ hasText: number }).getByRole('link').first().click();
    await title(counter, /护士首次注册/).waitFor();
    await look(counter, 'nurse-certificate');
    await act(counter, '制证完成', '确定');
    await act(counter, '发证办结', '是', async (box) => {
      await tick(box.getByRole('radio').first());
    });
    await nurse.goto('/app/');
    await nurse.getByText('目前没有需要您办理的事项', { exact: false }).waitFor();
  });

  step('another is given a slip with her code, and activates her account on her telephone', async () => {
    await manager.goto('/app/nurses?list=not-activated');
    const line = manager.getByRole('row').nth(1);
    await line.waitFor();
    await look(manager, 'nursing-activation');
    const certificateNumber = /\d{12}/.exec(await line.innerText())?.[0] ?? '';
    const known = district.nurses.find(({ registration }) => registration.certificateNumber === certificateNumber);
    await Promise.all([manager.waitForEvent('download'), line.getByRole('button', { name: /打印激活码单/ }).click()]);
    await line.getByRole('button', { name: /撤销激活码/ }).click();
    await manager.getByText('激活码已经撤销，不能再使用。').waitFor();
    await line.getByRole('button', { name: /撤销激活码/ }).waitFor({ state: 'hidden' });
    const [slip] = await Promise.all([manager.waitForEvent('download'), line.getByRole('button', { name: /打印激活码单/ }).click()]);
    await manager.getByText('激活码单已经生成并下载。', { exact: false }).waitFor();
    const code = /[A-Z2-9]{5}-[A-Z2-9]{5}/.exec(await pdfText(readFileSync(await slip.path())))?.[0] ?? '';
    expect(code).not.toBe('');

    const phone = await browsing.open();
    await phone.goto('/activate');
    await title(phone, '护士激活账户').waitFor();
    await phone.getByLabel('姓名').fill('别的名字');
    await phone.getByLabel('证件号码').fill(known?.idNumber ?? '');
    await phone.getByLabel('护士执业证书编号').fill(certificateNumber);
    await phone.getByLabel(/激活码（10 位/).fill(code);
    await phone.getByLabel(/通过护士执业资格考试的时间/).fill('2007-05-20');
    await phone.getByLabel(/用户名/).fill('shoujihushi');
    await phone.getByLabel(/密码（/).fill('Meiguihua-1983-lvse');
    await phone.getByRole('button', { name: '激活账户' }).click();
    await phone.getByText('申请执业注册信息修改', { exact: false }).waitFor();
    wrong.push(...(await lookAt(phone, 'nurse-activate')));
    await phone.getByLabel('姓名').fill(known?.name ?? '');
    await phone.getByRole('button', { name: '激活账户' }).click();
    await phone.getByText('账户已激活', { exact: false }).waitFor();
    await phone.getByRole('link', { name: '已经激活，去登录' }).click();
    await phone.locator('#identifier').fill('shoujihushi');
    await phone.getByLabel('密码', { exact: true }).fill('Meiguihua-1983-lvse');
    await phone.getByLabel('密码', { exact: true }).press('Enter');
    await title(phone, '需要您做什么').waitFor();
    await phone.getByText(known?.name ?? '').first().waitFor();
  });

  step('no screen shut anybody out', () => {
    expect(wrong).toEqual([]);
    return Promise.resolve();
  });
});
