import type { Assignments } from '@medregistry/access';
import { expectStatus, type Case } from '../support/Case';
import { brokenLink, institutionOf, rowsOf, type DemoInstitution } from '../support/district';
import { activatedNurse, dueNurses, filedRenewal } from '../support/nurses';
import { newKey, personIn, type Answer, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Outcome {
  documentId: string;
  done: boolean;
  message: string | null;
  problems: { code: string }[];
}

type Page = Body<{ documentId: string }[]> & { meta: { batch?: { event: string; states: string[] }[] } };

describe('several cases in one act', () => {
  let server: RunningServer;
  let hospital: DemoInstitution;
  let files: Case[];
  const person = (username: string): Person => personIn(server, username);

  const versions = async (by: string, some: Case[]): Promise<{ id: string; version: number }[]> =>
    Promise.all(some.map(async (file) => ({ id: file.view.documentId, version: (await file.reload(person(by))).version })));
  const fire = (by: string, event: string, cases: { id: string; version: number }[], payload: object = {}, key = newKey()): Promise<Answer<Body<Outcome[]>>> =>
    person(by).post<Body<Outcome[]>>('/api/applications/batch', { data: { event, cases, payload }, key });
  const together = async (by: string, event: string, some: Case[], payload: object = {}): Promise<Outcome[]> => expectStatus(await fire(by, event, await versions(by, some), payload), 200).body.data;
  const states = async (some: Case[]): Promise<string[]> => Promise.all(some.map(async (file) => (await file.reload(person('reviewer-1'))).state));

  beforeAll(async () => {
    server = await districtServer();
    hospital = await institutionOf(server, 'hospital');
    files = [];
    for (const [index, id] of (await dueNurses(server, hospital, 5)).entries()) {
      // The last of them has something to look at.
      const ill = (file: Case): void => void (file.view.form['applicant'] = { ...file.view.form['applicant'], health: 'chronic' });
      files.push(await filedRenewal(await activatedNurse(server, id), index === 4 ? ill : undefined));
    }
  }, BOOT_PATIENCE);

  it('is offered with the work list, to whom the event belongs', async () => {
    const list = async (by: string, queue: string): Promise<string[] | undefined> => (await person(by).get<Page>(`/api/applications?queue=registration-renewal:${queue}`)).body.meta.batch?.map(({ event }) => event);
    expect(await list('hs-hospital', 'to-confirm')).toEqual(['confirm']);
    expect(await list('reviewer-1', 'to-review')).toEqual(['accept', 'propose']);
    expect(await list('approver-1', 'to-decide')).toEqual(['grant']);
    expect(await list('reviewer-1', 'unconfirmed')).toBeUndefined();
  });

  it('does what can be done, and says of each other case why it was left as it was', async () => {
    const [first, second, third, fourth] = files as [Case, Case, Case, Case];
    await fourth.advance(person('hs-hospital'), 'return-to-nurse', { notes: [{ target: '', category: 'material', text: '请补充工作科室。' }] });
    const outcomes = await together('hs-hospital', 'confirm', files, { employs: true });
    expect(outcomes.map(({ done }) => done)).toEqual([true, true, true, false, true]);
    expect(outcomes[3]?.message).toContain('机构退回修改');
    expect(await states([first, second, third])).toEqual(['submitted', 'submitted', 'submitted']);
  });

  it('touches nothing where one of them is not yours, and takes each only once', async () => {
    const [first, second] = files as [Case, Case];
    const cases = await versions('reviewer-1', [first, second]);
    const stranger = personIn(server, 'tcm-reviewer');
    expect((await stranger.post<Body>('/api/applications/batch', { data: { event: 'accept', cases }, key: newKey() })).status).toBe(404);
    expect((await fire('reviewer-1', 'accept', [...cases, { id: 'nobody', version: 1 }])).status).toBe(404);
    expect((await fire('reviewer-1', 'accept', [...cases, ...cases])).status).toBe(400);
    expect((await fire('reviewer-1', 'accept', Array.from({ length: 101 }, (_, place) => ({ id: `case-${place}`, version: 1 })))).status).toBe(400);
    expect(await states([first, second])).toEqual(['submitted', 'submitted']);
  });

  it('is the same when it is sent again, with the key or without an answer', async () => {
    const [first, second, third] = files as [Case, Case, Case];
    const cases = await versions('reviewer-1', [first, second, third]);
    const key = newKey();
    const once = expectStatus(await fire('reviewer-1', 'accept', cases, {}, key), 200);
    expect(once.body.data.every(({ done }) => done)).toBe(true);
    expect((await fire('reviewer-1', 'accept', cases, {}, key)).body).toEqual(once.body);
    expect((await fire('reviewer-1', 'accept', cases)).body.data.every(({ done }) => done)).toBe(true);
    const [papers] = await rowsOf<{ count: number }>(server, "SELECT count(*)::int AS count FROM printed_documents WHERE kind = 'acceptance-notice' AND subject_id = ANY(?)", [`{${cases.map(({ id }) => id).join(',')}}`]);
    expect(papers?.count).toBe(3);
    const late = await fire('reviewer-1', 'propose', cases, { conclusion: 'granted', opinion: '符合条件。' });
    expect(late.body.data.map(({ done }) => done)).toEqual([false, false, false]);
  });

  it('takes clean renewals only, and only to grant them', async () => {
    const [first, second, third] = files as [Case, Case, Case];
    const unclean = await together('reviewer-1', 'accept', files.slice(4));
    expect(unclean).toMatchObject([{ done: false, problems: [{ code: 'health' }] }]);
    const refused = await together('reviewer-1', 'propose', [first, second, third], { conclusion: 'refused', opinion: '不符合条件。' });
    expect(refused.map(({ problems }) => problems.map(({ code }) => code))).toEqual([['refusal'], ['refusal'], ['refusal']]);
    const outcomes = await together('reviewer-1', 'propose', [first, second], { conclusion: 'granted', opinion: '材料齐全，符合条件。' });
    expect(outcomes.map(({ done }) => done)).toEqual([true, true]);
  });

  it('is decided by a second person', async () => {
    const [first, second] = files as [Case, Case];
    const [reviewer] = await rowsOf<{ id: number; path: string }>(server, "SELECT u.id, s.scope_path AS path FROM up_users u JOIN assignments s ON s.user_id = u.id WHERE u.username = 'reviewer-1' LIMIT 1");
    const assignments = server.strapi.plugin('access').service('assignments') as Assignments;
    await assignments.grant({ userId: reviewer?.id ?? 0, role: 'approver', scopePath: reviewer?.path ?? '', scopeType: 'authority', scopeId: '', scopeLabel: '' }, { id: null, name: '系统' }, new Date());
    const alone = await together('reviewer-1', 'grant', [first, second]);
    expect(alone.map(({ problems }) => problems.map(({ code }) => code))).toEqual([['same-person'], ['same-person']]);
    expect((await together('approver-1', 'grant', [first, second])).map(({ done }) => done)).toEqual([true, true]);
    const [ends] = await rowsOf<{ versions: number }>(server, 'SELECT count(*)::int AS versions FROM nurse_registrations r JOIN nurses n ON n.id = r.nurse_id WHERE r.version = 2 AND r.current AND n.document_id = ANY(?)', [`{${[first, second].map(({ view }) => view.subject.id).join(',')}}`]);
    expect(ends?.versions).toBe(2);
    expect(await brokenLink(server)).toBeNull();
  });

  it('is one by one where the business does not say otherwise', async () => {
    const [first] = files as [Case];
    const cases = await versions('counter-verification', [first]);
    const outcome = await fire('counter-verification', 'make', cases);
    expect(outcome.body.data).toMatchObject([{ done: false, problems: [{ code: 'one-by-one' }] }]);
  });
});
