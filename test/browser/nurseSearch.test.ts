import { civilDate } from '@medregistry/language';
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
