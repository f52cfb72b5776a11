import { expectStatus } from '../support/Case';
import { brokenLink, deliverMessages, rowsOf } from '../support/district';
import { nobodyIn, personIn, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Own {
  open: boolean;
  rating: { grade: string; comment: string; state: string; answer: string | null; dueOn: string | null } | null;
}

interface Line {
  id: string;
  application: string;
  grade: string;
  comment: string;
  state: string;
  dueOn: string | null;
}

const WORDS = '窗口等了两个小时，联系电话 13800000000。';

describe('ratings of closed cases', () => {
  let server: RunningServer;
  let administrator: Person;
  /** Closed cases of the district, each with the clerk who filed it. */
  let closed: { id: string; clerk: Person }[];

  const path = (id: string): string => `/api/applications/${id}/rating`;
  const rate = (index: number, grade: string, comment = ''): ReturnType<Person['post']> => {
    const { id = '', clerk } = closed[index] ?? {};
    return (clerk ?? administrator).post(path(id), { data: { grade, comment } });
  };
  const own = async (index: number): Promise<Own> => expectStatus(await (closed[index]?.clerk ?? administrator).get<Body<Own>>(path(closed[index]?.id ?? '')), 200).body.data;
  const tasks = async (): Promise<Line[]> => expectStatus(await administrator.get<Body<Line[]>>('/api/ratings'), 200).body.data;

  beforeAll(async () => {
    server = await districtServer();
    administrator = personIn(server, 'administrator');
    const [filed] = await rowsOf<{ id: string; username: string }>(
      server,
      `SELECT a.document_id AS id, (SELECT u.username FROM assignments s JOIN up_users u ON u.id = s.user_id WHERE s.role = 'institution' AND s.scope_id = a.subject_id ORDER BY u.id LIMIT 1) AS username
       FROM applications a WHERE a.closed_at IS NOT NULL AND a.procedure = 'verification' AND a.scope_path LIKE '/bj/cy-health/%' ORDER BY a.id LIMIT 1`,
    );
    const clones = await rowsOf<{ id: string }>(
      server,
      `INSERT INTO applications SELECT (jsonb_populate_record(a, jsonb_build_object('id', 910000 + n, 'document_id', 'closed-' || n, 'number', 'R' || n, 'exclusive_key', null))).*
       FROM applications a, generate_series(1, 2) n, (SELECT set_config('medregistry.writer', 'workflow', true)) w WHERE a.document_id = ? RETURNING document_id AS id`,
      [filed?.id ?? ''],
    );
    closed = [filed?.id ?? '', ...clones.map(({ id }) => id)].map((id) => ({ id, clerk: personIn(server, filed?.username ?? '') }));
  }, BOOT_PATIENCE);

  it('are asked for once a case is closed, and not before', async () => {
    expect(await own(0)).toEqual({ open: true, rating: null });
    const [open] = await rowsOf<{ id: string; username: string }>(
      server,
      `SELECT a.document_id AS id, (SELECT u.username FROM assignments s JOIN up_users u ON u.id = s.user_id WHERE s.role = 'institution' AND s.scope_id = a.subject_id ORDER BY u.id LIMIT 1) AS username
       FROM applications a WHERE a.closed_at IS NULL AND a.procedure = 'verification' AND a.submitted_at IS NOT NULL ORDER BY a.id LIMIT 1`,
    );
    const clerk = personIn(server, open?.username ?? '');
    expect(expectStatus(await clerk.get<Body<Own>>(path(open?.id ?? '')), 200).body.data).toEqual({ open: false, rating: null });
    expect((await clerk.post(path(open?.id ?? ''), { data: { grade: 'good' } })).status).toBe(409);
  });

  it('are given once, however often they are sent at the same moment', async () => {
    const answers = await Promise.all([rate(0, 'very-good'), rate(0, 'good'), rate(0, 'bad')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await own(0)).open).toBe(false);
  });

  it('that are bad become a task with a deadline for the administrator, and what was written lies sealed', async () => {
    expectStatus(await rate(1, 'very-bad', WORDS), 201);
    const task = (await tasks()).find(({ application }) => application === closed[1]?.id);
    expect(task).toMatchObject({ grade: 'very-bad', comment: WORDS, state: 'open', dueOn: expect.stringMatching(/^\d{4}-/) as string });
    expect(JSON.stringify(await rowsOf(server, 'SELECT * FROM ratings'))).not.toContain('两个小时');
    await deliverMessages(server);
    expect(await rowsOf(server, `SELECT DISTINCT title FROM messages WHERE kind = 'rating.bad' AND subject_id = ?`, [closed[1]?.id ?? ''])).toEqual([{ title: '收到差评，请核实并答复' }]);
  });

  it('are seen by nobody who works on cases', async () => {
    for (const username of ['reviewer-1', 'approver-1', 'counter-verification']) {
      expect((await personIn(server, username).get('/api/ratings')).status).toBe(403);
      expect((await personIn(server, username).get(path(closed[1]?.id ?? ''))).status).toBe(403);
    }
  });

  it('are answered to whoever rated', async () => {
    const { id = '' } = (await tasks()).find(({ application }) => application === closed[1]?.id) ?? {};
    expectStatus(await administrator.post(`/api/ratings/${id}/contact`), 200);
    expect((await administrator.post(`/api/ratings/${id}/contact`)).status).toBe(409);
    expect((await administrator.post(`/api/ratings/${id}/answer`, { data: { text: '好' } })).status).toBe(400);
    expectStatus(await administrator.post(`/api/ratings/${id}/answer`, { data: { text: '已核实，窗口已增加一名工作人员。' } }), 200);
    expect((await administrator.post(`/api/ratings/${id}/answer`, { data: { text: '再答复一次试试。' } })).status).toBe(409);
    expect((await own(1)).rating).toMatchObject({ state: 'answered', answer: '已核实，窗口已增加一名工作人员。' });
    await deliverMessages(server);
    expect(await rowsOf(server, `SELECT DISTINCT title FROM messages WHERE kind = 'rating.answered'`)).toEqual([{ title: '登记机关答复了您的评价' }]);
  });

  it('stand in the public totals without a case or a word', async () => {
    const { text } = await nobodyIn(server).get('/info/ratings');
    expect(text).toContain('差评 1 件，已答复 1 件');
    expect(text).not.toContain('两个小时');
    expect(await brokenLink(server)).toBeNull();
  });
});
