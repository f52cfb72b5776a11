import type { Page } from 'playwright-core';
import { Browsing, PATIENCE, story } from './support/Browsing';
import { lookAt } from './support/look';
import { deliverMessages, institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

describe('messages and reminders, at the screen', () => {
  let server: RunningServer;
  let browsing: Browsing;
  let place: DemoInstitution;
  let clerk: Page;
  let staff: Page;
  const wrong: string[] = [];
  const step = story(() => browsing);

  const codeSent = async (): Promise<string> => {
    const { decrypt } = server.strapi.plugin('access').service('cipher') as { decrypt(sealed: string): string };
    const [row] = await rowsOf<{ body: string }>(server, `SELECT body FROM dispatches WHERE kind = 'account.contact-code' ORDER BY id DESC LIMIT 1`);
    return /\d{6}/.exec(decrypt(row?.body ?? ''))?.[0] ?? '';
  };

  beforeAll(async () => {
    server = await districtServer();
    place = await institutionOf(server, 'hospital');
    await deliverMessages(server);
    browsing = new Browsing(server.url);
  }, BOOT_PATIENCE);

  afterAll(() => browsing.close(), PATIENCE);

  step('somebody registers an e-mail address and proves it with the code that was sent there', async () => {
    clerk = await browsing.signIn(place.username);
    await clerk.goto('/app/account');
    const email = clerk.getByRole('group', { name: '电子邮件' });
    await email.getByLabel('电子邮箱').fill('没有这个地址');
    await email.getByRole('button', { name: '发送验证码' }).click();
    await email.getByText('电子邮箱格式应如').waitFor();
    wrong.push(...(await lookAt(clerk, 'contacts-wrong')));
    await email.getByLabel('电子邮箱').fill('clerk@example.cn');
    await email.getByRole('button', { name: '发送验证码' }).click();
    await email.getByText('待验证').waitFor();
    await email.getByLabel('收到的 6 位验证码').fill(await codeSent());
    await email.getByRole('button', { name: '验证', exact: true }).click();
    await email.getByText('已验证').waitFor();
    wrong.push(...(await lookAt(clerk, 'contacts')));
  });

  step('the administrator sees what went out and what could not, and sends again', async () => {
    await rowsOf(
      server,
      `INSERT INTO dispatches (document_id, source, recipient_id, channel, contact_id, kind, title, body, confidential, proving, scope_path, state, reason, attempts, tries, planned_at, available_at, last_error)
       SELECT 'unclear-one', 'unclear-one', c.user_id, 'email', c.id, 'verification.return', '校验申请需要修改', '请登录系统查看全部修改意见。', false, false, '/bj/cy-health/x/', 'unclear', NULL, 1, 1, now(), now(), 'no answer in time'
       FROM contact_points c WHERE c.channel = 'email'
       UNION ALL SELECT 'nobody-one', 'nobody-one', 0, 'inbox', NULL, 'verification.propose', '校验申请待签批', '请签批。', false, false, '/bj/cy-health/x/', 'left-out', 'nobody', 0, 0, now(), now(), NULL RETURNING id`,
    );
    await rowsOf(server, `INSERT INTO outbox_messages (topic, dedupe_key, payload, state, attempts, available_at, last_error) VALUES ('message', 'given-up', '{"recipients":[],"kind":"k","title":"t"}', 'dead', 12, now(), 'no room') RETURNING id`);
    staff = await browsing.signIn('administrator');
    await staff.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '消息与提醒' }).click();
    await staff.getByRole('heading', { level: 1, name: '消息发送记录' }).waitFor();
    await staff.getByText('没有人担任应当接收的角色').first().waitFor();
    wrong.push(...(await lookAt(staff, 'dispatches')));
    await staff.getByRole('button', { name: '重新发送：校验申请需要修改' }).click();
    await staff.getByText('对方可能已经收到，确定再发一次吗？').waitFor();
    await staff.getByRole('tooltip').getByRole('button', { name: '重新发送' }).click();
    await staff.getByText('已安排重新发送').waitFor();
    await staff.getByRole('button', { name: '重新执行' }).click();
    await staff.getByRole('heading', { name: '多次失败的后台事项' }).waitFor({ state: 'detached' });
    await deliverMessages(server);
    await staff.getByLabel('标题或收件人').fill('需要修改');
    await staff.getByRole('button', { name: '查找' }).click();
    await staff.getByRole('button', { name: '刷新' }).click();
    await staff.locator('tbody tr').filter({ hasText: 'c***@example.cn' }).getByText('已发出').waitFor();
  });

  step('a text is changed under one’s eyes, with what cannot be in it said at once', async () => {
    await staff.getByRole('navigation', { name: '消息与提醒' }).getByRole('link', { name: '消息文字' }).click();
    await staff.getByLabel('查找消息文字').fill('校验申请已提交');
    wrong.push(...(await lookAt(staff, 'message-templates')));
    await staff.getByRole('link', { name: /发给申请人/ }).first().click();
    const preview = staff.getByRole('region', { name: '预览' });
    await preview.getByText('朝阳示例门诊部').waitFor();
    await staff.getByLabel('正文').fill('{institution.name}，{permit.secret}');
    await staff.getByText('“{permit.secret}”不是可用的变量').waitFor();
    expect(await staff.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
    wrong.push(...(await lookAt(staff, 'message-template-wrong')));
    await staff.getByLabel('正文').fill('申请已收到：');
    await staff.getByRole('button', { name: /^\{application:number\}/ }).click();
    await preview.getByText('申请已收到：XY2026000123').waitFor();
    await staff.getByRole('button', { name: '试发给自己' }).click();
    await staff.getByText('已试发给您自己').waitFor();
    await staff.getByRole('button', { name: '保存' }).click();
    await staff.getByText('历次修改（1）').waitFor();
    wrong.push(...(await lookAt(staff, 'message-template')));
  });

  step('a rule is tried out before it is saved', async () => {
    await staff.goto('/app/reminder-rules');
    const rule = staff.getByRole('region', { name: '校验期限' });
    await rule.waitFor();
    wrong.push(...(await lookAt(staff, 'reminder-rules')));
    await rule.getByLabel('第 1 个时间：天数').fill('300');
    await rule.getByRole('button', { name: '试算今天会提醒谁' }).click();
    const dialog = staff.getByRole('dialog');
    await dialog.getByText(/共有 \d+ 条提醒，没有发送/).waitFor();
    wrong.push(...(await lookAt(staff, 'reminder-dry-run')));
    await dialog.getByRole('button', { name: '关闭' }).first().click();
    await rule.getByRole('button', { name: '保存' }).click();
    await rule.getByText('第 1 版').waitFor();
    // The server's own round of the morning may have passed; nothing of the step that was tried out stands there.
    expect(await rowsOf(server, `SELECT dedupe_key FROM outbox_messages WHERE dedupe_key ~ '^reminder:.*300$'`)).toEqual([]);
  });

  step('nothing on these screens breaks WCAG or sticks out on a phone', () => {
    expect(wrong).toEqual([]);
    return Promise.resolve();
  });
});
