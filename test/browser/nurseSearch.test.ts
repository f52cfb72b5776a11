import { addDays, civilDate } from '@medregistry/language';
import { demonstrationDistrict } from '@medregistry/database/demonstration';
import type { Page } from 'playwright-core';
import { moveClock } from '../support/district';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';
import { Browsing, PATIENCE, story } from './support/Browsing';
import { lookAt } from './support/look';

const district = demonstrationDistrict(civilDate(new Date()));
const known = district.nurses.find(({ worksAt, name }) => worksAt === 'hospital' && name.length === 3);

describe('nurses on the screens of an authority', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let reviewer: Page;
  const wrong: string[] = [];
  const step = story(() => browsing);

  beforeAll(async () => {
    server = await districtServer();
    browsing = new Browsing(server.url);
  }, BOOT_PATIENCE);

  afterAll(async () => {
    await moveClock(server, 0);
    await browsing.close();
  }, PATIENCE);

  step('a reviewer finds a nurse by two characters of her name, and no number stands in the address', async () => {
    reviewer = await browsing.signIn('reviewer-1');
    await reviewer.getByRole('link', { name: '护士查询' }).click();
    const field = reviewer.getByLabel(/^按证件号码、证书编号/);
    await field.fill(known?.name.slice(1) ?? '');
    await field.press('Enter');
    await reviewer.getByRole('cell', { name: known?.name ?? '', exact: true }).first().waitFor();
    wrong.push(...(await lookAt(reviewer, 'nurse-search')));
    await field.fill(known?.idNumber ?? '');
    await field.press('Enter');
    await reviewer.getByRole('cell', { name: known?.registration.certificateNumber ?? '' }).waitFor();
    expect(reviewer.url()).not.toContain(known?.idNumber ?? '');
  });

  step('she writes a good record of the nurse, told first what is missing, and corrects it with a reason', async () => {
    await reviewer.getByRole('link', { name: known?.name ?? '', exact: true }).click();
    await reviewer.getByText('没有良好记录，也没有不良记录。').waitFor();
    await reviewer.getByRole('button', { name: '写入记录' }).click();
    const writing = reviewer.getByRole('dialog', { name: '写入执业记录' });
    const write = writing.getByRole('button', { name: '写入' }); // its sign of waiting may still be going
    await writing.getByLabel(/^事实/).fill('在突发公共卫生事件中表现突出，受到表彰。');
    await write.click();
    await writing.locator('.frame-errors p').first().waitFor();
    wrong.push(...(await lookAt(reviewer, 'reviewer-practice-record')));
    expect(await writing.getByLabel(/^事实/).inputValue()).toContain('受到表彰');
    await writing.getByText('表彰', { exact: true }).click();
    await writing.getByLabel(/^日期/).fill(addDays(civilDate(new Date()), -30));
    await writing.getByLabel(/^凭据/).fill('示例区卫生健康委表彰决定〔2026〕1号');
    await write.click();
    await reviewer.getByText('在突发公共卫生事件中表现突出').filter({ visible: true }).first().waitFor();
    wrong.push(...(await lookAt(reviewer, 'reviewer-practice-records')));
    await reviewer.getByRole('button', { name: /更\s*正/ }).first().click();
    const correcting = reviewer.getByRole('dialog', { name: '更正执业记录' });
    await correcting.getByLabel(/^事实/).fill('在突发公共卫生事件中表现突出，受到市级表彰。');
    await correcting.getByLabel(/^更正或者撤销的理由/).fill('级别写错。');
    await correcting.getByRole('button', { name: '保存更正' }).click();
    await reviewer.getByText('受到市级表彰').filter({ visible: true }).first().waitFor();
    await reviewer.getByRole('link', { name: '护士查询' }).click();
    const field = reviewer.getByLabel(/^按证件号码、证书编号/);
    await field.fill(known?.idNumber ?? '');
    await field.press('Enter');
    await reviewer.getByRole('cell', { name: known?.registration.certificateNumber ?? '' }).waitFor();
  });

  step('she opens a penalty case from there and tells the nurse what is intended', async () => {
    await reviewer.getByRole('button', { name: `立案处罚：${known?.name ?? ''}` }).click();
    await reviewer.getByRole('button', { name: '告知拟作出的处罚' }).first().click();
    const dialog = reviewer.getByRole('dialog').last();
    await dialog.getByText('暂停执业活动', { exact: true }).click();
    await dialog.getByLabel(/^暂停执业/).last().fill('6');
    await dialog.getByLabel(/^查明的事实/).fill('发现患者病情危急未立即通知医师，造成后果。');
    await dialog.getByLabel(/^处罚依据/).fill('《护士条例》第三十一条第一项');
    wrong.push(...(await lookAt(reviewer, 'reviewer-penalty')));
    await dialog.getByRole('button', { name: '确定', exact: true }).click();
    await reviewer.getByText('已告知，听取意见').filter({ visible: true }).first().waitFor();
    await reviewer.getByRole('link', { name: '护士查询' }).click();
  });

  step('what is too short is answered with what to type', async () => {
    const field = reviewer.getByLabel(/^按证件号码、证书编号/);
    await field.fill('王');
    await field.press('Enter');
    await reviewer.getByRole('alert').getByText('相连的两个字', { exact: false }).waitFor();
    expect(await field.inputValue()).toBe('王');
  });

  step('no screen shut anybody out', () => {
    expect(wrong).toEqual([]);
    return Promise.resolve();
  });
});
