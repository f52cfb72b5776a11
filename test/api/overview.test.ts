import type { Reads } from '@medregistry/access';
import { verification } from '@medregistry/config/procedures';
import { Case, expectStatus } from '../support/Case';
import { deliverMessages, institutionOf, moveClock, rowsOf, type DemoInstitution } from '../support/district';
import { personIn, type Answer, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Counted {
  key: string;
  label: string;
  count: number;
}

interface Figures {
  campaign: { id: string; title: string } | null;
  campaigns: { id: string }[];
  standings: (Counted & { remindable: boolean })[];
  kinds: { key: string; total: number; counts: Record<string, number> }[];
  days: { day: string; counts: Record<string, number> }[];
  ageing: { procedure: string; state: string; total: number; counts: Record<string, number> }[];
  reasons: { code: string; text: string; count: number }[];
  places: { target: string; label: string; count: number }[];
  load: { id: number | null; name: string | null; assigned: number; handled: number }[];
}

interface Line {
  documentId: string;
  name?: string;
  remindedToday?: boolean;
  contactMobile?: string;
}

const query = (given: Record<string, string | number | undefined>): string =>
  Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`])).join('&');

describe('the overview', () => {
  let server: RunningServer;
  let administrator: Person;
  let approver: Person;
  let hospital: DemoInstitution;

  const figuresFor = async (person: Person, campaign?: string): Promise<Figures> => expectStatus(await person.get<Body<Figures>>(`/api/overview?${query({ campaign })}`), 200).body.data;

  /** Everything on a list, page after page. */
  const listOf = async (person: Person, path: string): Promise<Line[]> => {
    const lines: Line[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: Answer<Body<Line[]>> = expectStatus(await person.get<Body<Line[]>>(`${path}&limit=3${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`), 200);
      if (cursor === '') expect(body.meta.total).toBe((await person.get<Body<Line[]>>(`${path}&limit=100`)).body.data.length);
      lines.push(...body.data);
      cursor = body.meta.nextCursor;
    }
    expect(new Set(lines.map(({ documentId }) => documentId)).size).toBe(lines.length);
    return lines;
  };

  /** Every number that an overview shows, with the list that it opens. */
  const numbersOf = ({ campaign, standings, kinds, days, ageing, reasons, places, load }: Figures): [number, string][] => {
    const id = campaign?.id;
    const institutions = (filter: object): string => `/api/overview/institutions?${query({ campaign: id, ...filter })}`;
    const cases = (filter: object): string => `/api/overview/cases?${query({ ...filter })}`;
    return [
      ...standings.map(({ key, count }): [number, string] => [count, institutions({ standing: key })]),
      ...kinds.map(({ key, total }): [number, string] => [total, institutions({ kind: key })]),
      ...kinds.flatMap(({ key, counts }) => Object.entries(counts).map(([standing, count]): [number, string] => [count, institutions({ kind: key, standing })])),
      ...days.flatMap(({ day, counts }) => Object.entries(counts).map(([step, count]): [number, string] => [count, cases({ campaign: id, day, step })])),
      ...ageing.flatMap(({ procedure, state, counts }) => Object.entries(counts).map(([bucket, count]): [number, string] => [count, cases({ procedure, state, bucket })])),
      ...reasons.map(({ code, count }): [number, string] => [count, cases({ campaign: id, reason: code })]),
      ...places.map(({ target, count }): [number, string] => [count, cases({ campaign: id, place: target })]),
      ...load.flatMap(({ id: person, assigned, handled }): [number, string][] => [
        [assigned, cases({ assignee: person ?? 'none' })],
        ...(person === null ? [] : [[handled, cases({ campaign: id, handler: person })] as [number, string]]),
      ]),
    ];
  };

  beforeAll(async () => {
    server = await districtServer();
    administrator = personIn(server, 'administrator');
    approver = personIn(server, 'approver-1');
    hospital = await institutionOf(server, 'hospital');
    const reviewer = personIn(server, 'reviewer-1');
    const [filed] = await rowsOf<{ id: string }>(server, `SELECT document_id AS id FROM applications WHERE state = 'submitted' AND scope_path LIKE '/bj/cy-health/%' ORDER BY id`);
    const returned = await Case.read(reviewer, verification, filed?.id ?? '');
    await returned.advance(reviewer, 'return', {
      notes: [
        { target: 'materials.work-summary', category: 'material', code: 'M4', text: '工作总结中未体现感染管理的内容，请补充。' },
        { target: 'materials.permit-duplicate', category: 'material', code: 'M6', text: '扫描不清晰，请重新扫描。' },
      ],
    });
  }, BOOT_PATIENCE);

  it('shows numbers each of which is the length of the list that it opens', async () => {
    const figures = await figuresFor(administrator);
    const numbers = numbersOf(figures);
    expect(numbers.filter(([count]) => count > 0).length).toBeGreaterThan(15);
    const wrong: object[] = [];
    for (const [count, path] of numbers) {
      const lines = await listOf(administrator, path);
      if (lines.length !== count) wrong.push({ path, count, listed: lines.length });
    }
    expect(wrong).toEqual([]);
    expect(figures.reasons).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'M4', text: expect.stringContaining('工作总结') as string })]));
    expect(figures.places.map(({ label }) => label)).toEqual(expect.arrayContaining(['校验期工作总结']));
  });

  it('counts nothing as in hand whose lease has run out', async () => {
    const [waiting] = await rowsOf<{ id: string }>(server, `SELECT document_id AS id FROM applications WHERE state = 'pending-decision' AND procedure = 'verification' AND scope_path LIKE '/bj/cy-health/%' ORDER BY id`);
    expectStatus(await approver.send('PUT', `/api/applications/${waiting?.id ?? ''}/lease`, { data: { reason: '' } }), 200);
    const loadOf = async (name: string): Promise<number> => (await figuresFor(administrator)).load.find((one) => one.name === name)?.assigned ?? 0;
    const before = (await figuresFor(administrator)).load.find(({ id }) => id === null)?.assigned ?? 0;
    expect(await loadOf('签批甲')).toBe(1);
    await moveClock(server, 1);
    try {
      const later = personIn(server, 'administrator');
      const { load } = await figuresFor(later);
      expect(load.filter(({ id }) => id !== null).map(({ assigned }) => assigned).every((assigned) => assigned === 0)).toBe(true);
      expect(load.find(({ id }) => id === null)?.assigned).toBeGreaterThan(before);
      expect((await listOf(later, '/api/overview/cases?assignee=none')).map(({ documentId }) => documentId)).toContain(waiting?.id);
    } finally {
      await moveClock(server, 0);
    }
  });

  it('counts every institution of the campaign at exactly one standing', async () => {
    const { standings, kinds, campaign } = await figuresFor(administrator);
    const [row] = await rowsOf<{ count: number }>(
      server,
      `SELECT count(*)::int AS count FROM institutions i JOIN campaigns c ON c.authority_id = i.authority_id WHERE c.document_id = ? AND i.status NOT IN ('deregistered', 'revoked')`,
      [campaign?.id ?? ''],
    );
    const sum = standings.reduce((total, { count }) => total + count, 0);
    expect(sum).toBe(row?.count);
    expect(kinds.reduce((total, { total: some }) => total + some, 0)).toBe(sum);
    for (const { total, counts } of kinds) expect(Object.values(counts).reduce((all, some) => all + some, 0)).toBe(total);
    expect((await listOf(administrator, `/api/overview/institutions?${query({ campaign: campaign?.id })}`)).length).toBe(sum);
  });

  it('counts and lists nothing beyond the authority of who asks', async () => {
    const own = await figuresFor(approver);
    const [foreign] = await rowsOf<{ id: string }>(server, `SELECT document_id AS id FROM campaigns WHERE scope_path NOT LIKE '/bj/cy-health/%' LIMIT 1`);
    expect(own.campaigns.map(({ id }) => id)).not.toContain(foreign?.id);
    const none = await figuresFor(approver, foreign?.id);
    expect([none.campaign, none.standings.filter(({ count }) => count > 0), none.days, none.reasons]).toEqual([null, [], [], []]);
    expect(none.ageing).toEqual(own.ageing);
    const [visible] = await rowsOf<{ count: number }>(server, `SELECT count(*)::int AS count FROM applications WHERE closed_at IS NULL AND stands_alone AND state <> 'draft' AND scope_path LIKE '/bj/cy-health/%'`);
    expect(own.ageing.reduce((sum, { total }) => sum + total, 0)).toBe(visible?.count);
    expect(await listOf(approver, `/api/overview/institutions?${query({ campaign: foreign?.id })}`)).toEqual([]);
    expect(await listOf(approver, `/api/overview/cases?${query({ campaign: foreign?.id, step: 'filed' })}`)).toEqual([]);
  });

  it('moves an institution from one number to the other when its case moves', async () => {
    const before = await figuresFor(administrator);
    const count = ({ standings }: Figures, key: string): number | undefined => standings.find((one) => one.key === key)?.count;
    const institution = personIn(server, hospital.username);
    expectStatus(await institution.post(`/api/notices/${hospital.notice}/acknowledge`), 200);
    const file = await Case.open(institution, 'verification', { institution: hospital.documentId, campaign: hospital.campaign });
    const after = await figuresFor(administrator);
    expect([count(after, 'not-started'), count(after, 'draft')]).toEqual([(count(before, 'not-started') ?? 0) - 1, (count(before, 'draft') ?? 0) + 1]);
    await file.advance(institution, 'withdraw');
    expect((await figuresFor(administrator)).standings).toEqual(before.standings);
  });

  it('masks whom to call, and reminds each institution once a day, by a message to its own people', async () => {
    const { campaign } = await figuresFor(administrator);
    const filter = { campaign: campaign?.id, standing: 'not-started' };
    const listed = await listOf(administrator, `/api/overview/institutions?${query(filter)}`);
    expect(listed.length).toBeGreaterThan(0);
    for (const { contactMobile, remindedToday } of listed) expect([contactMobile, remindedToday]).toEqual([expect.stringMatching(/^1\d\d\*{4}\d{4}$/), false]);
    const remind = async (data: object): Promise<unknown> => expectStatus(await administrator.post<Body<unknown>>('/api/overview/reminders', { data }), 200).body.data;
    const [first] = listed;
    expect(await remind({ ...filter, institutions: [first?.documentId] })).toEqual({ reminded: 1, already: 0 });
    expect(await remind(filter)).toEqual({ reminded: listed.length - 1, already: 1 });
    expect(await remind(filter)).toEqual({ reminded: 0, already: listed.length });
    expect((await listOf(administrator, `/api/overview/institutions?${query(filter)}`)).every(({ remindedToday }) => remindedToday)).toBe(true);
    await deliverMessages(server);
    const told = await rowsOf<{ count: number }>(server, `SELECT count(*)::int AS count FROM messages WHERE kind = 'verification.reminder.not-started' GROUP BY subject_id`);
    expect(told.map(({ count }) => count)).toEqual(listed.map(() => 1));
    await moveClock(server, 1);
    expect(await remind(filter)).toEqual({ reminded: listed.length, already: 0 });
    await moveClock(server, 0);
  });

  it('reminds nobody who has nothing to do, and nobody of another authority', async () => {
    const { campaign } = await figuresFor(administrator);
    const asked = await administrator.post('/api/overview/reminders', { data: { campaign: campaign?.id, standing: 'filed' } });
    expect([asked.status, asked.body.error.message]).toEqual([422, '这些机构目前不需要做什么，不用催办。']);
    const [foreign] = await rowsOf<{ id: string }>(server, `SELECT document_id AS id FROM campaigns WHERE scope_path NOT LIKE '/bj/cy-health/%' LIMIT 1`);
    const answer = await approver.post<Body<unknown>>('/api/overview/reminders', { data: { campaign: foreign?.id, standing: 'not-started' } });
    expect([answer.status, answer.body.data]).toEqual([200, { reminded: 0, already: 0 }]);
  });

  it('takes two statements for all figures and for a list, the sign-in check included', async () => {
    const reads = server.strapi.plugin('access').service('reads') as Reads;
    await administrator.get('/api/overview');
    for (const path of ['/api/overview', '/api/overview/institutions?standing=filed', '/api/overview/cases?bucket=later']) {
      const statements: string[] = [];
      const forget = reads.onStatement(({ via, sql }) => void (via === 'reads' && statements.push(sql)));
      expect((await administrator.get(path)).status).toBe(200);
      forget();
      expect(statements).toHaveLength(2);
    }
  });
});
