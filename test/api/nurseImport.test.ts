import { residentIdCheck } from '@medregistry/config/validators';
import type { ImportRun, RemarkedRow } from '@medregistry/exchange';
import { addDays, addYears, civilDate } from '@medregistry/language';
import { workbookOf } from '../../plugins/exchange/testing/tables';
import { expectStatus } from '../support/Case';
import { brokenLink, deliverMessages, institutionOf, rowsOf } from '../support/district';
import { personIn, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

const HEADERS = ['姓名', '证件号码', '护士执业证书编号', '执业机构登记号', '首次注册日期', '注册有效期至', '科室', '职称'];
const TODAY = civilDate(new Date());

/** An invented number of region 99. */
function number(serial: number): string {
  const first17 = `99010619880312${String(serial).padStart(3, '0')}`;
  return first17 + residentIdCheck(first17);
}

describe('a table of registered nurses', () => {
  let server: RunningServer;
  let clerk: Person;
  let at: string;
  let hospital: string;
  let elsewhere: string;

  const nurse = (name: string, serial: number, more: { [place: number]: string } = {}): string[] =>
    [name, number(serial), `201011${String(880_000 + serial)}`, hospital, '2010-08-01', addYears(TODAY, 3), '内科', '主管护师'].map((cell, place) => more[place] ?? cell);

  beforeAll(async () => {
    server = await districtServer();
    clerk = personIn(server, 'administrator');
    const numberOf = async (key: string): Promise<string> =>
      (await rowsOf<{ number: string }>(server, 'SELECT registration_number AS number FROM institutions WHERE document_id = ?', [(await institutionOf(server, key)).documentId]))[0]?.number ?? '';
    hospital = await numberOf('hospital');
    const [other] = await rowsOf<{ number: string }>(server, "SELECT registration_number AS number FROM institutions WHERE scope_path LIKE '/bj/cy-tcm/%' LIMIT 1");
    elsewhere = other?.number ?? '';
    const [authority] = await rowsOf<{ id: string }>(server, "SELECT document_id AS id FROM authorities WHERE scope_path = '/bj/cy-health/'");
    at = `/api/imports/nurses/${authority?.id ?? ''}`;
  }, BOOT_PATIENCE);

  const read = async (id: string): Promise<ImportRun> => expectStatus(await clerk.get<Body<ImportRun>>(`/api/import-runs/${id}`), 200).body.data;
  const table = async (rows: string[][]): Promise<ImportRun> => {
    const started = expectStatus(await clerk.upload<Body<ImportRun>>(at, [{ name: '护士.xlsx', bytes: await workbookOf([HEADERS, ...rows]) }]), 201).body.data;
    await deliverMessages(server);
    return read(started.documentId);
  };
  const remarks = async (id: string): Promise<RemarkedRow[]> => expectStatus(await clerk.get<{ data: RemarkedRow[] }>(`/api/import-runs/${id}/remarks`), 200).body.data;
  const nurses = async (): Promise<number> => (await rowsOf<{ count: number }>(server, 'SELECT count(*)::int AS count FROM nurses'))[0]?.count ?? 0;

  it('says of every bad line what is wrong, and saves nothing of such a file', async () => {
    const before = await nurses();
    const [held] = await rowsOf<{ number: string }>(server, 'SELECT certificate_number AS number FROM nurse_registrations WHERE current LIMIT 1');
    const run = await table([
      nurse('钱试一', 1),
      nurse('钱试二', 2, { 3: elsewhere }),
      nurse('钱试三', 3, { 3: 'NOSUCHNUMBER' }),
      nurse('钱试四', 4, { 2: `201011${880_001}` }),
      nurse('钱试五', 5, { 2: held?.number ?? '' }),
      nurse('钱试六', 6, { 5: '2009-01-01' }),
      nurse('钱试七', 1, { 2: '201011990007' }),
    ]);
    expect(run).toMatchObject({ state: 'checked', counts: { create: 1, bad: 6 }, can: { confirm: false } });
    expect((await remarks(run.documentId)).map(({ row, remarks: said }) => [row, said.filter(({ level }) => level === 'problem').map(({ code }) => code).join()])).toEqual([
      [3, 'institution-unknown'], [4, 'institution-unknown'], [5, 'twice'], [6, 'certificate-taken'], [7, 'ends-before-first'], [8, 'twice'],
    ]);
    expectStatus(await clerk.post(`/api/import-runs/${run.documentId}/confirm`), 409);
    expect(await nurses()).toBe(before);
  });

  it('adds nurses with their registrations, who are found, listed and can activate at once', async () => {
    const run = await table([nurse('欧阳试八', 8), nurse('钱试九', 9, { 5: addDays(TODAY, -30) })]);
    expect(run).toMatchObject({ counts: { create: 2, bad: 0, noted: 1 }, can: { confirm: true } });
    expectStatus(await clerk.post(`/api/import-runs/${run.documentId}/confirm`), 200);
    await deliverMessages(server);
    expect(await read(run.documentId)).toMatchObject({ state: 'done' });
    const search = async (data: object): Promise<{ name: string; status: string; institution: string }[]> => expectStatus(await clerk.post<Body<{ name: string; status: string; institution: string }[]>>('/api/nurse-searches', { data }), 200).body.data;
    expect(await search({ q: number(8) })).toMatchObject([{ name: '欧阳试八', certificateNumber: '201011880008', validTo: addYears(TODAY, 3), department: '内科' }]);
    expect((await search({ q: '试八' })).map(({ name }) => name)).toEqual(['欧阳试八']);
    expect((await search({ q: 'oysb' })).map(({ name }) => name)).toEqual(['欧阳试八']);
    expect((await search({ q: '钱试九' }))[0]?.status).toBe('过期未延续');
    const [stored] = await rowsOf<{ sealed: string; gender: string; birth: string; origin: string; from: string; path: boolean }>(server, `SELECT n.id_number AS sealed, n.gender, n.birth_date::text AS birth, r.origin, r.valid_from::text AS "from",
      n.scope_path LIKE i.scope_path || 'n-%' AS path FROM nurses n JOIN nurse_registrations r ON r.nurse_id = n.id JOIN institutions i ON i.id = n.workplace_id WHERE r.certificate_number = '201011880008'`);
    expect(stored).toMatchObject({ birth: '1988-03-12', origin: 'import', from: addYears(addYears(TODAY, 3), -5), path: true });
    expect(stored?.sealed).not.toContain(number(8));
  });

  it('leaves who is there as she is, and says so where the table knows better', async () => {
    const run = await table([nurse('欧阳试八', 8), nurse('钱试九', 9, { 5: addYears(TODAY, 4) })]);
    expect(run).toMatchObject({ counts: { create: 0, same: 1, matched: 1, bad: 0 }, can: { confirm: false } });
    expect((await remarks(run.documentId)).map(({ remarks: [first] }) => first?.code)).toEqual(['known-differs']);
  });

  it('reads a foreign table by what the administrator says of its columns, and the next one without asking', async () => {
    const foreign = ['人名', '证照', '证书', '所在机构', '初注', '到期', '病区', '技术等级'];
    const bytes = await workbookOf([['某市护士台账'], foreign, nurse('钱试二十', 20)]);
    const started = expectStatus(await clerk.upload<Body<ImportRun>>(at, [{ name: '台账.xlsx', bytes }]), 201).body.data;
    await deliverMessages(server);
    expect(await read(started.documentId)).toMatchObject({ state: 'failed', can: { map: true } });
    const offer = expectStatus(await clerk.get<Body<{ lines: { row: number }[]; columns: { key: string; required: boolean; label: string }[] }>>(`/api/import-runs/${started.documentId}/columns`), 200).body.data;
    const keys = HEADERS.map((label) => offer.columns.find((column) => column.label === label)?.key ?? label);
    const columns = Object.fromEntries(keys.map((key, place) => [key, foreign[place] ?? '']));
    const put = (more: object): Promise<{ status: number }> => clerk.send('PUT', `/api/import-runs/${started.documentId}/columns`, {}, { data: { row: offer.lines[0]?.row, columns: { ...columns, ...more } } });
    expect((await put({ name: null })).status).toBe(422);
    expect((await put({})).status).toBe(200);
    await deliverMessages(server);
    expect(await read(started.documentId)).toMatchObject({ state: 'checked', counts: { create: 1, bad: 0 } });
    const next = expectStatus(await clerk.upload<Body<ImportRun>>(at, [{ name: '台账.xlsx', bytes }]), 201).body.data;
    await deliverMessages(server);
    expect(await read(next.documentId)).toMatchObject({ state: 'checked', counts: { create: 1, bad: 0 } });
  });

  it('is taken back while nobody has gone on with what it brought, and not a line of it afterwards', async () => {
    const before = await nurses();
    const saved = async (...rows: string[][]): Promise<ImportRun> => {
      const run = await table(rows);
      expectStatus(await clerk.post(`/api/import-runs/${run.documentId}/confirm`), 200);
      await deliverMessages(server);
      return read(run.documentId);
    };
    const undo = async (id: string): Promise<ImportRun> => {
      expectStatus(await clerk.post(`/api/import-runs/${id}/undo`, {}, { data: { reason: '表格取错了' } }), 200);
      await deliverMessages(server);
      return read(id);
    };
    const wrong = await saved(nurse('钱试三十', 30), nurse('钱试三一', 31));
    expect(wrong.can.undo).toBe(true);
    expect(await nurses()).toBe(before + 2);
    expect(await undo(wrong.documentId)).toMatchObject({ state: 'undone', problem: null });
    expect(await nurses()).toBe(before);

    const used = await saved(nurse('钱试三二', 32), nurse('钱试三三', 33));
    const [found] = await rowsOf<{ nurse: string; institution: string }>(server, "SELECT n.document_id AS nurse, i.document_id AS institution FROM nurses n JOIN institutions i ON i.id = n.workplace_id WHERE n.name = '钱试三二'");
    expectStatus(await personIn(server, 'hs-hospital').post(`/api/institutions/${found?.institution ?? ''}/activation-codes`, {}, { data: { nurses: [found?.nurse] } }), 201);
    const kept = await undo(used.documentId);
    expect([kept.state, kept.problem]).toEqual(['done', expect.stringContaining('有 1 名护士')]);
    expect(await nurses()).toBe(before + 2);
  });

  it('is the administrators’ alone, each for the own district, and stands in the trail', async () => {
    const file = [{ name: '护士.xlsx', bytes: await workbookOf([HEADERS, nurse('钱试十', 10)]) }];
    for (const [username, status] of [['reviewer-1', 403], ['jg-hospital', 404], ['nurse-1', 404]] as const) expectStatus(await personIn(server, username).upload(at, file), status);
    const [other] = await rowsOf<{ id: string }>(server, "SELECT document_id AS id FROM authorities WHERE scope_path = '/bj/cy-tcm/'");
    expectStatus(await clerk.upload(`/api/imports/nurses/${other?.id ?? ''}`, file), 404);
    expect(await rowsOf(server, `SELECT 1 FROM audit_entries WHERE action = 'import.save' AND details::text LIKE '%nurses%'`)).toHaveLength(3);
    expect(await brokenLink(server)).toBeNull();
  });
});
