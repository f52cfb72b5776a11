import { expectStatus } from '../support/Case';
import { brokenLink, deliverMessages, institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { nobodyIn, Person, personIn, type Answer, type Body } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface SubAccount {
  id: number;
  username: string;
  name: string;
  blocked: boolean;
  pending: boolean;
  roles: string[];
}

const PASSWORD = '护理部的第三扇窗';

describe('sub-accounts of an institution', () => {
  let server: RunningServer;
  let hospital: DemoInstitution;
  let owner: Person;

  const open = (person: Person, data: object): Promise<Answer<Body<SubAccount[]>>> => person.post('/api/sub-accounts', {}, { data: { suffix: 'nurse1', name: '护理甲', mobile: '13800000021', roles: ['nursing'], ...data } });
  const put = (person: Person, id: number, what: string, data: object): Promise<Answer<Body<SubAccount[]>>> => person.send('PUT', `/api/sub-accounts/${id}/${what}`, {}, { data });
  const list = async (person: Person) => expectStatus(await person.get<{ data: SubAccount[]; meta: { holder: boolean } }>('/api/sub-accounts'), 200).body;

  beforeAll(async () => {
    server = await districtServer();
    hospital = await institutionOf(server, 'hospital');
    owner = personIn(server, hospital.username);
  }, BOOT_PATIENCE);

  it('are opened by the person in charge, with a link to whoever will use them', async () => {
    expect((await open(owner, { suffix: 'X!', name: '1', mobile: '1', roles: [] })).body.error.details.problems?.map(({ path }) => path)).toEqual(['suffix', 'name', 'mobile', 'roles']);
    const { body } = expectStatus(await open(owner, {}), 201);
    const made = body.data.find(({ username }) => username === `${hospital.username}-nurse1`);
    expect(made).toMatchObject({ pending: true, roles: ['nursing'] });
    expect((await open(owner, {})).body.error.details.problems?.[0]?.code).toBe('taken');
    await deliverMessages(server);
    const { decrypt } = server.strapi.plugin('access').service('cipher') as { decrypt(sealed: string): string };
    const [row] = await rowsOf<{ body: string }>(server, `SELECT body FROM dispatches WHERE kind = 'account.invitation' ORDER BY id DESC LIMIT 1`);
    const code = /#invitation=([A-Z0-9-]+)/.exec(decrypt(row?.body ?? ''))?.[1] ?? '';
    expectStatus(await nobodyIn(server).post('/api/auth/invitation/password', {}, { code, password: PASSWORD }), 200);
  });

  it('reach no further than the institution, and manage nobody themselves', async () => {
    const nurse = await Person.signIn(server.url, `${hospital.username}-nurse1`, PASSWORD);
    const me = await nurse.get<Body<{ assignments: { role: string; scopePath: string }[] }>>('/api/me');
    expect(me.body.data.assignments.map(({ role, scopePath }) => [role, scopePath])).toEqual([['nursing', hospital.scopePath]]);
    expect((await nurse.get('/api/sub-accounts')).status).toBe(403);
    const id = (await list(owner)).data.find(({ username }) => username.endsWith('-nurse1'))?.id ?? 0;
    expectStatus(await put(owner, id, 'roles', { roles: ['institution'] }), 200);
    expect(await list(nurse)).toMatchObject({ data: [], meta: { holder: false } });
    expect((await open(nurse, { suffix: 'other' })).status).toBe(404);
    expect((await put(owner, id, 'roles', { roles: ['reviewer'] })).status).toBe(400);
  });

  it('are another institution’s business never', async () => {
    const stranger = personIn(server, (await institutionOf(server, 'dental')).username);
    const id = (await list(owner)).data.find(({ username }) => username.endsWith('-nurse1'))?.id ?? 0;
    expect((await list(stranger)).data.map(({ id: other }) => other)).not.toContain(id);
    expect((await put(stranger, id, 'blocked', { blocked: true })).status).toBe(404);
    const [main] = await rowsOf<{ id: number }>(server, 'SELECT id FROM up_users WHERE username = ?', [hospital.username]);
    expect((await put(owner, main?.id ?? 0, 'blocked', { blocked: true })).status).toBe(404);
    const [officer] = await rowsOf<{ id: number }>(server, `SELECT id FROM up_users WHERE username = 'reviewer-1'`);
    expect((await put(owner, officer?.id ?? 0, 'blocked', { blocked: true })).status).toBe(404);
  });

  it('are shut out and let in at once', async () => {
    const nurse = await Person.signIn(server.url, `${hospital.username}-nurse1`, PASSWORD);
    const id = (await list(owner)).data.find(({ username }) => username.endsWith('-nurse1'))?.id ?? 0;
    expectStatus(await put(owner, id, 'blocked', { blocked: true }), 200);
    expect((await nurse.get('/api/me')).status).toBe(401);
    expectStatus(await put(owner, id, 'blocked', { blocked: false }), 200);
    expectStatus(await nurse.get('/api/me'), 200);
    expect(await brokenLink(server)).toBeNull();
  });
});
