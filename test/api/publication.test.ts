import { expectStatus } from '../support/Case';
import { concludeAll } from '../support/conclusions';
import { brokenLink, deliverMessages, institutionOf, rowsOf } from '../support/district';
import { holderOf } from '../support/holders';
import { nobodyIn, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Result {
  name: string;
  registrationNumber: string;
  conclusion: string;
  conclusionLabel: string;
  concludedOn: string;
}

type Page = Body<Result[]> & { meta: { nextCursor: string | null } };

describe('the results list of a campaign', () => {
  let server: RunningServer;
  let campaign: string;
  let administrator: Person;
  let approver: Person;
  let foreigner: Person;
  let publication: string;
  const anybody = (): Person => nobodyIn(server);
  const results = async (query = ''): Promise<Page> => expectStatus(await anybody().get<Page>(`/api/public/publications/${publication}/results${query}`), 200).body;
  const listed = async (): Promise<{ id: string; results: number }[]> => expectStatus(await anybody().get<Body<{ id: string; results: number }[]>>('/api/public/publications'), 200).body.data;

  beforeAll(async () => {
    server = await districtServer();
    const place = await institutionOf(server, 'hospital');
    campaign = place.campaign;
    administrator = await holderOf(server, 'administrator', place);
    approver = await holderOf(server, 'approver', place);
    foreigner = await holderOf(server, 'administrator', await institutionOf(server, 'tcm-outpatient'));
  }, BOOT_PATIENCE);

  it('is published by those who may, for their own authority, and only when something is concluded', async () => {
    expect((await foreigner.post('/api/publications', { data: { campaign } })).status).toBe(404);
    await concludeAll(server, campaign);
    const answer = expectStatus(await approver.post<Body<{ documentId: string; results: number }>>('/api/publications', { data: { campaign } }), 201);
    publication = answer.body.data.documentId;
    expect(await listed()).toMatchObject([{ id: publication, results: answer.body.data.results }]);
    const [plan] = expectStatus(await administrator.get<Body<{ campaign: string; concluded: number; publications: { id: string }[] }[]>>('/api/publications'), 200).body.data;
    expect(plan).toMatchObject({ campaign, concluded: answer.body.data.results, publications: [{ id: publication }] });
    expect(expectStatus(await foreigner.get<Body<{ campaign: string }[]>>('/api/publications'), 200).body.data.map((row) => row.campaign)).not.toContain(campaign);
  });

  it('is read by anybody, page after page, each line once, and found by name or number', async () => {
    const seen: Result[] = [];
    for (let cursor: string | null = '0'; cursor !== null; ) {
      const page: Page = await results(`?limit=3${cursor === '0' ? '' : `&cursor=${cursor}`}`);
      expect(page.data.length).toBeLessThanOrEqual(3);
      seen.push(...page.data);
      cursor = page.meta.nextCursor;
    }
    expect(seen.length).toBe((await listed())[0]?.results);
    expect(new Set(seen.map(({ registrationNumber }) => registrationNumber)).size).toBe(seen.length);
    expect((await results(`?q=${encodeURIComponent('口腔')}`)).data.map(({ name }) => name)).toEqual(seen.filter(({ name }) => name.includes('口腔')).map(({ name }) => name));
    expect((await results(`?q=${seen[1]?.registrationNumber}`)).data).toEqual([seen[1]]);
    expect((await results('?q=%25')).data).toEqual([]);
  });

  it('says a name, a number, a conclusion and its date, and nothing else', async () => {
    const { data } = await results('?limit=100');
    for (const line of data) expect(Object.keys(line).sort()).toEqual(['concludedOn', 'conclusion', 'conclusionLabel', 'name', 'registrationNumber']);
    const text = JSON.stringify([data, await listed()]);
    const people = await rowsOf<{ name: string }>(server, `SELECT name FROM staff_members UNION SELECT name FROM nurses UNION SELECT display_name FROM up_users WHERE display_name IS NOT NULL`);
    const named = people.filter(({ name }) => name.length > 1 && text.includes(name) && !data.some((line) => line.name.includes(name)));
    expect(named).toEqual([]);
    const rest = data.reduce((left, { registrationNumber }) => left.replaceAll(registrationNumber, ''), text);
    expect(rest).not.toMatch(/\d{11}/);
  });

  it('is dated in the records that it publishes, and one that was set aside is not in it', async () => {
    const dates = await rowsOf<{ published: boolean }>(
      server,
      `SELECT DISTINCT v.published_on = (now() AT TIME ZONE 'Asia/Shanghai')::date AS published FROM verification_records v JOIN campaigns c ON c.id = v.campaign_id
       WHERE c.document_id = ? AND v.current AND v.status = 'in-force'`,
      [campaign],
    );
    expect(dates).toEqual([{ published: true }]);
  });

  it('is a signed document that anybody can check', async () => {
    await deliverMessages(server);
    const file = expectStatus(await anybody().get(`/api/public/publications/${publication}/file`), 200);
    expect(file.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(file.bytes.includes('/ETSI.CAdES.detached')).toBe(true);
    const [issued] = await rowsOf<{ code: string; prints: number }>(
      server,
      `SELECT verify_code AS code, (SELECT count(*)::int FROM document_prints p WHERE p.printed_document_id = d.id) AS prints FROM printed_documents d WHERE d.subject_id = ?`,
      [publication],
    );
    expect(issued?.prints).toBe(0);
    const { body } = expectStatus(await anybody().get<Body<{ state: string }>>(`/api/verify/${issued?.code}`), 200);
    expect(body.data.state).toBe('genuine');
  });

  it('is replaced by a newer one, whose predecessor is no longer valid', async () => {
    const before = publication;
    const answer = expectStatus(await administrator.post<Body<{ documentId: string }>>('/api/publications', { data: { campaign } }), 201);
    publication = answer.body.data.documentId;
    expect((await listed()).map(({ id }) => id)).toEqual([publication]);
    const [old] = await rowsOf<{ revoked: boolean; reason: string }>(server, 'SELECT revoked_at IS NOT NULL AS revoked, revoked_reason AS reason FROM printed_documents WHERE subject_id = ?', [before]);
    expect(old).toEqual({ revoked: true, reason: '已由新的公示替代。' });
  });

  it('is taken back with a reason, and is gone from the public page at once', async () => {
    expect((await administrator.post(`/api/publications/${publication}/withdraw`, { data: { reason: '' } })).status).toBe(400);
    expect((await foreigner.post(`/api/publications/${publication}/withdraw`, { data: { reason: '公示有误' } })).status).toBe(404);
    expectStatus(await administrator.post(`/api/publications/${publication}/withdraw`, { data: { reason: '公示有误' } }), 200);
    expect(await listed()).toEqual([]);
    expect((await results()).data).toEqual([]);
    expect((await anybody().get(`/api/public/publications/${publication}/file`)).status).toBe(404);
    const entries = await rowsOf<{ action: string }>(server, `SELECT action FROM audit_entries WHERE subject_type = 'publication' ORDER BY id`);
    expect(entries.map(({ action }) => action)).toEqual(['publication.publish', 'publication.publish', 'publication.withdraw']);
    expect(await brokenLink(server)).toBeNull();
    await expect(server.strapi.db.connection.raw('UPDATE publication_entries SET name = name')).rejects.toThrow();
  });
});
