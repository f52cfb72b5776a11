import { expectStatus } from '../support/Case';
import { institutionOf, rowsOf } from '../support/district';
import { nobodyIn, personIn, type Answer, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Line {
  chain: string;
  sequence: number;
  at: string;
  actor: string;
  action: string;
  actionLabel: string;
  outcome: string;
  subjectId: string | null;
}

describe('the audit trail, read by the auditor', () => {
  let server: RunningServer;
  let auditor: Person;

  const page = async (query: string): Promise<Answer<Body<Line[]>>> => expectStatus(await auditor.get<Body<Line[]>>(`/api/audit-entries?${query}`), 200);

  beforeAll(async () => {
    server = await districtServer();
    auditor = personIn(server, 'auditor');
  }, BOOT_PATIENCE);

  it('pages through everything once, newest first', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = (await page(`limit=40${cursor ? `&cursor=${cursor}` : ''}`)) as Answer<Body<Line[]>>;
      seen.push(...body.data.map(({ chain, sequence }) => `${chain} ${sequence}`));
      cursor = body.meta.nextCursor;
    }
    expect(seen.length).toBeGreaterThan(80);
    expect(new Set(seen).size).toBe(seen.length);
    const [first, second] = (await page('limit=2')).body.data;
    expect(first && second && first.at >= second.at).toBe(true);
  });

  it('finds by kind, person, outcome, day and record', async () => {
    await nobodyIn(server).post('/api/auth/local', {}, { identifier: 'reviewer-1', password: 'not the password' });
    const refused = (await page('kind=session&outcome=refused')).body.data;
    expect(refused.map(({ action, actionLabel, actor }) => [action, actionLabel, actor])).toEqual([['session.refused', '登录失败', 'reviewer-1']]);
    const place = await institutionOf(server, 'dental');
    const [row] = await rowsOf<{ id: string }>(server, 'SELECT document_id AS id FROM applications WHERE subject_id = ? LIMIT 1', [place.documentId]);
    const about = (await page(`subject=${row?.id}`)).body.data;
    expect(about.length).toBeGreaterThan(0);
    expect(new Set(about.map(({ subjectId }) => subjectId))).toEqual(new Set([row?.id]));
    expect((await page('to=2000-01-01')).body.data).toEqual([]);
    expect((await page('from=2000-01-01&limit=1')).body.data).toHaveLength(1);
    expect((await auditor.get('/api/audit-entries?from=yesterday')).status).toBe(400);
  });

  it('shows nothing of another authority, and nothing to anybody else', async () => {
    const tcm = await institutionOf(server, 'tcm-outpatient');
    const [row] = await rowsOf<{ id: string }>(server, 'SELECT document_id AS id FROM applications WHERE subject_id = ? LIMIT 1', [tcm.documentId]);
    expect(await rowsOf(server, 'SELECT 1 FROM audit_entries WHERE subject_id = ? LIMIT 1', [row?.id ?? ''])).toHaveLength(1);
    expect((await page(`subject=${row?.id}`)).body.data).toEqual([]);
    for (const username of ['security', 'administrator', 'reviewer-1']) expect((await personIn(server, username).get('/api/audit-entries')).status).toBe(403);
  });

  it('goes out as a table that says who took it, and leaves a trace of that', async () => {
    const [authority] = await rowsOf<{ id: string }>(server, `SELECT document_id AS id FROM authorities WHERE scope_path = '/bj/cy-health/'`);
    const sheet = await auditor.post(`/api/exports/audit/${authority?.id}`, {}, { data: { reason: '季度检查', format: 'xlsx', filter: { kind: 'session' } } });
    expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    expect((await page('kind=export&limit=1')).body.data[0]).toMatchObject({ action: 'export', actor: '审计甲' });
    expect((await personIn(server, 'security').post(`/api/exports/audit/${authority?.id}`, {}, { data: { reason: '季度检查' } })).status).toBe(403);
  });

  it('recomputes the chains and names the first entry that was tampered with', async () => {
    const verify = async () => expectStatus(await auditor.post<Body<{ chains: number; entries: number; broken: { chain: string; sequence: number; reasonLabel: string } | null }>>('/api/audit-verifications', {}, { data: {} }), 200).body.data;
    expect(await verify()).toMatchObject({ broken: null });
    const [victim] = await rowsOf<{ id: number; chain: string; sequence: string }>(server, `SELECT id, chain, sequence FROM audit_entries WHERE chain = 'system' ORDER BY id LIMIT 1 OFFSET 3`);
    await rowsOf(server, 'ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_refuse');
    await rowsOf(server, `UPDATE audit_entries SET actor_name = '别人' WHERE id = ? RETURNING id`, [victim?.id ?? 0]);
    await rowsOf(server, 'ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_refuse');
    expect((await verify()).broken).toEqual({ chain: 'system', sequence: Number(victim?.sequence), reason: 'changed', reasonLabel: '记录的内容被改动' });
  });
});
