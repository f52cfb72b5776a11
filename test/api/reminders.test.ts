import { addDays, addMonths, civilDate } from '@medregistry/language';
import type { DryRun, ReminderLine } from '../../plugins/outbox/server/reminders/Reminder';
import type { TemplateLine, TemplateView } from '../../plugins/outbox/server/Template';
import { expectStatus } from '../support/Case';
import { beginDay, brokenLink, deliverMessages, moveClock, rowsOf } from '../support/district';
import { Ground } from '../support/Ground';
import { personIn, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE } from '../support/strapi';

const today = civilDate(new Date());
const daysTo = (date: string): number => (Date.parse(date) - Date.parse(today)) / 86_400_000;

describe('reminders and texts that administrators keep', () => {
  let ground: Ground;
  let administrator: Person;
  let validTo: string;

  const rules = async (): Promise<Map<string, ReminderLine>> => new Map(expectStatus(await administrator.get<Body<ReminderLine[]>>('/api/reminder-rules'), 200).body.data.map((line) => [line.key, line]));
  const rule = async (key: string): Promise<ReminderLine> => (await rules()).get(key) as ReminderLine;
  const sent = (kind: string, subject = ground.institution.documentId): Promise<{ title: string; body: string; to: string }[]> =>
    rowsOf(ground.server, `SELECT m.title, m.body, u.username AS "to" FROM messages m JOIN up_users u ON u.id = m.recipient_id WHERE m.kind = ? AND m.subject_id = ? ORDER BY m.id`, [kind, subject]);
  const dryRun = async (key: string, on: string, steps?: object[]): Promise<DryRun> =>
    expectStatus(await administrator.post<Body<DryRun>>(`/api/reminder-rules/${key}/dry-run`, { data: { enabled: true, steps: steps ?? (await rule(key)).steps, on } }), 200).body.data;
  const dayBegins = async (date: string): Promise<void> => {
    await moveClock(ground.server, daysTo(date));
    await beginDay(ground.server);
  };

  beforeAll(async () => {
    ground = await Ground.prepare('verification', 'foreign-clinic');
    administrator = personIn(ground.server, 'administrator');
    validTo = addDays(today, 400);
    await rowsOf(
      ground.server,
      `UPDATE permits SET valid_to = ?::date, status = 'valid' WHERE current AND institution_id = (SELECT id FROM institutions WHERE document_id = ?) RETURNING id`,
      [validTo, ground.institution.documentId],
    );
  }, BOOT_PATIENCE);

  afterAll(() => moveClock(ground.server, 0));

  it('list who would get what on a day, without sending anything', async () => {
    const { lines } = await dryRun('permit-expiry', addDays(validTo, -60));
    const line = lines.find(({ label }) => label === ground.institution.name);
    expect(line).toMatchObject({ anchor: validTo, at: -60, title: '许可证即将到期，请申请延续', done: false });
    expect(line?.recipients.length).toBeGreaterThan(0);
    expect(await sent('reminder.permit-expiry')).toEqual([]);
    expect((await dryRun('permit-expiry', addDays(validTo, -60), [{ at: -50, to: ['applicant'] }])).lines.some(({ label }) => label === ground.institution.name)).toBe(false);
  });

  it('reach the nurse herself and who manages the nurses of her institution', async () => {
    const [due] = await rowsOf<{ name: string; validTo: string }>(
      ground.server,
      `SELECT u.display_name AS name, r.valid_to::text AS "validTo" FROM assignments s JOIN up_users u ON u.id = s.user_id JOIN nurses n ON n.document_id = s.scope_id
       JOIN nurse_registrations r ON r.nurse_id = n.id AND r.current WHERE u.username = 'nurse-due' AND s.role = 'nurse'`,
    );
    const { lines } = await dryRun('nurse-registration-expiry', addDays(due?.validTo ?? today, -30));
    const line = lines.find(({ label, anchor }) => label === due?.name && anchor === due.validTo);
    expect(line?.recipients).toEqual(expect.arrayContaining([due?.name, expect.stringContaining('护理部')]));
  });

  it('reach who manages an institution’s nurses when its lists are to be confirmed again, counted from the last time', async () => {
    const [place] = await rowsOf<{ id: string; name: string }>(ground.server, "SELECT i.document_id AS id, i.name FROM institutions i JOIN assignments s ON s.scope_id = i.document_id JOIN up_users u ON u.id = s.user_id WHERE u.username = 'hs-hospital'");
    await rowsOf(ground.server, 'UPDATE institutions SET roster_confirmed_on = ? WHERE document_id = ? RETURNING id', [addMonths(today, -3), place?.id ?? '']);
    const line = (await dryRun('roster-confirmation', today)).lines.find(({ label }) => label === place?.name);
    expect(line).toMatchObject({ anchor: today, recipients: [expect.stringContaining('护理部')] });
    await rowsOf(ground.server, 'UPDATE institutions SET roster_confirmed_on = ? WHERE document_id = ? RETURNING id', [today, place?.id ?? '']);
    expect((await dryRun('roster-confirmation', today)).lines.map(({ label }) => label)).not.toContain(place?.name);
  });

  it('tell a dry run of one authority nothing of another', async () => {
    const stranger = personIn(ground.server, 'tcm-administrator');
    const { body } = await stranger.post<Body<DryRun>>('/api/reminder-rules/permit-expiry/dry-run', { data: { enabled: true, steps: [{ at: -180, to: ['applicant'] }], on: addDays(validTo, -60) } });
    expect(body.data.lines.map(({ label }) => label)).not.toContain(ground.institution.name);
  });

  it('make up for a downtime with one message, and send it once however many processes run', async () => {
    await moveClock(ground.server, daysTo(addDays(validTo, -44)));
    await Promise.all([beginDay(ground.server), beginDay(ground.server)]);
    await beginDay(ground.server);
    const clerk = (await sent('reminder.permit-expiry')).filter(({ to }) => to === ground.institution.username);
    expect(clerk).toHaveLength(1);
    expect(clerk[0]?.body).toContain(`有效期至 ${validTo}，还有 44 天`);
    expect((await dryRun('permit-expiry', addDays(validTo, -44))).lines.find(({ label }) => label === ground.institution.name)?.done).toBe(true);
  });

  it('follow the days and the words that an authority sets, from the next day on', async () => {
    const line = await rule('permit-expiry');
    const steps = [{ at: -40, to: ['applicant'] }, { at: -20, to: ['applicant', 'administrator'] }];
    expectStatus(await administrator.send('PUT', '/api/reminder-rules/permit-expiry', { data: { enabled: true, steps } }), 428);
    expectStatus(await administrator.send('PUT', '/api/reminder-rules/permit-expiry', { data: { enabled: true, steps: [{ at: -40, to: ['auditor'] }] }, version: line.version }), 422);
    expectStatus(await administrator.send('PUT', '/api/reminder-rules/permit-expiry', { data: { enabled: true, steps: [...steps, ...steps] }, version: line.version }), 400);
    expectStatus(await administrator.send('PUT', '/api/reminder-rules/permit-expiry', { data: { enabled: true, steps }, version: line.version }), 200);
    expectStatus(await administrator.send('PUT', '/api/reminder-rules/permit-expiry', { data: { enabled: true, steps }, version: line.version }), 412);

    const key = 'reminder.permit-expiry.late';
    expectStatus(await administrator.send('PUT', `/api/message-templates/${key}`, { data: { title: '许可证剩 {days} 天', body: '{institution.name}：{anchor} 到期。' }, version: 0 }), 200);
    await dayBegins(addDays(validTo, -19));
    const messages = await sent('reminder.permit-expiry');
    expect(messages.filter(({ to }) => to === 'administrator')).toEqual([{ to: 'administrator', title: '许可证剩 19 天', body: `${ground.institution.name}：${validTo} 到期。` }]);
    expect(await rule('permit-expiry')).toMatchObject({ version: 1, steps, changedBy: '管理甲' });
  });

  it('stay silent once they are switched off', async () => {
    expectStatus(await administrator.send('PUT', '/api/reminder-rules/permit-expiry', { data: { enabled: false, steps: [{ at: 0, to: ['applicant'] }] }, version: 1 }), 200);
    const before = (await sent('reminder.permit-expiry')).length;
    await dayBegins(validTo);
    expect(await sent('reminder.permit-expiry')).toHaveLength(before);
  });

  it('go from the reviewer to the approver and on, the longer a case waits', async () => {
    await ground.goBackTo('draft');
    await rowsOf(ground.server, `INSERT INTO holidays (document_id, date, kind, name, year, created_at, updated_at, published_at)
       SELECT 'known-' || y, make_date(y, 1, 1), 'off', '元旦', y, localtimestamp, localtimestamp, localtimestamp FROM generate_series(2026, 2028) y ON CONFLICT (date) DO NOTHING RETURNING id`);
    await moveClock(ground.server, 0);
    await ground.file.advance(ground.people.institution, 'submit');
    const { reviewer, approver } = ground.people;
    const told = async (): Promise<string[]> => {
      const receivers = new Set((await sent('reminder.case-waiting', ground.file.view.documentId)).map(({ to }) => to));
      return [reviewer, approver, administrator].map(({ username }) => username).filter((name) => receivers.has(name));
    };
    await dayBegins(addDays(today, 1));
    expect(await told()).toEqual([]);
    await dayBegins(addDays(today, 5));
    expect(await told()).toEqual([reviewer.username]);
    await dayBegins(addDays(today, 9));
    expect(await told()).toEqual([reviewer.username, approver.username]);
    await dayBegins(addDays(today, 18));
    expect(await told()).toEqual([reviewer.username, approver.username, administrator.username]);
  });
});

