import { Workbook } from 'exceljs';
import { expectStatus } from '../support/Case';
import { rowsOf } from '../support/district';
import { personIn, type Answer, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Line {
  name?: string;
  number?: string;
}

describe('the lists behind the overview, taken out', () => {
  let server: RunningServer;
  let administrator: Person;
  let campaign: { id: string; title: string };

  const out = (kind: string, data: object, by = administrator, id = campaign.id): Promise<Answer<unknown>> => by.post(`/api/exports/${kind}/${id}`, { data: { reason: '周例会', ...data } });
  /** Lines of a table: three that say what it is, one with the headers, then the rows. */
  const table = async (answer: Answer<unknown>): Promise<string[][]> => {
    const book = await new Workbook().xlsx.load(expectStatus(answer, 200).bytes as never);
    return ((book.worksheets[0]?.getSheetValues() ?? []) as (string[] | undefined)[]).slice(1).map((row) => (row ?? []).slice(1));
  };
  const listed = async (path: string): Promise<Line[]> => expectStatus(await administrator.get<Body<Line[]>>(`/api/overview/${path}&limit=100`), 200).body.data;

  beforeAll(async () => {
    server = await districtServer();
    administrator = personIn(server, 'administrator');
    campaign = expectStatus(await administrator.get<Body<{ campaign: typeof campaign }>>('/api/overview'), 200).body.data.campaign;
  }, BOOT_PATIENCE);

  it('hold the institutions of the figure, with who, when and why on them', async () => {
    const [title, who, why, head, ...rows] = await table(await out('overview-institutions', { filter: { standing: 'not-started' } }));
    expect([title?.[0], why?.[0]]).toEqual([`${campaign.title}　机构名单　尚未开始`, '导出原因：周例会']);
    expect(who?.[0]).toMatch(/^导出人：管理甲　　导出时间：\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
    const names = (await listed(`institutions?campaign=${campaign.id}&standing=not-started`)).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(rows.map((row) => row[head?.indexOf('机构名称') ?? -1])).toEqual(names);
    for (const row of rows) expect(row[head?.indexOf('联系人手机') ?? -1]).toMatch(/^1\d\d\*{4}\d{4}$/);
  });

  it('hold the cases of the figure', async () => {
    const [title, , , head, ...rows] = await table(await out('overview-cases', { filter: { step: 'filed' } }));
    expect(title?.[0]).toBe(`${campaign.title}　业务名单　提交`);
    const numbers = (await listed(`cases?campaign=${campaign.id}&step=filed`)).map(({ number }) => number);
    expect(numbers.length).toBeGreaterThan(0);
    expect(rows.map((row) => row[head?.indexOf('受理编号') ?? -1])).toEqual(numbers);
  });

  it('leave their trace, and are printed as a PDF as well', async () => {
    const answer = expectStatus(await out('overview-cases', { format: 'pdf', filter: { bucket: 'later' } }), 200);
    expect(answer.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const entries = await rowsOf<{ details: string }>(server, `SELECT details FROM audit_entries WHERE action = 'export' AND subject_type = 'overview-cases' ORDER BY id DESC LIMIT 1`);
    expect(JSON.parse(entries[0]?.details ?? '{}')).toMatchObject({ reason: '周例会', format: 'pdf', filter: { bucket: 'later' } });
  });

  it('go to those who oversee the work, within their scope, and never with numbers in full', async () => {
    for (const kind of ['overview-institutions', 'overview-cases']) {
      expect((await out(kind, {}, personIn(server, 'reviewer-1'))).status).toBe(403);
      expect((await out(kind, {}, personIn(server, 'jg-outpatient'))).status).toBe(404);
      expect((await out(kind, {}, personIn(server, 'tcm-administrator'))).status).toBe(404);
      expect((await out(kind, { unmasked: true })).status).toBe(403);
    }
  });

  it('say which filter is wrong', async () => {
    const refused = await out('overview-institutions', { filter: { standing: 'nowhere' } });
    expect([refused.status, (refused.body as Body<unknown>).error.details.problems?.map(({ path }) => path)]).toEqual([422, ['filter.standing']]);
  });
});
