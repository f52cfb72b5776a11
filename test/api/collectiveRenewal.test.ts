import { addYears } from '@medregistry/language';
import { Case, expectStatus } from '../support/Case';
import { beginDay, brokenLink, deliverMessages, institutionOf, moveClock, rowsOf, type DemoInstitution } from '../support/district';
import { activatedNurse, dueNurses, type DemoNurse } from '../support/nurses';
import { newKey, personIn, type Answer, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface Outcome {
  nurse: string;
  name: string;
  done: boolean;
  documentId: string | null;
  reason: string | null;
}

describe('collective renewal', () => {
  let server: RunningServer;
  let hospital: DemoInstitution;
  let nurses: DemoNurse[];
  let unactivated: string;
  const person = (username: string): Person => personIn(server, username);
  const propose = (data: object, by = 'hs-hospital', key = newKey()): Promise<Answer<Body<Outcome[]>>> => person(by).post<Body<Outcome[]>>(`/api/institutions/${hospital.documentId}/collective-renewals`, { data, key });
  const fileOf = async (nurse: DemoNurse): Promise<Case> => {
    const [row] = await rowsOf<{ id: string }>(server, 'SELECT a.document_id AS id FROM applications a WHERE a.subject_id = ? ORDER BY a.id DESC LIMIT 1', [nurse.id]);
    const template = await nurse.person.get<Body<unknown>>('/api/procedures/registration-renewal');
    return Case.read(nurse.person, template.body.data as Case['procedure'], row?.id ?? '');
  };
  const at = (index: number): DemoNurse => nurses[index] as DemoNurse;

  beforeAll(async () => {
    server = await districtServer();
    hospital = await institutionOf(server, 'hospital');
    const [first = '', ...others] = await dueNurses(server, hospital, 4);
    unactivated = first;
    nurses = [];
    for (const id of others) nurses.push(await activatedNurse(server, id));
  }, BOOT_PATIENCE);

  it('opens a case for each nurse of the list, and says why there is none for another', async () => {
    const key = newKey();
    const data = { nurses: [...nurses.map(({ id }) => id), unactivated, 'nobody'], employs: true };
    const answer = expectStatus(await propose(data, 'hs-hospital', key), 200);
    expect(Object.fromEntries(answer.body.data.map(({ nurse, done }) => [nurse, done]))).toEqual({ ...Object.fromEntries(nurses.map(({ id }) => [id, true])), [unactivated]: false, nobody: false });
    expect(answer.body.data.find(({ nurse }) => nurse === unactivated)?.reason).toContain('激活');
    expect((await propose(data, 'hs-hospital', key)).body).toEqual(answer.body);
    const again = await propose({ nurses: [at(0).id], employs: true });
    expect(again.body.data).toMatchObject([{ done: false, documentId: answer.body.data.find(({ nurse }) => nurse === at(0).id)?.documentId }]);
    const [left] = await rowsOf<{ drafts: number }>(server, "SELECT count(*)::int AS drafts FROM applications WHERE procedure = 'registration-renewal' AND state = 'draft'");
    expect(left?.drafts).toBe(0);
  });

  it('is the institution’s own to file, and for who is employed', async () => {
    expect((await propose({ nurses: [at(0).id], employs: true }, 'hs-nursing-home')).status).toBe(404);
    expect((await propose({ nurses: [at(0).id], employs: false })).status).toBe(400);
  });

  it('goes to the authority when the nurse has agreed, without a paper of hers, and renews from the old end', async () => {
    const nurse = at(0);
    await deliverMessages(server);
    const inbox = await nurse.person.get<Body<{ title: string }[]>>('/api/messages');
    expect(inbox.body.data.map(({ title }) => title)).toContain('请确认集体申请延续注册');
    const file = await fileOf(nurse);
    expect(file.view).toMatchObject({ state: 'pending-consent', holder: 'nurse' });
    expect((await file.fire(nurse.person, 'consent', { agrees: false })).body.error.details.problems?.map(({ code }) => code)).toEqual(['not-agreed']);
    await file.advance(nurse.person, 'consent', { agrees: true });
    for (const [by, event, payload] of [
      ['reviewer-1', 'accept', {}],
      ['reviewer-1', 'propose', { conclusion: 'granted', opinion: '符合条件，建议准予。' }],
      ['approver-1', 'grant', {}],
    ] as const) await file.advance(person(by), event, payload);
    const [line] = await rowsOf<{ now: string; before: string }>(server, 'SELECT max(valid_to)::text AS now, min(valid_to)::text AS before FROM nurse_registrations r JOIN nurses n ON n.id = r.nurse_id WHERE n.document_id = ?', [nurse.id]);
    expect(line?.now).toBe(addYears(line?.before ?? '', 5));
  });

  it('is corrected by the nurse without a second declaration', async () => {
    const nurse = at(1);
    const file = await fileOf(nurse);
    await file.advance(nurse.person, 'consent', { agrees: true });
    await file.advance(person('reviewer-1'), 'return', { notes: [{ target: '', category: 'material', text: '请核对工作科室。' }] });
    await file.reload();
    await file.advance(nurse.person, 'resubmit', { replies: file.view.notes.filter(({ open }) => open).map(({ documentId }) => ({ note: documentId, done: true, reply: '已核对。' })) });
    expect(file.view.state).toBe('submitted');
    const alone = await person('reviewer-1').post<Body<{ done: boolean; problems: { code: string }[] }[]>>('/api/applications/batch', { data: { event: 'accept', cases: [{ id: file.view.documentId, version: (await file.reload(person('reviewer-1'))).version }] }, key: newKey() });
    expect(alone.body.data).toMatchObject([{ done: false, problems: [{ code: 'corrected' }] }]);
  });

  it('ends where she does not agree, and leaves her free to apply herself', async () => {
    const nurse = at(2);
    const file = await fileOf(nurse);
    expect((await file.fire(person('hs-hospital'), 'consent', { agrees: true })).status).toBe(403);
    await file.reload();
    await file.advance(nurse.person, 'decline', { reason: '我想自己申请。' });
    expect(file.view.state).toBe('declined');
    const own = await Case.open(nurse.person, 'registration-renewal', { nurse: nurse.id });
    await own.advance(nurse.person, 'withdraw');
  });

  it('asks why it comes so late, and lapses when nobody answers', async () => {
    const nurse = at(2);
    await rowsOf(server, 'UPDATE nurse_registrations SET valid_to = CURRENT_DATE + 25 WHERE current AND nurse_id = (SELECT id FROM nurses WHERE document_id = ?) RETURNING id', [nurse.id]);
    const silent = await propose({ nurses: [nurse.id], employs: true });
    expect(silent.body.data).toMatchObject([{ done: false, reason: expect.stringContaining('说明') as string }]);
    expect((await propose({ nurses: [nurse.id], employs: true, note: '护士长期在外进修，刚刚回院。' })).body.data).toMatchObject([{ done: true }]);
    await moveClock(server, 22);
    await beginDay(server);
    expect((await fileOf(nurse)).view.state).toBe('terminated');
    await moveClock(server, 0);
    expect(await brokenLink(server)).toBeNull();
  }, BOOT_PATIENCE);
});
