import { expectStatus } from '../support/Case';
import { brokenLink, demoAccounts, deliverMessages, moveClock, rowsOf } from '../support/district';
import { newKey, nobodyIn, Person, personIn, type Answer, type Body } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Account {
  id: number;
  username: string;
  state: string;
  mobile: string | null;
  secondFactor: boolean;
  assignments: { documentId: string; role: string; roleLabel: string; standing: boolean }[];
}

const MINUTE = 1 / 1440;

describe('the accounts of staff', () => {
  let server: RunningServer;
  let security: Person;
  let authority: string;

  const idOf = async (username: string): Promise<number> => (await rowsOf<{ id: number }>(server, 'SELECT id FROM up_users WHERE username = ?', [username]))[0]?.id ?? 0;
  const account = async (id: number): Promise<Account> => expectStatus(await security.get<Body<Account>>(`/api/accounts/${id}`), 200).body.data;
  const grant = (id: number, role: string, where = authority): Promise<Answer<Body<Account>>> => security.post(`/api/accounts/${id}/assignments`, {}, { data: { role, authority: where } });
  const take = (id: number, assignment: string): Promise<Answer> => security.send('DELETE', `/api/accounts/${id}/assignments/${assignment}`);
  const standing = async (id: number, role: string): Promise<string> => (await account(id)).assignments.find((one) => one.standing && one.role === role)?.documentId ?? '';
  const code = async (): Promise<string> => {
    await deliverMessages(server);
    const { decrypt } = server.strapi.plugin('access').service('cipher') as { decrypt(sealed: string): string };
    const [row] = await rowsOf<{ body: string }>(server, `SELECT body FROM dispatches WHERE kind = 'account.invitation' ORDER BY id DESC LIMIT 1`);
    return /#invitation=([A-Z0-9-]+)/.exec(decrypt(row?.body ?? ''))?.[1] ?? '';
  };

  beforeAll(async () => {
    server = await districtServer();
    security = personIn(server, 'security');
    const { body } = await security.get<Body<{ authorities: { documentId: string; name: string }[]; roles: { role: string }[] }>>('/api/accounts/options');
    expect(body.data.authorities).toHaveLength(1);
    expect(body.data.roles.map(({ role }) => role)).not.toContain('institution');
    authority = body.data.authorities[0]?.documentId ?? '';
  }, BOOT_PATIENCE);
  afterAll(() => moveClock(server, 0));

  it('lists the people of one’s own authority and of no other', async () => {
    const { body } = await security.get<Body<Account[]>>('/api/accounts?limit=100');
    const names = body.data.map(({ username }) => username);
    expect(names).toEqual(expect.arrayContaining(['reviewer-1', 'counter-credentials', 'auditor']));
    expect(names.filter((name) => /^(tcm|provincial|jg-|hs-|n-)/.test(name))).toEqual([]);
    const [found] = (await security.get<Body<Account[]>>(`/api/accounts?q=${encodeURIComponent('窗口甲')}&role=counter`)).body.data;
    expect(found?.username).toBe('counter-credentials');
    expect((await security.get(`/api/accounts/${await idOf('tcm-reviewer')}`)).status).toBe(404);
    expect((await grant(await idOf('tcm-reviewer'), 'reviewer')).status).toBe(404);
  });

  it('opens an account whose holder alone chooses the password', async () => {
    const open = (data: object): Promise<Answer<Body<Account>>> => security.post('/api/accounts', { key: newKey() }, { data: { username: 'reviewer-9', name: '审核九', mobile: '13800000009', role: 'reviewer', authority, ...data } });
    expect((await open({ username: 'X', name: '1', mobile: '1' })).body.error.details.problems?.map(({ path }) => path)).toEqual(['username', 'name', 'mobile']);
    expect((await open({ username: 'reviewer-1' })).body.error.details.problems?.[0]?.code).toBe('taken');
    expect((await open({ role: 'institution' })).body.error.details.problems?.[0]?.path).toBe('role');
    const answer = expectStatus(await open({}), 201);
    expect(answer.body.data).toMatchObject({ state: 'pending', mobile: '138****0009', assignments: [{ role: 'reviewer', standing: true }] });
    expect(answer.text).not.toContain(await code());
    expectStatus(await nobodyIn(server).post('/api/auth/invitation/password', {}, { code: await code(), password: '北厅的第九扇门窗' }), 200);
    expect((await account(answer.body.data.id)).state).toBe('active');
    const there = await Person.signIn(server.url, 'reviewer-9', '北厅的第九扇门窗');
    expectStatus(await there.get('/api/applications?limit=1'), 200);
  });

  it('takes a role away in the very next request, and gives it back as soon', async () => {
    const id = await idOf('counter-verification');
    const clerk = personIn(server, 'counter-verification');
    expectStatus(await clerk.get('/api/counter/recent'), 200);
    expectStatus(await take(id, await standing(id, 'counter')), 200);
    expect((await clerk.get('/api/counter/recent')).status).toBe(403);
    expectStatus(await grant(id, 'counter'), 200);
    expectStatus(await clerk.get('/api/counter/recent'), 200);
    expect((await account(id)).assignments.map((one) => one.standing)).toEqual([false, true]);
  });

  it('never lets one person be two of the three administrators, in any order', async () => {
    for (const [username, held] of [['administrator', 'administrator'], ['auditor', 'auditor']] as const) {
      const id = await idOf(username);
      for (const role of ['administrator', 'security', 'auditor'].filter((one) => one !== held)) {
        const refused = await grant(id, role);
        expect([refused.status, refused.body.error.message]).toEqual([409, '系统管理、安全管理和审计管理不能由同一个人担任，请先收回原有角色。']);
      }
    }
    const free = await idOf('reviewer-9');
    const both = await Promise.all([grant(free, 'security'), grant(free, 'auditor')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('lets nobody change the own account, nor reach beyond the own authority', async () => {
    const own = await idOf('security');
    expect((await grant(own, 'reviewer')).status).toBe(409);
    expect((await take(own, await standing(own, 'security'))).status).toBe(409);
    expect((await security.send('PUT', `/api/accounts/${own}/blocked`, {}, { data: { blocked: true, reason: '试一试' } })).status).toBe(409);
    const [bj] = await rowsOf<{ id: string }>(server, `SELECT document_id AS id FROM authorities WHERE scope_path = '/bj/'`);
    expect((await grant(await idOf('reviewer-2'), 'reviewer', bj?.id)).body.error.details.problems?.[0]?.path).toBe('authority');
    expect((await personIn(server, 'administrator').get('/api/accounts')).status).toBe(403);
  });

  it('shuts an account out at once, live sessions included', async () => {
    const id = await idOf('support');
    const helper = personIn(server, 'support');
    expectStatus(await helper.get('/api/me'), 200);
    expect((await security.send('PUT', `/api/accounts/${id}/blocked`, {}, { data: { blocked: true, reason: '' } })).status).toBe(400);
    expectStatus(await security.send('PUT', `/api/accounts/${id}/blocked`, {}, { data: { blocked: true, reason: '离职' } }), 200);
    expect((await helper.get('/api/me')).status).toBe(401);
    expectStatus(await security.send('PUT', `/api/accounts/${id}/blocked`, {}, { data: { blocked: false, reason: '返岗' } }), 200);
    expectStatus(await helper.get('/api/me'), 200);
  });

  it('takes a lost second factor away and ends the password on request', async () => {
    const id = await idOf('approver-1');
    const { encrypt } = server.strapi.plugin('access').service('cipher') as { encrypt(plain: string): string };
    await rowsOf(server, 'UPDATE up_users SET second_factor = ? WHERE id = ? RETURNING id', [encrypt(JSON.stringify({ secret: 'JBSWY3DPEHPK3PXP', confirmedAt: new Date().toISOString(), lastStep: 0, recovery: [] })), id]);
    expect((await account(id)).secondFactor).toBe(true);
    expectStatus(await security.post(`/api/accounts/${id}/second-factor-reset`, {}, { data: { reason: '手机丢失' } }), 200);
    expect((await account(id)).secondFactor).toBe(false);
    expect((await security.post(`/api/accounts/${id}/password-reset`, {}, { data: {} })).status).toBe(409);
    expectStatus(await security.post(`/api/accounts/${id}/password-reset`, {}, { data: { mobile: '13800000010' } }), 200);
    expect(await account(id)).toMatchObject({ state: 'pending', mobile: '138****0010' });
    expectStatus(await nobodyIn(server).post('/api/auth/invitation/password', {}, { code: await code(), password: '北厅的第十扇门窗' }), 200);
  });

  it('asks again who one is, a quarter of an hour after the last time, and lets the same request through then', async () => {
    const password = demoAccounts().find(({ username }) => username === 'security')?.password ?? '';
    const desk = await Person.signIn(server.url, 'security', password);
    const id = await idOf('reviewer-2');
    const key = newKey();
    const ask = (): Promise<Answer<Body<Account>>> => desk.post(`/api/accounts/${id}/assignments`, { key }, { data: { role: 'support', authority } });
    for (const minutes of [6, 12, 16]) {
      await moveClock(server, minutes * MINUTE);
      expectStatus(await desk.get('/api/me'), 200);
    }
    const refused = await ask();
    expect([refused.status, refused.body.error.details.code]).toEqual([403, 'proof-required']);
    expect((await desk.post('/api/auth/proof', {}, { currentPassword: '不是这个' })).status).toBe(422);
    expect((await desk.post('/api/auth/proof', {}, { code: '000000' })).status).toBe(422);
    expect((await ask()).status).toBe(403);
    expectStatus(await desk.post('/api/auth/proof', {}, { currentPassword: password }), 204);
    expectStatus(await ask(), 200);
    await moveClock(server, 0);
  });

  it('asks that of whoever hands out, publishes, takes out and unmasks, and of no applicant', () => {
    const all = (server.strapi.plugin('access').service('endpoints') as { all(): readonly { method: string; path: string; fresh?: boolean }[] }).all();
    const fresh = all.filter((one) => one.fresh).map(({ method, path }) => `${method} ${path}`);
    expect(fresh).toEqual(expect.arrayContaining(['POST /api/institutions/:id/credentials', 'POST /api/exports/:kind/:id', 'POST /api/applications/:id/reveal', 'POST /api/tickets/:id/reveal', 'POST /api/publications', 'POST /api/publications/:id/withdraw', 'DELETE /api/accounts/:id/assignments/:assignment']));
  });

  it('leaves every act in the audit chain', async () => {
    const acts = await rowsOf<{ action: string }>(server, `SELECT DISTINCT action FROM audit_entries WHERE action LIKE 'account.%' OR action LIKE 'assignment.%' OR action = 'session.prove' ORDER BY action`);
    expect(acts.map(({ action }) => action)).toEqual(['account.block', 'account.open', 'account.reset-factor', 'account.reset-password', 'account.unblock', 'assignment.grant', 'assignment.revoke', 'session.prove']);
    expect(await brokenLink(server)).toBeNull();
  });
});