describe('the texts of messages', () => {
  let ground: Ground;
  let administrator: Person;

  const view = async (key: string): Promise<TemplateView> => expectStatus(await administrator.get<Body<TemplateView>>(`/api/message-templates/${key}`), 200).body.data;

  beforeAll(async () => {
    ground = await Ground.prepare('verification', 'foreign-clinic');
    administrator = personIn(ground.server, 'administrator');
  }, BOOT_PATIENCE);

  it('are listed with a name each, and every one can be filled with its examples', async () => {
    const lines = expectStatus(await administrator.get<Body<TemplateLine[]>>('/api/message-templates'), 200).body.data;
    expect(lines.length).toBeGreaterThan(30);
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
    for (const { key } of lines) {
      const { title, body } = await view(key);
      const filled = expectStatus(await administrator.post<Body<{ title: string; body: string }>>(`/api/message-templates/${key}/preview`, { data: { title, body } }), 200).body.data;
      expect(`${filled.title}${filled.body}`).not.toMatch(/[{}]/);
    }
  });

  it('refuse a variable that the message does not have, and say which', async () => {
    const answer = await administrator.post('/api/message-templates/verification.submit.applicant/preview', { data: { title: '收到', body: '{institution.name}，{permit.secret}，{institution.name' } });
    expect(expectStatus(answer, 422).body.error.details.problems?.map(({ code }) => code)).toEqual(['unknown-variable', 'braces']);
    expectStatus(await administrator.get('/api/message-templates/nothing'), 404);
  });

  it('are tried out on whoever changes them, with invented examples', async () => {
    expectStatus(await administrator.post('/api/message-templates/verification.submit.applicant/trial', { data: { title: '已收到 {application:number}', body: '{institution.name}，谢谢。' } }), 202);
    await deliverMessages(ground.server);
    const { body } = await administrator.get<Body<{ title: string; body: string }[]>>('/api/messages?limit=1');
    expect(body.data[0]).toMatchObject({ title: '【试发】已收到 XY2026000123', body: '朝阳示例门诊部，谢谢。' });
  });

  it('go out as the authority words them, with versions that can be looked at, and leave another authority alone', async () => {
    const key = 'verification.submit.applicant';
    const { version } = await view(key);
    expectStatus(await administrator.send('PUT', `/api/message-templates/${key}`, { data: { title: '收到您的申请 {application:number}', body: '{institution.name}的申请已收到。' }, version }), 200);
    await ground.file.advance(ground.people.institution, 'submit');
    await deliverMessages(ground.server);
    const { body } = await ground.people.institution.get<Body<{ title: string; body: string }[]>>('/api/messages?limit=1');
    expect(body.data[0]).toMatchObject({ title: `收到您的申请 ${ground.file.view.number}`, body: `${ground.institution.name}的申请已收到。` });
    expect(await view(key)).toMatchObject({ version: version + 1, changedBy: '管理甲', history: [{ version: version + 1 }], original: { title: '校验申请已提交' } });
    const stranger = personIn(ground.server, 'tcm-administrator');
    expect((await stranger.get<Body<TemplateView>>(`/api/message-templates/${key}`)).body.data).toMatchObject({ version: 0, title: '校验申请已提交' });
    expect(await brokenLink(ground.server)).toBeNull();
  });
});
