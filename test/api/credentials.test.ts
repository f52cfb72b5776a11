import { maskMobile } from '@medregistry/config';
import { demonstrationDistrict } from '@medregistry/database/demonstration';
import { civilDate } from '@medregistry/language';
import { expectStatus } from '../support/Case';
import { brokenLink, deliverMessages, institutionOf, moveClock, rowsOf, type DemoInstitution } from '../support/district';
import { newKey, nobodyIn, Person, personIn, type Answer, type Body } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';
import { pdfText } from '../browser/support/pdfText';

interface HandedOut {
  documentId: string;
  number: string;
  username: string;
  mobile: string;
}

const FIRST = ['permit-duplicate', 'authorisation', 'agent-identity'];
const LOST = ['owner-form', 'owner-identity'];
/** Of the invented region, as everybody in the demonstration. */
const AGENT = { name: '周示例', idNumber: '990101199001010019' };
const PASSWORD = '朝霞满天 2026 开窗';

describe('institution accounts at the window', () => {
  let server: RunningServer;
  let clerk: Person;
  let newcomer: DemoInstitution;
  let hospital: DemoInstitution;
  const owner = (key: string) => {
    const found = demonstrationDistrict(civilDate(new Date())).institutions.find((one) => one.key === key)?.systemOwner;
    if (!found) throw new Error(`no owner of ${key}`);
    return found;
  };

  const handOut = (person: Person, { documentId }: DemoInstitution, data: object, key = newKey()): Promise<Answer<Body<HandedOut>>> =>
    person.post(`/api/institutions/${documentId}/credentials`, { key }, { data: { papers: [], recipient: AGENT, ...data } });

  /** The newest link that went out, as its receiver reads it. */
  const sent = async (): Promise<{ code: string; body: string; channel: string; state: string }> => {
    await deliverMessages(server);
    const { decrypt } = server.strapi.plugin('access').service('cipher') as { decrypt(sealed: string): string };
    const [row] = await rowsOf<{ body: string; channel: string; state: string }>(server, `SELECT body, channel, state FROM dispatches WHERE kind = 'account.invitation' ORDER BY id DESC LIMIT 1`);
    const body = decrypt(row?.body ?? '');
    return { channel: row?.channel ?? '', state: row?.state ?? '', body, code: /#invitation=([A-Z0-9-]+)/.exec(body)?.[1] ?? '' };
  };
  const redeem = (code: string, password = PASSWORD): Promise<Answer<Body & { jwt: string; user: { username: string } }>> => nobodyIn(server).post('/api/auth/invitation/password', {}, { code, password });

  beforeAll(async () => {
    server = await districtServer();
    clerk = personIn(server, 'counter-credentials');
    newcomer = await institutionOf(server, 'filed-clinic');
    hospital = await institutionOf(server, 'hospital');
  }, BOOT_PATIENCE);
  afterAll(() => moveClock(server, 0));

  it('finds an institution by name, by the initials of its name and by the number of its permit', async () => {
    const [row] = await rowsOf<{ number: string }>(server, 'SELECT registration_number AS number FROM institutions WHERE document_id = ?', [newcomer.documentId]);
    for (const q of [newcomer.name.slice(4, 8), 'rhlslzs', row?.number ?? '', newcomer.name]) {
      const { body } = await clerk.get<Body<{ documentId: string; standing: string; standingLabel: string }[]>>(`/api/counter/institutions?limit=50&q=${encodeURIComponent(q)}`);
      expect({ q, found: body.data.find(({ documentId }) => documentId === newcomer.documentId)?.standingLabel }).toEqual({ q, found: '未领取' });
    }
  });

  it('belongs to the authority that issued the permit, and to none beside or above it', async () => {
    for (const username of ['tcm-counter']) {
      const other = personIn(server, username);
      expect((await other.get(`/api/institutions/${newcomer.documentId}/credentials`)).status).toBe(404);
      expect((await handOut(other, newcomer, { kind: 'first', papers: FIRST })).status).toBe(404);
    }
    const [bj] = await rowsOf<{ id: number; documentId: string; scopePath: string; name: string }>(server, `SELECT id, document_id AS "documentId", scope_path AS "scopePath", name FROM authorities WHERE scope_path = '/bj/'`);
    const [user] = await rowsOf<{ id: number }>(server, `SELECT id FROM up_users WHERE username = 'provincial-2'`);
    const assignments = server.strapi.plugin('access').service('assignments') as { grant(grant: object, actor: object, now: Date): Promise<string> };
    await assignments.grant({ userId: user?.id, role: 'counter', scopePath: bj?.scopePath, scopeType: 'authority', scopeId: bj?.documentId, scopeLabel: bj?.name }, { id: null, name: '系统' }, new Date());
    expect((await handOut(personIn(server, 'provincial-2'), newcomer, { kind: 'first', papers: FIRST })).status).toBe(404);
    expect((await handOut(personIn(server, 'security'), newcomer, { kind: 'first', papers: FIRST })).status).toBe(403);
  });

  it('says everything that is missing at once', async () => {
    const faults = await handOut(clerk, newcomer, { kind: 'first', recipient: { name: '', idNumber: '123' } });
    expect(faults.status).toBe(422);
    expect(faults.body.error.details.problems?.map(({ path }) => path)).toEqual(['recipient.name', 'recipient.idNumber', ...FIRST.map((paper) => `papers.${paper}`)]);
    const unchecked = await handOut(clerk, newcomer, { kind: 'lost', papers: [] });
    expect(unchecked.body.error.details.problems?.map(({ path }) => path)).toEqual(['kind', 'papers.owner-form', 'papers.owner-identity']);
    expect(await rowsOf(server, 'SELECT 1 FROM credential_requests')).toEqual([]);
  });

  let first: HandedOut;
  it('sends the first link to the person in charge, once, and tells nobody else', async () => {
    const key = newKey();
    const answer = expectStatus(await handOut(clerk, newcomer, { kind: 'first', papers: FIRST }, key), 201);
    first = answer.body.data;
    expect((await handOut(clerk, newcomer, { kind: 'first', papers: FIRST }, key)).body.data).toEqual(first);
    expect(first.mobile.replaceAll('*', '')).not.toBe(owner('filed-clinic').mobile);
    const { code, body, channel, state } = await sent();
    expect([channel, state]).toEqual(['sms', 'sent']);
    expect(body).toContain(first.username);
    expect(code).toMatch(/^[A-Z0-9]{5}(-[A-Z0-9]{5}){2}$/);
    expect(answer.text).not.toContain(code);
    const seen = await clerk.get(`/api/institutions/${newcomer.documentId}/credentials`);
    expect(seen.text).not.toContain(code);
    expect(seen.text).not.toContain(owner('filed-clinic').mobile);
    expect(seen.body.data).toMatchObject({ standing: 'issued', username: first.username, history: [{ kind: 'first', number: first.number }] });
    const stored = await rowsOf<{ digest: string }>(server, 'SELECT digest FROM account_invitations');
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain(code.replaceAll('-', ''));
  });

  it('prints a signed receipt without any secret on it', async () => {
    const paper = expectStatus(await clerk.get(`/api/credentials/${first.documentId}/receipt`), 200);
    const text = (await pdfText(paper.bytes)).replace(/\s/g, '');
    for (const said of [newcomer.name, first.number, AGENT.name, maskMobile(owner('filed-clinic').mobile), '领取人签字']) expect(text).toContain(said);
    expect(text).not.toContain((await sent()).code);
    expect((await personIn(server, 'tcm-counter').get(`/api/credentials/${first.documentId}/receipt`)).status).toBe(404);
  });

  it('lets the receiver choose a password by the link, once, and refuses what is guessed first', async () => {
    const { code } = await sent();
    expect((await nobodyIn(server).post<Body<{ username: string }>>('/api/auth/invitation', {}, { code: code.toLowerCase().replaceAll('-', ' ') })).body.data.username).toBe(first.username);
    expect((await redeem(code, 'password123')).status).toBe(422);
    expect((await redeem('AAAAA-BBBBB-CCCCC')).status).toBe(404);
    const twice = await Promise.all([redeem(code), redeem(code)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 404]);
    const there = await Person.signIn(server.url, first.username, PASSWORD);
    const { body } = await there.get<Body<{ assignments: { role: string; institution: { id: string } }[] }>>('/api/me');
    expect(body.data.assignments.map(({ role, institution }) => [role, institution.id])).toEqual([['institution', newcomer.documentId], ['nursing', newcomer.documentId]]);
    // The mobile is proved by now, so that lost access is recovered without a way to the window.
    expect(await rowsOf(server, `SELECT 1 FROM contact_points c JOIN up_users u ON u.id = c.user_id WHERE u.username = ? AND c.channel = 'sms' AND c.verified_at IS NOT NULL`, [first.username])).toHaveLength(1);
  });

  it('ends sessions and the old password the moment a lost account is handed out again; of two links the newest counts', async () => {
    const before = await Person.signIn(server.url, first.username, PASSWORD);
    expect((await before.get('/api/me')).status).toBe(200);
    expectStatus(await handOut(clerk, newcomer, { kind: 'lost', papers: LOST }), 201);
    const old = (await sent()).code;
    expect((await before.get('/api/me')).status).toBe(401);
    expect((await nobodyIn(server).post('/api/auth/local', {}, { identifier: first.username, password: PASSWORD })).status).toBe(401);
    expectStatus(await handOut(clerk, newcomer, { kind: 'lost', papers: LOST }), 201);
    const { code } = await sent();
    expect((await redeem(old, '另一扇窗户 9731')).status).toBe(404);
    expectStatus(await redeem(code, '另一扇窗户 9731'), 200);
  });

  it('lets a link die after three days, and says so at the window', async () => {
    expectStatus(await handOut(clerk, newcomer, { kind: 'lost', papers: LOST }), 201);
    const { code } = await sent();
    await moveClock(server, 3.1);
    expect((await redeem(code, '第三扇窗户 4410')).status).toBe(404);
    expect((await clerk.get(`/api/institutions/${newcomer.documentId}/credentials`)).body.data).toMatchObject({ standing: 'expired' });
    await moveClock(server, 0);
  });

  it('writes a new person in charge down and sends the link there only', async () => {
    const wanted = { kind: 'new-owner', papers: ['owner-form', 'authorisation', 'agent-identity'] };
    expect((await handOut(clerk, hospital, wanted)).body.error.details.problems?.map(({ path }) => path)).toEqual(['owner.mobile']);
    expect((await handOut(clerk, hospital, { kind: 'lost', papers: LOST, owner: { name: '秦示例', mobile: '13800000001' } })).status).toBe(422);
    const answer = expectStatus(await handOut(clerk, hospital, { ...wanted, owner: { name: '秦示例', mobile: '138 0000 0001', position: '院办主任' } }), 201);
    expect([answer.body.data.username, answer.body.data.mobile]).toEqual([hospital.username, '138****0001']);
    const { body } = await clerk.get<Body<{ owner: object }>>(`/api/institutions/${hospital.documentId}/credentials`);
    expect(body.data.owner).toEqual({ name: '秦示例', mobile: '138****0001', position: '院办主任' });
    expectStatus(await redeem((await sent()).code, '第四扇窗户 8862'), 200);
  });

  it('recovers an account by its proved mobile alone, with one answer for everybody', async () => {
    const ask = (username: string, mobile: string): Promise<Answer> => nobodyIn(server).post('/api/recovery', {}, { username, contact: mobile });
    const before = (await sent()).code;
    const answers = [await ask('nobody', '13800000001'), await ask(hospital.username, '13800000002'), await ask('jg-dental', owner('dental').mobile)];
    expect((await sent()).code).toBe(before);
    const right = await ask(hospital.username, '138-0000-0001');
    expect(new Set([...answers, right].map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const { code } = await sent();
    expect(code).not.toBe(before);
    // Whoever asks for somebody else does no harm: the password holds until the link is used.
    expectStatus(await nobodyIn(server).post('/api/auth/local', {}, { identifier: hospital.username, password: '第四扇窗户 8862' }), 200);
    expect((await redeem(code, '第四扇窗户 8862')).body.error.details.problems?.[0]?.code).toBe('unchanged');
    expectStatus(await redeem(code, '第五扇窗户 1207'), 200);
    for (let count = 0; count < 4; count += 1) await ask(hospital.username, '13800000001');
    await deliverMessages(server);
    expect(await rowsOf(server, `SELECT 1 FROM account_invitations WHERE purpose = 'recovery.sms'`)).toHaveLength(3);
  });

  it('gives the form of the person in charge, empty to anybody and filled in at the window', async () => {
    const empty = expectStatus(await nobodyIn(server).get('/api/public/owner-form'), 200);
    expect((await pdfText(empty.bytes)).replace(/\s/g, '')).toContain('应用负责人信息表');
    const filled = expectStatus(await clerk.get(`/api/institutions/${newcomer.documentId}/owner-form?kind=lost`), 200);
    const text = (await pdfText(filled.bytes)).replace(/\s/g, '');
    expect(text).toContain(newcomer.name);
    expect(text).not.toContain(owner('filed-clinic').idNumber);
  });

  it('leaves every act in the audit chain', async () => {
    const acts = await rowsOf<{ action: string }>(server, `SELECT action FROM audit_entries WHERE action LIKE 'credential.%' OR action LIKE 'invitation.%' ORDER BY id`);
    expect(acts.map(({ action }) => action)).toEqual(['credential.first', 'invitation.redeem', 'credential.lost', 'credential.lost', 'invitation.redeem', 'credential.lost', 'credential.new-owner', 'invitation.redeem', 'invitation.redeem']);
    expect(await brokenLink(server)).toBeNull();
  });
});
