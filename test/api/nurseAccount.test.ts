import { expectStatus } from '../support/Case';
import { deliverMessages, institutionOf, moveClock, rowsOf, type DemoInstitution } from '../support/district';
import { activatedNurse, dueNurses, type DemoNurse } from '../support/nurses';
import { nobodyIn, personIn, type Answer, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

const OLD = '13800001001';
const NEW = '13800001002';
const STRANGE = '13800001003';

interface Sent {
  kind: string;
  body: string;
  /** Where it went, in clear. */
  to: string;
}

describe('the account of a nurse: her mobile, and the ways back in', () => {
  let server: RunningServer;
  let manager: Person;
  let hospital: DemoInstitution;
  let nurse: DemoNurse;
  let username: string;
  let idNumber: string;

  const decrypt = (sealed: string): string => (server.strapi.plugin('access').service('cipher') as { decrypt(sealed: string): string }).decrypt(sealed);
  const sent = async (kind: string): Promise<Sent[]> => {
    await deliverMessages(server);
    const rows = await rowsOf<Sent>(server, `SELECT d.kind, d.body, coalesce(d.address, c.address) AS to FROM dispatches d JOIN contact_points c ON c.id = d.contact_id WHERE d.kind = ? AND d.state = 'sent' ORDER BY d.id DESC`, [kind]);
    return rows.map(({ body, to, ...row }) => ({ ...row, body: decrypt(body), to: decrypt(to) }));
  };
  const newest = async (kind: string): Promise<Sent> => {
    const [found] = await sent(kind);
    if (!found) throw new Error(`no ${kind} was sent`);
    return found;
  };
  const codeOf = ({ body }: Sent): string => /验证码 (\d{6})/.exec(body)?.[1] ?? '';
  const linkOf = ({ body }: Sent): string => /#invitation=([A-Z0-9-]+)/.exec(body)?.[1] ?? '';
  const prove = async (channel: string, address: string): Promise<void> => {
    expectStatus(await nurse.person.send('PUT', `/api/me/contacts/${channel}`, { data: { address } }), 200);
    expectStatus(await nurse.person.post(`/api/me/contacts/${channel}/proof`, { data: { code: codeOf(await newest('account.contact-code')) } }), 200);
  };
  const recover = (name: string, contact: string): Promise<Answer> => nobodyIn(server).post('/api/recovery', {}, { username: name, contact });
  const assist = (mobile: string, reason = '手机号已停用'): Promise<Answer<Body<{ mobile: string; opensAt: string }>>> =>
    manager.post(`/api/institutions/${hospital.documentId}/assisted-recoveries`, { data: { nurse: nurse.id, mobile, reason } });
  const redeem = (code: string, more: object = {}, password = '朝霞满天 2026 开窗'): Promise<Answer<Body>> => nobodyIn(server).post('/api/auth/invitation/password', {}, { code, password, ...more });
  const registered = async (): Promise<{ mobile: string; verified: boolean }> => {
    const [row] = await rowsOf<{ mobile: string; verified: boolean }>(server, 'SELECT mobile, mobile_verified_at IS NOT NULL AS verified FROM nurses WHERE document_id = ?', [nurse.id]);
    return { mobile: row?.mobile ? decrypt(row.mobile) : '', verified: row?.verified ?? false };
  };
  const told = async (): Promise<string[]> => {
    await deliverMessages(server);
    return (await manager.get<Body<{ title: string }[]>>('/api/messages')).body.data.map(({ title }) => title);
  };
  const prompt = async () => (await nurse.person.get<Body<{ account: { unproved: boolean; recovery: { consent: string } | null } }>>('/api/nursing/prompt')).body.data.account;

  /** An account that has had a password before. */
  const withAccount = async (id: string): Promise<DemoNurse> => {
    const made = await activatedNurse(server, id);
    await rowsOf(server, "UPDATE up_users SET password = '!' WHERE username = ? RETURNING id", [`nurse-${id.slice(0, 12)}`]);
    return made;
  };

  beforeAll(async () => {
    server = await districtServer();
    manager = personIn(server, 'hs-hospital');
    hospital = await institutionOf(server, 'hospital');
    const [id = ''] = await dueNurses(server, hospital, 1);
    nurse = await withAccount(id);
    username = `nurse-${id.slice(0, 12)}`;
    const [row] = await rowsOf<{ idNumber: string }>(server, 'SELECT id_number AS "idNumber" FROM nurses WHERE document_id = ?', [id]);
    idNumber = decrypt(row?.idNumber ?? '');
  }, BOOT_PATIENCE);
  afterAll(() => moveClock(server, 0));

  it('asks a nurse to prove her mobile, and writes the proved one into the register', async () => {
    expect(await prompt()).toEqual({ unproved: true, recovery: null });
    await prove('sms', OLD);
    expect(await prompt()).toEqual({ unproved: false, recovery: null });
    expect(await registered()).toEqual({ mobile: OLD, verified: true });
    expect(await told()).toContain('护士更换了手机号');
  });

  it('keeps the proved mobile until the new one is proved, and tells the old one', async () => {
    expectStatus(await nurse.person.send('PUT', '/api/me/contacts/sms', { data: { address: NEW } }), 200);
    const { to } = await newest('account.contact-code');
    expect(to).toBe(NEW);
    expect(await registered()).toEqual({ mobile: OLD, verified: true });
    const [row] = (await nurse.person.get<Body<{ channel: string }[]>>('/api/me/contacts')).body.data.filter(({ channel }) => channel === 'sms');
    expect(row).toMatchObject({ address: '138****1001', candidate: '138****1002', verified: true });
    expectStatus(await nurse.person.post('/api/me/contacts/sms/proof', { data: { code: codeOf(await newest('account.contact-code')) } }), 200);
    expect(await registered()).toEqual({ mobile: NEW, verified: true });
    expect(await newest('account.contact-replaced')).toMatchObject({ to: OLD });
    expect((await nurse.person.send('PUT', '/api/me/contacts/sms', { data: { address: NEW } })).body).toMatchObject({ error: { details: { problems: [{ code: 'proved' }] } } });
  });

  it('recovers by the mobile or the e-mail that she proved, by user name or number, with one answer for everybody', async () => {
    await prove('email', 'nurse@example.cn');
    const before = (await sent('account.invitation')).length;
    const answers = [await recover('nobody', NEW), await recover(username, OLD), await recover(username, 'other@example.cn'), await recover('110105199001010019', NEW)];
    expect(await sent('account.invitation')).toHaveLength(before);
    answers.push(await recover(idNumber, NEW));
    expect(await newest('account.invitation')).toMatchObject({ to: NEW });
    answers.push(await recover(username, 'nurse@example.cn'));
    const mail = await newest('account.invitation');
    expect(mail.to).toBe('nurse@example.cn');
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expectStatus(await redeem(linkOf(mail)), 200);
    expect(await rowsOf(server, `SELECT 1 FROM outbox_messages WHERE topic = 'account-recovery' AND (payload::text LIKE '%${NEW}%' OR payload::text LIKE '%${username}%')`)).toEqual([]);
  });

  it('lets the institution help only its own nurses, with a reason, and never at once where an address was proved', async () => {
    expect((await personIn(server, 'hs-nursing-home').post(`/api/institutions/${hospital.documentId}/assisted-recoveries`, { data: { nurse: nurse.id, mobile: STRANGE, reason: '手机号已停用' } })).status).toBe(404);
    expectStatus(await assist('12345'), 422);
    expectStatus(await assist(STRANGE, ''), 400);
    const { body } = expectStatus(await assist(STRANGE), 201);
    expect(body.data.mobile).toBe('138****1003');
    const warnings = await sent('account.assisted');
    expect(warnings.map(({ to }) => to).sort()).toEqual([NEW, 'nurse@example.cn']);
    const link = linkOf(await newest('account.invitation'));
    expect(await newest('account.invitation')).toMatchObject({ to: STRANGE });
    expect(await redeem(link, { consent: true, proof: idNumber })).toMatchObject({ status: 409 });
    expect(await registered()).toEqual({ mobile: NEW, verified: true });
  });

  it('shows her what was asked for, and ends it when she says that it was not her', async () => {
    expect((await prompt()).recovery?.consent).toContain('138****1003');
    const link = linkOf(await newest('account.invitation'));
    expectStatus(await nurse.person.send('DELETE', '/api/nursing/recovery'), 204);
    expect((await prompt()).recovery).toBeNull();
    await moveClock(server, 1.1);
    expect(await redeem(link, { consent: true, proof: idNumber })).toMatchObject({ status: 404 });
    expect(await told()).toContain('护士不同意找回账户');
    expectStatus(await nurse.person.send('DELETE', '/api/nursing/recovery'), 404);
  });

  it('takes her consent and her number before the new mobile and the password count', async () => {
    await moveClock(server, 2.2);
    expectStatus(await assist(STRANGE), 201);
    const link = linkOf(await newest('account.invitation'));
    await moveClock(server, 3.3);
    const seen = expectStatus(await nobodyIn(server).post<Body<{ consent: string }>>('/api/auth/invitation', {}, { code: link }), 200);
    expect(seen.body.data.consent).toContain(hospital.name);
    const password = '晚霞满天 2027 关窗';
    expect((await redeem(link, { proof: idNumber }, password)).body.error.details.problems).toMatchObject([{ path: 'consent' }]);
    expect((await redeem(link, { consent: true }, password)).body.error.details.problems).toMatchObject([{ path: 'proof', code: 'missing' }]);
    expect((await redeem(link, { consent: true, proof: '110105199001010019' }, password)).body.error.details.problems).toMatchObject([{ path: 'proof', code: 'wrong' }]);
    expect(await registered()).toEqual({ mobile: NEW, verified: true });
    expectStatus(await redeem(link, { consent: true, proof: idNumber }, password), 200);
    expect(await registered()).toEqual({ mobile: STRANGE, verified: true });
    expect(await newest('account.contact-replaced')).toMatchObject({ to: NEW });
    expect(await told()).toContain('护士已同意并找回账户');
    const acts = await rowsOf<{ action: string }>(server, `SELECT action FROM audit_entries WHERE action LIKE 'recovery.%' AND subject_type = 'nurse' ORDER BY id`);
    expect(acts.map(({ action }) => action)).toEqual(['recovery.assist', 'recovery.object', 'recovery.assist', 'recovery.consent']);
  });

  it('counts wrong numbers, so that nobody tries them through', async () => {
    await moveClock(server, 5);
    const [other = ''] = await dueNurses(server, hospital, 1);
    nurse = await withAccount(other);
    expectStatus(await assist('13800001009'), 201);
    // Nothing was proved before, so that there is nobody to wait for.
    const link = linkOf(await newest('account.invitation'));
    for (let time = 0; time < 5; time += 1) expect((await redeem(link, { consent: true, proof: idNumber })).status).toBe(422);
    const [row] = await rowsOf<{ idNumber: string }>(server, 'SELECT id_number AS "idNumber" FROM nurses WHERE document_id = ?', [other]);
    expect((await redeem(link, { consent: true, proof: decrypt(row?.idNumber ?? '') })).status).toBe(429);
  });
});
