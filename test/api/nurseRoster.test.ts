import { maskIdNumber } from '@medregistry/config';
import { addDays, civilDate } from '@medregistry/language';
import { brokenLink, deliverMessages, institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { activatedNurse, dueNurses } from '../support/nurses';
import { personIn, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Line {
  documentId: string;
  name: string;
  idNumber: string;
  validTo: string | null;
  status: string | null;
  registeredAt: string | null;
  activated: boolean;
  urgedToday: boolean;
}

type Page = Body<Line[]> & { meta: { nextCursor: string | null } };

interface Summary {
  lists: { key: string; count: number; urges: boolean; cancels: boolean }[];
  activation: { activated: number; working: number };
}

describe('the lists of an institution’s nurses', () => {
  let server: RunningServer;
  const places = {} as Record<'hospital' | 'outpatient' | 'nursing-home', DemoInstitution>;
  const person = (username: string): Person => personIn(server, username);
  const nurseOf = async (username: string): Promise<string> => (await rowsOf<{ id: string }>(server, "SELECT s.scope_id AS id FROM assignments s JOIN up_users u ON u.id = s.user_id WHERE u.username = ? AND s.role = 'nurse'", [username]))[0]?.id ?? '';
  const path = (place: keyof typeof places): string => `/api/institutions/${places[place].documentId}`;
  const page = async (by: string, place: keyof typeof places, query: string): Promise<Page> => (await person(by).get<Page>(`${path(place)}/nurses?${query}`)).body;
  const ids = async (by: string, place: keyof typeof places, list: string): Promise<string[]> => (await page(by, place, `list=${list}&limit=100`)).data.map(({ documentId }) => documentId);
  const urge = async (by: string, place: keyof typeof places, data: object): Promise<object> => (await person(by).post<Body<object>>(`${path(place)}/nurse-urges`, { data })).body.data;

  beforeAll(async () => {
    server = await districtServer();
    for (const key of ['hospital', 'outpatient', 'nursing-home'] as const) places[key] = await institutionOf(server, key);
  }, BOOT_PATIENCE);

  it('tell who is due, whose registration has run out, who is missing and who is too many', async () => {
    expect(await ids('hs-hospital', 'hospital', 'renewal-due')).toContain(await nurseOf('nurse-due'));
    const [expired] = await rowsOf<{ path: string }>(server, 'SELECT i.scope_path AS path FROM nurses n JOIN nurse_registrations r ON r.nurse_id = n.id AND r.current JOIN institutions i ON i.id = r.institution_id WHERE n.document_id = ?', [await nurseOf('nurse-expired')]);
    expect(expired?.path).toBe(places.hospital.scopePath);
    expect(await ids('hs-hospital', 'hospital', 'expired')).toEqual([await nurseOf('nurse-expired')]);
    const moved = await nurseOf('nurse-moved');
    expect(await ids('jg-outpatient', 'outpatient', 'missing')).toEqual([moved]);
    expect(await ids('hs-hospital', 'hospital', 'surplus')).toEqual([moved]);
    expect(await ids('hs-nursing-home', 'nursing-home', 'surplus')).toEqual([await nurseOf('nurse-left')]);
    expect(await ids('hs-hospital', 'hospital', 'not-activated')).not.toContain(await nurseOf('nurse-1'));
  });

  it('are in the order of the end, paged without losing or repeating one, and masked', async () => {
    const seen: Line[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const answer: Page = await page('hs-hospital', 'hospital', `list=renewal-due&limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...answer.data);
      cursor = answer.meta.nextCursor;
    }
    expect(seen.length).toBeGreaterThan(2);
    expect(new Set(seen.map(({ documentId }) => documentId)).size).toBe(seen.length);
    expect(seen.map(({ validTo }) => validTo)).toEqual(seen.map(({ validTo }) => validTo).sort());
    for (const { idNumber } of (await page('hs-hospital', 'hospital', 'limit=100')).data) expect(idNumber).toBe(maskIdNumber(idNumber));
  });

  it('are counted as they are long, with the accounts that are activated', async () => {
    const { body } = await person('hs-hospital').get<Body<Summary>>(`${path('hospital')}/nurses/summary`);
    for (const { key, count } of body.data.lists) expect({ key, count: (await ids('hs-hospital', 'hospital', key)).length }).toEqual({ key, count: Math.min(count, 100) });
    const off = body.data.lists.find(({ key }) => key === 'not-activated')?.count ?? 0;
    expect(body.data.activation.working - body.data.activation.activated).toBe(off);
    const { body: seen } = await person('reviewer-1').get<Body<Summary>>(`${path('hospital')}/nurses/summary`);
    expect(seen.data.lists.filter(({ urges, cancels }) => urges || cancels)).toEqual([]);
    expect(body.data.lists.filter(({ cancels }) => cancels).map(({ key }) => key)).toEqual(['expired', 'surplus']);
  });

  it('find a nurse by a part of her name', async () => {
    const [first] = (await page('hs-hospital', 'hospital', 'limit=1')).data;
    const found = await page('hs-hospital', 'hospital', `q=${encodeURIComponent(first?.name ?? '')}`);
    expect(found.data.map(({ documentId }) => documentId)).toContain(first?.documentId);
    expect((await page('hs-hospital', 'hospital', 'q=%25')).data).toEqual([]);
  });

  it('are nobody else’s: other institutions, other authorities and nurses find nothing', async () => {
    for (const username of ['hs-nursing-home', 'jg-outpatient', 'tcm-reviewer', 'nurse-1']) {
      expect((await person(username).get(`${path('hospital')}/nurses`)).status).toBe(404);
      expect((await person(username).get(`${path('hospital')}/nurses/summary`)).status).toBe(404);
    }
    expect((await person('hs-nursing-home').post(`${path('hospital')}/nurse-urges`, { data: { list: 'expired' } })).status).toBe(404);
    expect((await person('jg-hospital').post(`${path('hospital')}/nurse-urges`, { data: { list: 'expired' } })).status).toBe(403);
  });

  it('cost two statements, authentication included', async () => {
    const ask = () => person('hs-hospital').get(`${path('hospital')}/nurses?list=renewal-due`);
    await ask();
    const statements: string[] = [];
    const stop = server.strapi.plugin('access').service('reads').onStatement(({ via, sql }: { via: string; sql: string }) => void (via === 'reads' && statements.push(sql))) as () => void;
    await ask();
    stop();
    expect(statements.length).toBeLessThanOrEqual(2);
    expect(statements.some((sql) => sql.includes('nurse_registrations'))).toBe(true);
  });

  it('have a nurse urged once a day, whichever list she stands in, and tell who could not be reached', async () => {
    const due = await nurseOf('nurse-due');
    expect(await urge('hs-hospital', 'hospital', { list: 'renewal-due', nurses: [due] })).toEqual({ urged: 1, already: 0, unreachable: 0, applied: 0 });
    expect(await urge('hs-hospital', 'hospital', { list: 'renewal-due', nurses: [due] })).toEqual({ urged: 0, already: 1, unreachable: 0, applied: 0 });
    const lines = (await page('hs-hospital', 'hospital', 'list=renewal-due&limit=100')).data;
    const reachable = lines.filter(({ activated }) => activated).length;
    const whole = { already: 1, urged: reachable - 1, unreachable: lines.length - reachable, applied: 0 };
    expect(await urge('hs-hospital', 'hospital', { list: 'renewal-due' })).toEqual(whole);
    expect(await urge('hs-hospital', 'hospital', { list: 'renewal-due' })).toEqual({ ...whole, urged: 0, already: reachable });
    await deliverMessages(server);
    const { body } = await person('nurse-due').get<Body<{ title: string; body: string }[]>>('/api/messages');
    expect(body.data.filter(({ title }) => title === '请办理延续注册')).toHaveLength(1);
    const moved = await nurseOf('nurse-moved');
    expect(await urge('hs-hospital', 'hospital', { list: 'surplus', nurses: [moved] })).toMatchObject({ urged: 1 });
    expect(await urge('jg-outpatient', 'outpatient', { list: 'missing', nurses: [moved] })).toMatchObject({ urged: 0, already: 1 });
    expect(await urge('hs-hospital', 'hospital', { list: 'expired', nurses: [due] })).toEqual({ urged: 0, already: 0, unreachable: 0, applied: 0 });
    expect((await page('hs-hospital', 'hospital', 'list=renewal-due&limit=100')).data.find(({ documentId }) => documentId === due)?.urgedToday).toBe(true);
    expect(await brokenLink(server)).toBeNull();
  });

  it('are confirmed on a day, with what is done about those that disagree, and come due again', async () => {
    const roster = async (): Promise<unknown> => (await person('hs-hospital').get<Body<{ roster: unknown }>>(`${path('hospital')}/nurses/summary`)).body.data.roster;
    const confirm = (by: string, note: string) => person(by).post<Body>(`${path('hospital')}/roster-confirmations`, { data: { note } });
    expect(await roster()).toEqual({ confirmedOn: null, due: true, confirms: true });
    expect((await confirm('hs-hospital', '')).body.error.details.problems).toMatchObject([{ code: 'disagreeing', message: expect.stringContaining('人员多出') as string }]);
    expect((await confirm('hs-nursing-home', '无')).status).toBe(404);
    expect((await confirm('hs-hospital', '已联系本人办理变更注册。')).status).toBe(200);
    expect(await roster()).toMatchObject({ confirmedOn: civilDate(new Date()), due: false });
    await rowsOf(server, 'UPDATE institutions SET roster_confirmed_on = CURRENT_DATE - 100 WHERE id = ? RETURNING id', [places.hospital.id]);
    expect(await roster()).toMatchObject({ due: true });
    expect(await brokenLink(server)).toBeNull();
  });

  it('say that a nurse left, tell her to move her registration, and take it back', async () => {
    const [id = ''] = await dueNurses(server, places.hospital, 1, 400);
    const nurse = await activatedNurse(server, id);
    const depart = (leftOn: string | null, by = 'hs-hospital') => person(by).post<Body>(`${path('hospital')}/departures`, { data: { nurse: id, leftOn, note: '解除劳动合同证明' } });
    const today = civilDate(new Date());
    expect((await depart(addDays(today, 1))).status).toBe(422);
    expect((await depart(today, 'hs-nursing-home')).status).toBe(404);
    expect((await depart(today)).status).toBe(204);
    expect(await ids('hs-hospital', 'hospital', 'surplus')).toContain(id);
    expect(await ids('hs-hospital', 'hospital', 'here')).not.toContain(id);
    await deliverMessages(server);
    expect((await nurse.person.get<Body<{ title: string }[]>>('/api/messages')).body.data.map(({ title }) => title)).toContain('单位登记您已离职');
    expect((await depart(null)).status).toBe(204);
    expect(await ids('hs-hospital', 'hospital', 'surplus')).not.toContain(id);
    expect(await ids('hs-hospital', 'hospital', 'here')).toContain(id);
    expect((await person('hs-hospital').post<Body>(`${path('hospital')}/departures`, { data: { nurse: await nurseOf('nurse-left'), leftOn: today } })).status).toBe(404);
  });
});
