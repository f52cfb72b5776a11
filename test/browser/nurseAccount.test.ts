import type { Locator, Page } from 'playwright-core';
import { deliverMessages, rowsOf } from '../support/district';
import { nurseBehind } from '../support/nurses';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';
import { Browsing, NARROW, PATIENCE, story } from './support/Browsing';
import { lookAt } from './support/look';
import { tick } from './support/tick';

/** A nurse with her telephone: she proves her mobile, shows her certificate, and gets back in with her institution's help. */
describe('the account and the certificate of a nurse, at the screens', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let nurse: Page;
  let manager: Page;
  const wrong: string[] = [];
  const step = story(() => browsing);
  const title = (page: Page, words: string): Locator => page.getByRole('heading', { level: 1, name: words });
  const look = async (page: Page, picture: string): Promise<void> => {
    wrong.push(...(await lookAt(page, picture)));
    if (page !== manager) await page.setViewportSize(NARROW);
  };
  const decrypt = (sealed: string): string => (server.strapi.plugin('access').service('cipher') as { decrypt(sealed: string): string }).decrypt(sealed);
  const sent = async (kind: string): Promise<string> => {
    await deliverMessages(server);
    const [row] = await rowsOf<{ body: string }>(server, 'SELECT body FROM dispatches WHERE kind = ? ORDER BY id DESC LIMIT 1', [kind]);
    return decrypt(row?.body ?? '');
  };

  beforeAll(async () => {
    server = await districtServer();
    browsing = new Browsing(server.url);
  }, BOOT_PATIENCE);
  afterAll(() => browsing.close(), PATIENCE);

  step('she is asked to have her mobile proved, and does so with a code', async () => {
    nurse = await browsing.open();
    await nurse.setViewportSize(NARROW);
    await nurse.goto('/');
    await browsing.enter(nurse, 'nurse-due');
    await title(nurse, '需要您做什么').waitFor();
    await nurse.getByText('您的手机号还没有验证。', { exact: false }).waitFor();
    await nurse.getByRole('link', { name: '验证手机号' }).click();
    const sms = nurse.getByRole('group', { name: '短信' });
    await sms.getByLabel('手机号').fill('13800002001');
    await sms.getByRole('button', { name: '发送验证码' }).click();
    await sms.getByLabel('收到的 6 位验证码').fill(/验证码 (\d{6})/.exec(await sent('account.contact-code'))?.[1] ?? '');
    await sms.getByRole('button', { name: '验证', exact: true }).click();
    await sms.getByText('已验证').waitFor();
    await sms.getByRole('button', { name: '更换' }).click();
    await sms.getByLabel('手机号').fill('13800002002');
    await sms.getByRole('button', { name: '发送验证码' }).click();
    await sms.getByText('更换为 138****2002，待验证', { exact: false }).waitFor();
    await look(nurse, 'nurse-contacts');
    await nurse.goto('/app/');
    await title(nurse, '需要您做什么').waitFor();
    expect(await nurse.getByText('您的手机号还没有验证。', { exact: false }).count()).toBe(0);
  });

  step('she reads her good and bad records', async () => {
    await nurse.getByText('执业记录（良好、不良）').click();
    await nurse.getByText('没有良好记录，也没有不良记录。').waitFor();
  });

  let code: string;
  step('she shows her certificate, and anybody reads by its code whether it holds', async () => {
    await nurse.getByRole('link', { name: '出示电子证照' }).click();
    await title(nurse, '电子证照').waitFor();
    await nurse.getByRole('img', { name: '电子证照二维码' }).waitFor();
    code = /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(await nurse.getByRole('main').innerText())?.[0] ?? '';
    await look(nurse, 'nurse-electronic-certificate');
    const anybody = await browsing.open();
    await anybody.setViewportSize(NARROW);
    await anybody.goto(`/check/${code}`);
    await anybody.getByText('✓ 有效').waitFor();
    await anybody.getByText('护士执业证书（电子证照）').waitFor();
    await look(anybody, 'certificate-check-public');
  });

  step('the nursing manager checks it at her desk', async () => {
    manager = await browsing.signIn('hs-hospital');
    await manager.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '电子证照验证' }).click();
    await manager.getByLabel('核验码').fill('不是核验码');
    await manager.getByRole('button', { name: '验证', exact: true }).click();
    await manager.getByText('请本人重新出示后再扫描', { exact: false }).waitFor();
    await manager.getByLabel('核验码').fill(code);
    // Its sign of waiting may still be going; the name of the button begins with it then.
    await manager.getByRole('button', { name: '验证' }).click();
    await manager.getByText('同等效力', { exact: false }).waitFor();
    await look(manager, 'nursing-certificate-check');
  });

  step('the manager helps her into her account again; she reads of it at once and can refuse', async () => {
    const nurseId = await nurseBehind(server, 'nurse-due');
    const [{ name } = { name: '' }] = await rowsOf<{ name: string }>(server, 'SELECT name FROM nurses WHERE document_id = ?', [nurseId]);
    await manager.goto('/app/nurses');
    await manager.getByLabel('按姓名、拼音首字母或证书编号查找').fill(name);
    await manager.getByLabel('按姓名、拼音首字母或证书编号查找').press('Enter');
    await manager.getByRole('button', { name: `协助找回账户：${name}` }).first().click();
    const box = manager.getByRole('dialog').last();
    await box.getByLabel('她现在的手机号').fill('1380000');
    await box.getByLabel('原因').fill('手机号已停用');
    await box.getByRole('button', { name: '发送链接' }).click();
    await box.getByText('手机号', { exact: false }).filter({ hasText: '11' }).first().waitFor();
    await look(manager, 'nursing-recover');
    await box.getByLabel('她现在的手机号').fill('13800002003');
    await box.getByRole('button', { name: '发送链接' }).click();
    await manager.getByText('链接已发往 138****2003', { exact: false }).waitFor();
    await nurse.goto('/app/');
    await nurse.getByRole('heading', { name: '有人申请找回您的账户' }).waitFor();
    await look(nurse, 'nurse-recovery-pending');
    await nurse.getByRole('button', { name: '不是我要求的' }).click();
    await nurse.getByRole('heading', { name: '有人申请找回您的账户' }).waitFor({ state: 'hidden' });
  });

  step('one whose mobile was never proved agrees, shows who she is and chooses a password', async () => {
    const nurseId = await nurseBehind(server, 'nurse-new');
    const [row] = await rowsOf<{ name: string; idNumber: string }>(server, `SELECT name, id_number AS "idNumber" FROM nurses WHERE document_id = ?`, [nurseId]);
    const [hospital] = await rowsOf<{ id: number }>(server, `UPDATE nurses SET workplace_id = (SELECT workplace_id FROM nurses WHERE document_id = ?) WHERE document_id = ? RETURNING id`, [await nurseBehind(server, 'nurse-due'), nurseId]);
    expect(hospital).toBeDefined();
    await manager.goto('/app/nurses');
    await manager.getByLabel('按姓名、拼音首字母或证书编号查找').fill(row?.name ?? '');
    await manager.getByLabel('按姓名、拼音首字母或证书编号查找').press('Enter');
    await manager.getByRole('button', { name: `协助找回账户：${row?.name}` }).first().click();
    const box = manager.getByRole('dialog').last();
    await box.getByLabel('她现在的手机号').fill('13800002004');
    await box.getByLabel('原因').fill('忘记密码');
    await box.getByRole('button', { name: '发送链接' }).click();
    await manager.getByText('链接已发往 138****2004', { exact: false }).waitFor();
    const link = /#invitation=[A-Z0-9-]+/.exec(await sent('account.invitation'))?.[0] ?? '';
    const phone = await browsing.open();
    await phone.setViewportSize(NARROW);
    await phone.goto(`/${link}`);
    await phone.getByText('同意由', { exact: false }).waitFor();
    await phone.locator('#chosen').fill('朝霞满天 2026 开窗');
    await phone.locator('#chosen-again').fill('朝霞满天 2026 开窗');
    await phone.getByRole('button', { name: '设置密码并登录' }).click();
    await phone.getByText('请阅读并勾选同意', { exact: false }).waitFor();
    await look(phone, 'invitation-consent');
    await tick(phone.locator('#consent'));
    await phone.getByLabel('您的证件号码').fill(decrypt(row?.idNumber ?? ''));
    await phone.getByRole('button', { name: '设置密码并登录' }).click();
    await phone.waitForURL('**/app/**');
    await title(phone, '需要您做什么').waitFor();
  });

  step('no screen shut anybody out', () => {
    expect(wrong).toEqual([]);
    return Promise.resolve();
  });
});
