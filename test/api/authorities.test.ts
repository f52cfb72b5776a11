import { expectStatus } from '../support/Case';
import { brokenLink, institutionOf, rowsOf } from '../support/district';
import { holderOf } from '../support/holders';
import type { Assignments } from '@medregistry/access';
import { createUser } from '../../cms/src/accounts/createUser';
import { personIn, type Answer, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Line {
  id: string;
  name: string;
  version: number;
  enabled: boolean;
  staff: number;
}

const FACTS = { name: '朝阳区望京卫生所', shortName: '望京所', address: '望京街道（演示地址）', phone: '010-00000099', creditCode: null };

describe('authorities and their tree', () => {
  let server: RunningServer;
  let administrator: Person;
  let stranger: Person;
  let own: string;
  let below: string;

  const list = async (): Promise<Line[]> => expectStatus(await administrator.get<Body<Line[]>>('/api/authorities'), 200).body.data;
  const line = async (id: string): Promise<Line | undefined> => (await list()).find((one) => one.id === id);
  const close = (id: string, version: number, by = administrator): Promise<Answer> => by.post(`/api/authorities/${id}/close`, { version, data: { reason: '机构改革，职责划转。' } });

  beforeAll(async () => {
    server = await districtServer();
    administrator = await holderOf(server, 'administrator', await institutionOf(server, 'hospital'));
    stranger = await holderOf(server, 'administrator', await institutionOf(server, 'tcm-outpatient'));
    const [row] = await rowsOf<{ id: string }>(server, `SELECT document_id AS id FROM authorities WHERE scope_path = '/bj/cy-health/'`);
    own = row?.id ?? '';
  }, BOOT_PATIENCE);

  it('grow downwards, from the own authority only, each under a code of its own', async () => {
    const data = { ...FACTS, parent: own, code: '110105-WJS', kind: 'health', level: 'district', regionCode: '110105' };
    expect((await stranger.post('/api/authorities', { data })).status).toBe(404);
    below = expectStatus(await administrator.post<Body<{ id: string }>>('/api/authorities', { data }), 201).body.data.id;
    expect((await administrator.post('/api/authorities', { data })).body.error.details.problems).toMatchObject([{ path: 'code', code: 'taken' }]);
    expect(await rowsOf(server, 'SELECT scope_path FROM authorities WHERE document_id = ?', [below])).toEqual([{ scope_path: '/bj/cy-health/110105-wjs/' }]);
    expect((await list()).map(({ id }) => id)).toEqual([own, below]);
  });

  it('are renamed for everybody at once, with the old name kept and brought back', async () => {
    expectStatus(await administrator.send('PUT', `/api/authorities/${below}`, { version: 1, data: { ...FACTS, name: '朝阳区望京卫生健康所' } }), 200);
    expect((await administrator.send('PUT', `/api/authorities/${below}`, { version: 1, data: FACTS })).status).toBe(412);
    expect((await stranger.get(`/api/authorities/${below}/versions`)).status).toBe(404);
    expectStatus(await administrator.post(`/api/authorities/${below}/versions/1/restore`, { version: 2 }), 200);
    expect(await line(below)).toMatchObject({ name: FACTS.name, version: 3 });
  });

  it('are not closed while anything is left to do there, nor by who works there alone', async () => {
    expect((await close(own, 1)).status).toBe(409);
    const [{ id = '', version = 0 } = {}] = await rowsOf<{ id: string; version: number }>(server, `SELECT document_id AS id, version FROM authorities WHERE scope_path = '/bj/cy-health/'`);
    const city = await cityAdministrator();
    expect((await close(id, version, city)).body.error.message).toMatch(/还有 ?\d+ 家医疗机构/);
  });

  it('end the roles of whoever works there with the request that closes them', async () => {
    const clerk = await someoneAt('clerk-of-wangjing', 'reviewer', '/bj/cy-health/110105-wjs/', below, FACTS.name);
    expectStatus(await clerk.get('/api/applications?limit=1'), 200);
    expect((await clerk.get<Body<{ assignments: unknown[] }>>('/api/me')).body.data.assignments).toHaveLength(1);
    expect((await line(below))?.staff).toBe(1);
    expect(expectStatus(await close(below, 3), 200).body.data).toEqual({ version: 4, ended: 1 });
    expect((await clerk.get<Body<{ assignments: unknown[] }>>('/api/me')).body.data?.assignments ?? []).toEqual([]);
    expect(await line(below)).toMatchObject({ enabled: false });
    expect((await administrator.post('/api/authorities', { data: { ...FACTS, parent: below, code: '110105-X', kind: 'health', level: 'district', regionCode: '110105' } })).status).toBe(409);
    expect(await brokenLink(server)).toBeNull();
  });

  async function someoneAt(username: string, role: string, scopePath: string, scopeId: string, scopeLabel: string): Promise<Person> {
    const account = await createUser(server.strapi, { username, displayName: username, password: 'a window in the north hall' });
    await (server.strapi.plugin('access').service('assignments') as Assignments).grant({ userId: account, role, scopePath, scopeType: 'authority', scopeId, scopeLabel }, { id: null, name: '系统' }, new Date());
    return personIn(server, username);
  }

  async function cityAdministrator(): Promise<Person> {
    const [city] = await rowsOf<{ id: string; name: string }>(server, `SELECT document_id AS id, name FROM authorities WHERE scope_path = '/bj/'`);
    return someoneAt('city-administrator', 'administrator', '/bj/', city?.id ?? '', city?.name ?? '');
  }
});
