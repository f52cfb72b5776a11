import type { Page } from 'playwright-core';
import { Browsing, PATIENCE, story } from './support/Browsing';
import { lookAt } from './support/look';
import { deliverMessages, demoAccounts, institutionOf, moveClock, rowsOf, type DemoInstitution } from '../support/district';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';
import { tick } from './support/tick';

/** Interactions that handing out an account stays below, each click and each filled field counted. */
const LIMIT = 12;
const AGENT = { name: '周示例', idNumber: '990101199001010019' };

describe('accounts, from the window to the person in charge', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let newcomer: DemoInstitution;
  let window: Page;
  let owner: Page;
  let security: Page;
  let username = '';
  const wrong: string[] = [];
  const step = story(() => browsing);

  /** What the newest message with a link says, as its receiver reads it. */
  const received = async (): Promise<{ link: string; code: string }> => {
    await deliverMessages(server);
    const { decrypt } = server.strapi.plugin('access').service('cipher') as { decrypt(sealed: string): string };
    const [row] = await rowsOf<{ body: string }>(server, `SELECT body FROM dispatches WHERE kind = 'account.invitation' AND state = 'sent' ORDER BY id DESC LIMIT 1`);
    const [, code = ''] = /#invitation=([A-Z0-9-]+)/.exec(decrypt(row?.body ?? '')) ?? [];
    return { link: `/#invitation=${code}`, code };
  };

  beforeAll(async () => {
    server = await districtServer();
    newcomer = await institutionOf(server, 'filed-clinic');
    browsing = new Browsing(server.url);
  }, BOOT_PATIENCE);

  afterAll(() => browsing.close(), PATIENCE);

  step('a clerk hands out an account in fewer than twelve interactions, by keyboard alone', async () => {
    window = await browsing.signIn('counter-credentials');
    await window.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '机构账户发放' }).focus();
    let interactions = 0;
    const press = async (key: string): Promise<void> => {
      interactions += 1;
      await window.keyboard.press(key);
    };
    const fill = async (text: string): Promise<void> => {
      interactions += 1;
      await window.keyboard.insertText(text);
    };
    await window.keyboard.press('Enter');
    await window.locator('#credential-search:focus').waitFor();
    await fill('rhlslzs');
    await press('Enter');
    await window.getByRole('heading', { level: 2, name: newcomer.name }).waitFor();
    await window.locator('form input:focus').waitFor();
    for (const paper of ['1', '2', '3']) await press(paper);
    expect(await window.getByRole('checkbox', { checked: true }).count()).toBe(3);
    // Tab is the way from field to field, not an entry.
    while ((await window.evaluate('document.activeElement.id')) !== 'recipientName') await window.keyboard.press('Tab');
    await fill(AGENT.name);
    await window.keyboard.press('Tab');
    await fill(AGENT.idNumber);
    await press('Enter');
    await window.getByRole('heading', { name: '已发放' }).waitFor();
    const paper = window.context().waitForEvent('page');
    await press('Enter');
    await (await paper).waitForURL(/^blob:/);
    expect(interactions).toBeLessThan(LIMIT);
    process.stdout.write(`An account is handed out in ${interactions} interactions\n`);
    wrong.push(...(await lookAt(window, 'credentials-handed-out')));
    username = /用户名是 (\S+?)。/.exec(await window.getByRole('status').first().innerText())?.[1] ?? '';
    await window.getByRole('button', { name: '下一家' }).click();
    await window.locator('#credential-search:focus').waitFor();
  });

  step('the person in charge follows the link, chooses a password and is in', async () => {
    const { link, code } = await received();
    owner = await browsing.open();
    await owner.goto(link);
    await owner.getByText(username).waitFor();
    expect(owner.url()).not.toContain(code);
    await owner.locator('#chosen').fill('12345678');
    await owner.locator('#chosen-again').fill('12345678');
    await owner.getByRole('button', { name: '设置密码并登录' }).click();
    await owner.getByText('密码不能是连续的键位').waitFor();
    wrong.push(...(await lookAt(owner, 'invitation')));
    await owner.locator('#chosen').fill('朝霞满天 2026 开窗');
    await owner.locator('#chosen-again').fill('朝霞满天 2026 开窗');
    await owner.locator('#chosen-again').press('Enter');
    await owner.waitForURL('**/app/**');
    await owner.getByText(newcomer.name).first().waitFor();
  });

  step('a used link says what to do, and a forgotten password is recovered by the mobile alone', async () => {
    const used = await received();
    const anybody = await browsing.open();
    await anybody.goto(used.link);
    await anybody.getByText('这个链接已经用过').waitFor();
    wrong.push(...(await lookAt(anybody, 'invitation-used')));
    await anybody.getByRole('button', { name: '返回登录' }).click();
    await anybody.getByRole('button', { name: '忘记密码' }).click();
    wrong.push(...(await lookAt(anybody, 'forgot')));
    const { decrypt } = server.strapi.plugin('access').service('cipher') as { decrypt(sealed: string): string };
    const [row] = await rowsOf<{ owner: string }>(server, 'SELECT system_owner AS owner FROM institutions WHERE document_id = ?', [newcomer.documentId]);
    const { mobile } = JSON.parse(decrypt(row?.owner ?? '')) as { mobile: string };
    await anybody.locator('#account').fill(username);
    await anybody.getByLabel('手机号或电子邮箱').fill(mobile);
    await anybody.getByRole('button', { name: '发送链接' }).click();
    await anybody.getByText('链接已经发出').waitFor();
    const { code } = await received();
    await anybody.getByRole('button', { name: '用短信中的代码设置密码' }).click();
    await anybody.getByLabel('短信中的代码').fill(code);
    await anybody.getByLabel('短信中的代码').press('Enter');
    await anybody.locator('#chosen').fill('晚霞满天 2026 关窗');
    await anybody.locator('#chosen-again').fill('晚霞满天 2026 关窗');
    await anybody.locator('#chosen-again').press('Enter');
    await anybody.waitForURL('**/app/**');
  });

  step('a new person in charge is written down, and what is wrong stands beside its field', async () => {
    await window.getByLabel('查找机构').fill('示例');
    await window.getByLabel('查找机构').press('Enter');
    await window.getByRole('table').getByText('启用').first().waitFor();
    wrong.push(...(await lookAt(window, 'credentials-found')));
    await window.getByRole('link', { name: '北京朝晖示例医院' }).click();
    await tick(window.getByRole('radio', { name: /变更应用负责人/ }));
    await window.getByRole('button', { name: '核验无误，发放' }).click();
    await window.getByText('手机号应为11位数字').waitFor();
    wrong.push(...(await lookAt(window, 'credentials-wrong')));
    for (const box of await window.getByRole('checkbox').all()) await tick(box);
    await window.getByLabel('领取人姓名').fill(AGENT.name);
    await window.getByLabel('领取人身份证号').fill(AGENT.idNumber);
    await window.getByLabel('新的应用负责人（必填）').fill('秦示例');
    await window.getByLabel('新的应用负责人手机').fill('13800000001');
    await window.getByRole('button', { name: '核验无误，发放' }).click();
    await window.getByText('138****0001').waitFor();
  });

  step('the security administrator opens an account, gives and takes roles, and is told why not', async () => {
    security = await browsing.signIn('security');
    await security.getByRole('heading', { level: 1, name: '工作人员账号' }).waitFor();
    await security.getByRole('link', { name: '审核甲' }).waitFor();
    wrong.push(...(await lookAt(security, 'staff-accounts')));
    await security.getByRole('button', { name: '新建账号' }).click();
    const dialog = security.getByRole('dialog');
    await dialog.getByLabel('姓名').fill('审核九');
    await dialog.getByLabel('用户名').fill('reviewer-9');
    await dialog.getByLabel('本人手机').fill('123');
    await dialog.getByLabel('角色').click();
    await security.getByTitle('审核人员').click();
    await dialog.getByRole('button', { name: '新建并发送链接' }).click();
    await dialog.getByText('手机号应为11位数字').waitFor();
    wrong.push(...(await lookAt(security, 'staff-account-wrong')));
    await dialog.getByLabel('本人手机').fill('13800000009');
    await dialog.getByRole('button', { name: '新建并发送链接' }).click();
    await security.getByRole('heading', { level: 1, name: '审核九' }).waitFor();
    await security.getByText('138****0009').waitFor();
    for (const role of ['安全管理员', '审计管理员']) {
      await security.getByLabel('角色', { exact: false }).and(security.locator('#role')).click();
      await security.getByTitle(role).click();
      await security.getByRole('button', { name: '授 予' }).or(security.getByRole('button', { name: '授予', exact: true })).click();
    }
    await security.getByText('系统管理、安全管理和审计管理不能由同一个人担任').waitFor();
    wrong.push(...(await lookAt(security, 'staff-account')));
    await security.getByRole('button', { name: '收回角色：审核人员' }).click();
    await security.getByRole('tooltip').getByRole('button', { name: /收/ }).click();
    await security.getByText('收回或到期的角色（1）').waitFor();
  });

  step('a quarter of an hour later the password is asked for once more, and what was typed is still there', async () => {
    for (const minutes of [7, 14, 16]) {
      await moveClock(server, minutes / 1440);
      await security.reload();
      await security.getByRole('heading', { level: 1, name: '审核九' }).waitFor();
    }
    await security.getByRole('button', { name: '停用账号' }).click();
    const dialog = security.getByRole('dialog').filter({ hasText: '会立即退出' });
    await dialog.getByLabel('原因').fill('离职');
    await dialog.getByRole('button', { name: '停用账号' }).click();
    const proof = security.getByRole('dialog').filter({ hasText: '请再次确认是您本人' });
    await proof.getByLabel('当前密码').fill('不是这个');
    await proof.getByLabel('当前密码').press('Enter');
    await proof.getByText('当前密码不正确').waitFor();
    wrong.push(...(await lookAt(security, 'proof')));
    await proof.getByLabel('当前密码').fill(demoAccounts().find((account) => account.username === 'security')?.password ?? '');
    await proof.getByLabel('当前密码').press('Enter');
    await security.getByRole('button', { name: '恢复账号' }).waitFor();
    await moveClock(server, 0);
  });

  step('the person in charge gives a colleague an account of the institution', async () => {
    await owner.goto('/');
    await owner.locator('#identifier').fill(username);
    await owner.locator('#password').fill('晚霞满天 2026 关窗');
    await owner.locator('#password').press('Enter');
    await owner.waitForURL('**/app/**');
    await owner.goto('/app/account');
    const section = owner.getByRole('region', { name: '本机构子账号' });
    await section.getByLabel('使用人姓名').fill('护理甲');
    await section.getByLabel('使用人手机').fill('13800000021');
    await section.getByRole('button', { name: '新建并发送链接' }).click();
    await section.getByText('请用 2 至 20 个小写字母或数字').waitFor();
    wrong.push(...(await lookAt(owner, 'sub-accounts-wrong')));
    await section.getByLabel('用户名').fill('nurse1');
    await section.getByRole('button', { name: '新建并发送链接' }).click();
    await section.getByText('138****0021').waitFor();
    wrong.push(...(await lookAt(owner, 'sub-accounts')));
  });

  step('the auditor finds what happened, sees the chain hold, and every screen of the office names its reader', async () => {
    const auditor = await browsing.signIn('auditor');
    await auditor.getByRole('heading', { level: 1, name: '审计记录' }).waitFor();
    await auditor.getByRole('button', { name: '核验审计链' }).click();
    await auditor.getByText(/完好：\d+ 条链/).waitFor();
    await auditor.getByLabel('操作人').fill('窗口甲');
    await auditor.getByRole('button', { name: '查找', exact: true }).or(auditor.getByRole('button', { name: '查 找' })).click();
    await auditor.getByRole('cell', { name: '首次发放机构账户' }).waitFor();
    await auditor.getByText(/^第 \d+ 条$/).first().click();
    wrong.push(...(await lookAt(auditor, 'audit-trail')));
    const mark = auditor.locator('[data-watermark]');
    expect(await mark.getAttribute('data-watermark')).toMatch(/审计甲 auditor \d{4}-\d{2}-\d{2} \d{2}:\d{2}/);
    expect(await owner.locator('[data-watermark]').count()).toBe(0);
  });

  step('nothing on these screens breaks WCAG or sticks out on a phone', () => {
    expect(wrong).toEqual([]);
    return Promise.resolve();
  });
});
