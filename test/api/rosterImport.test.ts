import { residentIdCheck } from '@medregistry/config/validators';
import { Workbook } from 'exceljs';
import { workbookOf } from '../../plugins/exchange/testing/tables';
import type { ImportRun, RemarkedRow, RemarkGroup } from '@medregistry/exchange';
import { pdfText } from '../browser/support/pdfText';
import { expectStatus } from '../support/Case';
import { brokenLink, deliverMessages, institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { newKey, personIn, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Line {
  documentId: string;
  name: string;
  idNumber: string;
  match: string;
}

interface Found {
  data: RemarkedRow[];
  meta: { groups: RemarkGroup[]; nextCursor: string | null };
}

const HEADERS = ['姓名', '证件号码', '人员类别', '职称', '科室', '执业类别', '执业证书编码', '在岗', '离职日期'];

/** An invented number of region 99. */
function number(serial: number, birth = '19850312'): string {
  const first17 = `990105${birth}${String(serial).padStart(3, '0')}`;
  return first17 + residentIdCheck(first17);
}

const doctor = (name: string, idNumber: string, more: { [place: number]: string } = {}): string[] =>
  [name, idNumber, '医师', '主治医师', '内科', '临床', '110990105900001', '', ''].map((cell, place) => more[place] ?? cell);

describe('the roster of an institution as a table', () => {
  let server: RunningServer;
  let home: DemoInstitution;
  let clerk: Person;
  let at: string;

  beforeAll(async () => {
    server = await districtServer();
    home = await institutionOf(server, 'outpatient');
    clerk = personIn(server, home.username);
    at = `/api/imports/roster/${home.documentId}`;
  }, BOOT_PATIENCE);

  const upload = async (bytes: Uint8Array, name = '名录.xlsx', by: Person = clerk): Promise<ImportRun> => {
    const started = expectStatus(await by.upload<Body<ImportRun>>(at, [{ name, bytes }]), 201).body.data;
    expect(started).toMatchObject({ state: 'reading', can: { confirm: false, cancel: true } });
    await deliverMessages(server);
    return read(started.documentId);
  };
  const table = async (rows: string[][]): Promise<ImportRun> => upload(await workbookOf([HEADERS, ...rows]));
  const read = async (id: string): Promise<ImportRun> => expectStatus(await clerk.get<Body<ImportRun>>(`/api/import-runs/${id}`), 200).body.data;
  const remarks = async (id: string, query = ''): Promise<Found> => expectStatus(await clerk.get<Found>(`/api/import-runs/${id}/remarks${query}`), 200).body;
  const confirm = async (id: string): Promise<ImportRun> => {
    expectStatus(await clerk.post(`/api/import-runs/${id}/confirm`), 200);
    await deliverMessages(server);
    return read(id);
  };
  const people = async (query: string): Promise<Line[]> => expectStatus(await clerk.get<Body<Line[]>>(`/api/institutions/${home.documentId}/roster?limit=100&${query}`), 200).body.data;
  const staffCount = async (): Promise<number> => (await rowsOf<{ count: number }>(server, 'SELECT count(*)::int AS count FROM staff_members WHERE institution_id = ?', [home.id]))[0]?.count ?? 0;

  it('gives a template with the right headers and an example line, which is left out when it comes back', async () => {
    const template = expectStatus(await clerk.get('/api/imports/roster/template'), 200);
    const sheet = (await new Workbook().xlsx.load(template.bytes as never)).worksheets[0];
    expect(sheet?.getRow(1).values).toEqual(expect.arrayContaining(['姓名*', '证件号码*', '人员类别*', '职称', '离职日期']));
    expect(sheet?.getRow(2).getCell(1).text).toBe('张示例');
    expect(await upload(new Uint8Array(template.bytes))).toMatchObject({ state: 'failed', problem: '表头下面没有内容，请填写后再导入。' });
  });

  it('says of every bad line what is wrong before anything is saved, and saves nothing of such a file', async () => {
    const before = await staffCount();
    const run = await table([
      doctor('李试一', number(101)),
      doctor('李试二', '990105198503121010'),
      doctor('李试三', number(102), { 3: '药师' }),
      doctor('李试一', number(101)),
      doctor('', number(103)),
      doctor('李试五', number(104), { 2: '保安' }),
      doctor('李试六', number(105), { 5: '' }),
    ]);
    expect(run).toMatchObject({ state: 'checked', rows: 7, counts: { create: 1, bad: 6 }, can: { confirm: false } });
    const { data, meta } = await remarks(run.documentId);
    expect(data.map(({ row, remarks: [first] }) => [row, first?.header ?? null, first?.code])).toEqual([
      [3, '证件号码', 'check-digit'],
      [4, '职称', 'title-of-another-kind'],
      [5, null, 'twice'],
      [6, '姓名', 'required'],
      [7, '人员类别', 'unknown-choice'],
      [8, '执业类别', 'doctor-category-needed'],
    ]);
    expect(data[2]?.remarks[0]?.message).toBe('与第 2 行是同一条记录，请只保留一行。');
    expect(meta.groups).toHaveLength(6);
    expect((await remarks(run.documentId, '?code=twice&column=')).data.map(({ row }) => row)).toEqual([5]);
    expectStatus(await clerk.post(`/api/import-runs/${run.documentId}/confirm`), 409);
    expect(await staffCount()).toBe(before);
    const result = await new Workbook().xlsx.load(expectStatus(await clerk.get(`/api/import-runs/${run.documentId}/result`), 200).bytes as never);
    const rows = (result.worksheets[0]?.getSheetValues() ?? []) as (string[] | undefined)[];
    expect(rows[1]?.slice(1, 5)).toEqual(['原行号', '核对结果', '说明', '姓名']);
    expect(rows[5]?.slice(1, 5)).toEqual(['5', '有问题', '与第 2 行是同一条记录，请只保留一行。', '李试一']);
  });

  it('adds, changes and takes off by the identity number, old and new form alike', async () => {
    const eighteen = number(301, '19490312');
    const fifteen = eighteen.slice(0, 6) + eighteen.slice(8, 17);
    expect(await confirm((await table([doctor('陈试一', fifteen), doctor('陈试二', number(302), { 2: '药师', 3: '药师', 5: '', 6: '' })])).documentId)).toMatchObject({ state: 'done', counts: { create: 2 } });
    expect(await people('kind=doctor&q=陈试')).toMatchObject([{ name: '陈试一', match: 'consistent', idNumber: `990***********${eighteen.slice(-4)}` }]);
    const [stored] = await rowsOf<{ birth: string; gender: string; search: string; sealed: string }>(server, `SELECT birth_date::text AS birth, gender, search_text AS search, id_number AS sealed FROM staff_members WHERE name = '陈试一'`);
    expect(stored).toMatchObject({ birth: '1949-03-12', gender: 'male', search: expect.stringContaining('csy') as unknown });
    expect(stored?.sealed).not.toContain('1949');

    const again = await table([doctor('陈试一', eighteen, { 4: '外科' }), doctor('陈试二', number(302), { 2: '药剂师', 3: '药师', 5: '', 6: '' })]);
    expect(again.counts).toMatchObject({ create: 0, update: 1, same: 1, bad: 0 });
    await confirm(again.documentId);
    await confirm((await table([doctor('陈试一', eighteen, { 4: '外科', 7: '否', 8: '2026-03-01' })])).documentId);
    expect(await people('kind=doctor&q=陈试')).toEqual([]);
    expect(await people('kind=doctor&left=true&q=陈试')).toMatchObject([{ name: '陈试一' }]);
    const back = await table([doctor('陈试一', eighteen)]);
    expect((await remarks(back.documentId)).data.flatMap(({ remarks: all }) => all.map(({ code }) => code))).toEqual(['returned']);
    await confirm(back.documentId);
    expect(await people('kind=doctor&q=陈试')).toHaveLength(1);
  });

  it('only compares nurses, and says what to do about those who are not registered here', async () => {
    const [nurse] = await rowsOf<{ id: string; name: string }>(server, 'SELECT id_number AS id, name FROM nurses WHERE workplace_id <> ? ORDER BY id LIMIT 1', [home.id]);
    const elsewhere = (server.strapi.plugin('access').service('cipher') as { decrypt(sealed: string): string }).decrypt(nurse?.id ?? '');
    const run = await table([[nurse?.name ?? '', elsewhere, '护士', '', '', '', '', '', ''], ['周未见', number(401), '护士', '', '', '', '', '', '']]);
    expect(run).toMatchObject({ counts: { matched: 2, noted: 2, bad: 0 }, can: { confirm: false } });
    const { data } = await remarks(run.documentId);
    expect(data.map(({ remarks: [first] }) => [first?.level, first?.code])).toEqual([['note', 'match-elsewhere'], ['note', 'match-unlisted']]);
    expect(data[0]?.remarks[0]?.message).toContain('变更注册');
  });

  it('turns down at once what is no table, and says why a table cannot be used', async () => {
    const refused = await clerk.upload<Body>(at, [{ name: '名录.xls', bytes: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(100)]) }]);
    expect([refused.status, refused.body.error.message]).toEqual([415, expect.stringContaining('.xls')]);
    expect(await upload(await workbookOf([['姓名', '证件号码'], ['张', '1']]))).toMatchObject({ state: 'failed', problem: '表头中缺少“人员类别”，请补上这些列，或下载模板后按模板填写。' });
    expect(await upload(await workbookOf([['名单'], ['张三']]))).toMatchObject({ state: 'failed', problem: expect.stringContaining('没有找到表头') as unknown });
    expect(await upload(await workbookOf([['示例门诊部人员名单'], [], ['姓 名（必填）', '身份证号', '类别', '工号'], ['黄试一', number(501), '检验', '7']]))).toMatchObject({ state: 'checked', counts: { create: 1 }, unused: ['工号'] });
  });

  it('looks again before it saves: what has changed meanwhile is said, and nothing is saved', async () => {
    await confirm((await table([doctor('赵试一', number(601))])).documentId);
    const run = await table([doctor('赵试二', number(602)), doctor('赵试一', number(601), { 7: '否', 8: '2026-01-01' })]);
    expect(run.can.confirm).toBe(true);
    await rowsOf(server, `DELETE FROM staff_members WHERE name = '赵试一'`);
    expect(await confirm(run.documentId)).toMatchObject({ state: 'checked', counts: { create: 1, bad: 1 }, problem: expect.stringContaining('没有保存任何内容') as unknown, can: { confirm: false } });
    expect((await remarks(run.documentId)).data.map(({ row, remarks: [first] }) => [row, first?.code])).toEqual([[3, 'left-unknown']]);
    expect(await people('kind=doctor&q=赵试')).toEqual([]);
  });

  it('gives up a file that nobody has saved when another one comes', async () => {
    const first = await table([doctor('赵试三', number(603))]);
    await table([doctor('赵试四', number(604))]);
    expect(await read(first.documentId)).toMatchObject({ state: 'cancelled' });
    expectStatus(await clerk.post(`/api/import-runs/${first.documentId}/confirm`), 409);
  });

  it('can be stopped, and leaves nothing', async () => {
    const run = await table([doctor('钱试一', number(701))]);
    expectStatus(await clerk.post(`/api/import-runs/${run.documentId}/cancel`), 200);
    expect(await read(run.documentId)).toMatchObject({ state: 'cancelled', can: { confirm: false, cancel: false } });
    expectStatus(await clerk.post(`/api/import-runs/${run.documentId}/cancel`), 409);
    expect(await people('kind=doctor&q=钱试')).toEqual([]);
  });

  it('is the institution’s own: its authority reads the roster and may not import into it', async () => {
    expectStatus(await personIn(server, 'reviewer-1').upload(at, [{ name: 'a.csv', bytes: Buffer.from('a') }]), 403);
    expectStatus(await personIn(server, 'jg-hospital').upload(at, [{ name: 'a.csv', bytes: Buffer.from('a') }]), 404);
  });

  describe('going out', () => {
    const out = (data: object, by: Person = clerk) => by.post(`/api/exports/roster/${home.documentId}`, { data });

    it('carries who, when and why, and masks numbers unless somebody who may asks for them', async () => {
      expect((await out({ reason: '' })).status).toBe(400);
      const masked = await new Workbook().xlsx.load(expectStatus(await out({ reason: '年度核对' }), 200).bytes as never);
      expect({ creator: masked.creator, subject: masked.subject }).toMatchObject({ creator: expect.stringMatching(/./) as unknown, subject: '年度核对' });
      const rows = (masked.worksheets[0]?.getSheetValues() ?? []) as (string[] | undefined)[];
      expect([rows[1]?.[1], rows[3]?.[1]]).toEqual([`${home.name}　人员名录`, '导出原因：年度核对']);
      expect(rows[2]?.[1]).toMatch(/^导出人：.+　　导出时间：\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
      expect(rows.slice(5).every((row) => /^\d{3}\*+[\dX]{4}$/.test(row?.[5] ?? ''))).toBe(true);
      const whole = await new Workbook().xlsx.load(expectStatus(await out({ reason: '年度核对', unmasked: true }), 200).bytes as never);
      expect(((whole.worksheets[0]?.getSheetValues() ?? []) as (string[] | undefined)[]).slice(5).every((row) => /^\d{17}[\dX]$/.test(row?.[5] ?? ''))).toBe(true);
      const entries = await rowsOf<{ details: string }>(server, `SELECT details FROM audit_entries WHERE action = 'export' AND subject_id = ? ORDER BY id`, [home.documentId]);
      expect(entries.map(({ details }) => JSON.parse(details) as object)).toMatchObject([{ reason: '年度核对', format: 'xlsx', unmasked: false }, { unmasked: true }]);
    });

    it('prints the same as a PDF', async () => {
      const { bytes, headers } = expectStatus(await out({ reason: '上报存档', format: 'pdf' }), 200);
      expect(headers.get('content-type')).toBe('application/pdf');
      const text = (await pdfText(bytes)).replace(/\s/g, '');
      for (const words of ['人员名录', '导出原因：上报存档', '陈试一', '核对结果']) expect(text).toContain(words);
    });
  });

  describe('by hand', () => {
    const staffAt = (): string => `/api/institutions/${home.documentId}/staff`;
    const person = { name: '孙试一', idNumber: number(801), category: 'doctor', doctorCategory: 'clinical', title: 'attending', practiceNumber: '110990105900009' };

    it('takes one person under the same rules, changes what is sent, and writes down that somebody has left', async () => {
      const wrong = await clerk.post<Body>(staffAt(), { data: { ...person, idNumber: '1', title: 'pharmacist' } });
      expect([wrong.status, wrong.body.error.details.problems?.map(({ path }) => path)]).toEqual([422, ['idNumber']]);
      const made = expectStatus(await clerk.post<Body<{ documentId: string; version: number; masked: { idNumber: string } }>>(staffAt(), { data: person, key: newKey() }), 201).body.data;
      expect(made).toMatchObject({ version: 1, masked: { idNumber: expect.stringContaining('***') as unknown } });
      expect((await clerk.post(staffAt(), { data: person })).status).toBe(422);
      const path = `${staffAt()}/${made.documentId}`;
      expect((await clerk.send('PUT', path, { data: { department: '急诊科' } })).status).toBe(428);
      expect((await clerk.send('PUT', path, { data: { department: '急诊科' }, version: 7 })).status).toBe(412);
      expect(expectStatus(await clerk.send<Body<object>>('PUT', path, { data: { department: '急诊科' }, version: 1 }), 200).body.data).toMatchObject({ version: 2, values: { department: '急诊科', title: 'attending' } });
      expect((await clerk.send('PUT', path, { data: { onPost: false }, version: 2 })).status).toBe(422);
      expectStatus(await clerk.send('PUT', path, { data: { onPost: false, leftOn: '2026-02-01' }, version: 2 }), 200);
      expect(await people('kind=doctor&q=孙试一')).toEqual([]);
    });

    it('finds people by name, by pinyin and by the last digits of a number', async () => {
      for (const query of ['q=陈试一', 'q=csy', `q=${number(301, '19490312').slice(-4)}`]) expect((await people(`kind=doctor&${query}`)).map(({ name }) => name)).toEqual(['陈试一']);
      expect(await people('kind=doctor&q=%25')).toEqual([]);
    });

    it('counts who does not agree with the registers, and lists just them', async () => {
      const summary = expectStatus(await clerk.get<Body<{ edits: boolean; mismatches: Record<string, number>; byTab: Record<string, number>; fields: { key: string }[] }>>(`/api/institutions/${home.documentId}/roster/summary`), 200).body.data;
      expect(summary).toMatchObject({ edits: true, mismatches: { elsewhere: 1 } });
      expect(summary.fields.map(({ key }) => key)).toContain('idNumber');
      const listed = await people('kind=nurse&match=mismatch');
      expect(listed.map(({ match }) => match)).toEqual(['elsewhere']);
      expect(await people('kind=nurse&match=elsewhere')).toEqual(listed);
      expect(summary.byTab['nurse']).toBe(listed.length);
    });
  });

  it('leaves whole audit chains', async () => {
    expect(await brokenLink(server)).toBeNull();
  });
});
