import { addDays, civilDate } from '@medregistry/language';
import { Case, expectStatus } from '../support/Case';
import { brokenLink, deliverMessages, institutionOf, rowsOf } from '../support/district';
import { activatedNurse, dueNurses, type DemoNurse } from '../support/nurses';
import { personIn, type Answer, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

const today = civilDate(new Date());
const AWARD = { kind: 'good', category: 'award', facts: '获得区级优秀护士称号。', evidence: '表彰决定〔2026〕1号', occurredOn: addDays(today, -30) };

interface Seen {
  id: string;
  kind: string;
  category: string;
  facts: string;
  withdrawn: boolean;
  reason: string | null;
  version: number;
  decided: boolean;
  earlier: { version: number; facts: string }[];
}

/** 护士执业良好记录、不良记录 (护士条例 Art. 11). */
describe('good and bad records of a nurse', () => {
  let server: RunningServer;
  let nurse: DemoNurse;
  let reviewer: Person;

  const path = (): string => `/api/nurses/${nurse.id}/practice-records`;
  const keep = (data: object, person = reviewer): Promise<Answer<Body<{ id: string; version: number }>>> => person.post(path(), { data });
  const correct = (id: string, version: number, data: object): Promise<Answer<Body<{ version: number }>>> => reviewer.send('PUT', `${path()}/${id}`, { data, version });
  const own = async (): Promise<Seen[]> => expectStatus(await nurse.person.get<Body<Seen[]>>('/api/nursing/practice-records'), 200).body.data;

  beforeAll(async () => {
    server = await districtServer();
    reviewer = personIn(server, 'reviewer-1');
    const [id = ''] = await dueNurses(server, await institutionOf(server, 'hospital'), 1);
    nurse = await activatedNurse(server, id);
  }, BOOT_PATIENCE);

  it('are written by the registering authority with their evidence, and every fault is said at once', async () => {
    const faults = await keep({ ...AWARD, category: 'sanction', occurredOn: addDays(today, 1) });
    expect(faults.body.error.details.problems?.map(({ path: at }) => at)).toEqual(['category', 'occurredOn']);
    expect((await keep({ ...AWARD, kind: 'bad', category: 'penalty' })).body.error.details.problems?.map(({ code }) => code)).toEqual(['penalty']);
    expectStatus(await keep({ ...AWARD, evidence: '' }), 400);
    expectStatus(await keep(AWARD), 201);
    expectStatus(await keep(AWARD, personIn(server, 'tcm-reviewer')), 404);
    expectStatus(await keep(AWARD, personIn(server, 'hs-hospital')), 403);
  });

  it('are read by the nurse, who is told of them, and by the authority', async () => {
    expect(await own()).toMatchObject([{ kind: 'good', category: 'award', facts: AWARD.facts, version: 1, withdrawn: false, decided: false, earlier: [] }]);
    await deliverMessages(server);
    expect((await nurse.person.get<Body<{ title: string }[]>>('/api/messages')).body.data.map(({ title }) => title)).toContain('您有新的执业记录');
    const { data } = expectStatus(await personIn(server, 'approver-1').get<Body<{ records: Seen[]; keeps: boolean }>>(path()), 200).body;
    expect(data).toMatchObject({ keeps: false, records: [{ facts: AWARD.facts }] });
    expectStatus(await personIn(server, 'hs-hospital').get(path()), 403);
  });

  it('are corrected by a new version with its reason; what stood there before stays readable', async () => {
    const [seen] = await own();
    const id = seen?.id ?? '';
    expectStatus(await reviewer.send('PUT', `${path()}/${id}`, { data: { ...AWARD, reason: '文号有误' } }), 428);
    expectStatus(await correct(id, 1, AWARD), 400);
    expectStatus(await correct(id, 1, { ...AWARD, facts: '获得市级优秀护士称号。', reason: '级别写错' }), 200);
    expect((await correct(id, 1, { ...AWARD, reason: '再次更正' })).status).toBe(412);
    expect(await own()).toMatchObject([{ facts: '获得市级优秀护士称号。', reason: '级别写错', version: 2, earlier: [{ version: 1, facts: AWARD.facts }] }]);
    await expect(rowsOf(server, `UPDATE practice_records SET facts = '改写' WHERE record = ? AND version = 1 RETURNING id`, [id])).rejects.toThrow('has been replaced');
    expectStatus(await correct(id, 2, { ...AWARD, withdrawn: true, reason: '表彰已撤销' }), 200);
    expect(await own()).toMatchObject([{ withdrawn: true, version: 3 }]);
    expectStatus(await correct(id, 3, { ...AWARD, reason: '再次更正' }), 409);
  });

  it('are written by a penalty itself, and taken back only when the penalty is lifted', async () => {
    const file = await Case.open(reviewer, 'nurse-penalty', { nurse: nurse.id });
    const facts = '发现患者病情危急未立即通知医师，造成后果。';
    await file.advance(reviewer, 'notify', { kind: 'revocation', facts, basis: '《护士条例》第三十一条第一项' });
    await file.reload(nurse.person);
    await file.advance(nurse.person, 'respond', { hearing: false, statement: '当时已经口头报告。' });
    await file.advance(reviewer, 'propose', { opinion: '口头报告没有证据，不予采纳。' });
    const approver = personIn(server, 'approver-1');
    await file.advance(approver, 'impose', { decisionNumber: '朝卫医罚〔2026〕7号' });
    const [bad] = await own();
    expect(bad).toMatchObject({ kind: 'bad', category: 'penalty', facts, decided: true, withdrawn: false });
    expectStatus(await correct(bad?.id ?? '', 1, { ...AWARD, kind: 'bad', category: 'other', reason: '与事实不符' }), 409);
    await file.reload(approver);
    await file.advance(approver, 'lift', { reason: '行政复议决定撤销处罚。' });
    expect((await own())[0]).toMatchObject({ withdrawn: true, reason: '行政复议决定撤销处罚。', version: 2 });
  });

  it('leave every act in the audit chain', async () => {
    const acts = await rowsOf<{ action: string }>(server, `SELECT action FROM audit_entries WHERE action LIKE 'practice-record.%' AND outcome = 'ok' ORDER BY id`);
    expect(acts.map(({ action }) => action)).toEqual(['practice-record.keep', 'practice-record.correct', 'practice-record.withdraw']);
    expect(await brokenLink(server)).toBeNull();
  });
});
