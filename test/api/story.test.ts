import { addDays, addMonths, civilDate, replay, type Json } from '@medregistry/language';
import { Case, expectStatus } from '../support/Case';
import { brokenLink, deliverMessages, demoAccounts, institutionOf, moveClock, rowsOf, type DemoInstitution } from '../support/district';
import { onePage, photo } from '../support/papers';
import { nobodyIn, Person, type Answer, type Body } from '../support/Person';
import { BOOT_PATIENCE, districtServer, type RunningServer } from '../support/strapi';

interface PermitRow {
  id: number;
  version: number;
  current: boolean;
  status: string;
  next_due_on: string;
  valid_to: string;
  last_verified_on: string | null;
  verification_years: number;
}

/** The whole case as issue 2 tells it; each test goes on where the one before it stopped. */
describe('one verification from draft to stamp', () => {
  const today = civilDate(new Date());
  const opens = addDays(today, 10);
  let server: RunningServer;
  let hospital: DemoInstitution;
  let file: Case;
  let institution: Person;
  let reviewer: Person;
  let officer: Person;
  let approver: Person;
  let counter: Person;
  let permitBefore: PermitRow;
  let notice: Answer<unknown>;
  let code: string;

  const signIn = async (username: string): Promise<Person> =>
    Person.signIn(server.url, username, demoAccounts().find((account) => account.username === username)?.password ?? '');

  const permit = async (): Promise<PermitRow[]> =>
    rowsOf<PermitRow>(
      server,
      `SELECT id, version, current, status, next_due_on::text, last_verified_on::text, verification_years, valid_from::text, valid_to::text, status FROM permits WHERE institution_id = ? ORDER BY version DESC`,
      [hospital.id],
    );

  /** Titles of the messages about the case that somebody has got. */
  const messagesOf = async (person: Person): Promise<string[]> => {
    await deliverMessages(server);
    const { body } = expectStatus(await person.get<Body<{ title: string; subjectId: string }[]>>('/api/messages?limit=100'), 200);
    return body.data.filter(({ subjectId }) => subjectId === file.view.documentId).map(({ title }) => title).reverse();
  };

  beforeAll(async () => {
    server = await districtServer();
    hospital = await institutionOf(server, 'hospital');
    [permitBefore] = (await permit()) as [PermitRow];
  }, BOOT_PATIENCE);

  afterAll(() => moveClock(server, 0));

  it('lets the administrator put the opening of the window ten days ahead', async () => {
    const administrator = await signIn('administrator');
    const before = expectStatus(await administrator.get<Body<{ version: number; windowFrom: string }>>(`/api/campaigns/${hospital.campaign}`), 200);
    const { version } = before.body.data;
    const change = (at: number | undefined): Promise<Answer<Body<{ windowFrom: string }>>> =>
      administrator.send<Body<{ windowFrom: string }>>('PUT', `/api/campaigns/${hospital.campaign}`, { version: at, data: { windowFrom: opens } });
    expect((await change(undefined)).status).toBe(428);
    expect((await change(version + 1)).status).toBe(412);
    expect(expectStatus(await change(version), 200).body.data.windowFrom).toBe(opens);
  });

  it('lets the institution sign in and tells it who it is', async () => {
    institution = await signIn(hospital.username);
    const { body } = expectStatus(await institution.get<Body<{ assignments: { role: string; scopeId: string }[]; queues: { key: string; count: number }[] }>>('/api/me'), 200);
    expect(body.data.assignments).toMatchObject([{ role: 'institution', scopeId: hospital.documentId }]);
    expect(body.data.queues.find(({ key }) => key === 'verification:with-you')?.count).toBe(0);
  });

  it('opens no case before the notice was read, and says so', async () => {
    const refused = await institution.post('/api/applications', { data: { procedure: 'verification', institution: hospital.documentId, campaign: hospital.campaign } });
    expect(refused.status).toBe(422);
    expect(refused.body.error.details.problems).toMatchObject([{ code: 'notice-unread' }]);
    expectStatus(await institution.post(`/api/notices/${hospital.notice}/acknowledge`), 200);
    const prompt = expectStatus(await institution.get<Body<{ eligible: boolean; renewalNeeded: boolean; window: { opensOn: string } }>>('/api/verification/prompt'), 200);
    expect(prompt.body.data).toMatchObject({ eligible: true, renewalNeeded: true, window: { opensOn: opens } });
  });

  it('opens the case once, prefilled from the registers', async () => {
    file = await Case.open(institution, 'verification', { institution: hospital.documentId, campaign: hospital.campaign });
    expect(file.view).toMatchObject({ state: 'draft', version: 2, round: 0, subject: { name: hospital.name }, editable: { form: true, materials: true } });
    expect(file.view.number).toMatch(/^JY-110105-\d{4}-\d{6}$/);
    expect(file.view.form['profile']).toMatchObject({ bedsApproved: 200, level: 'secondary', permitTo: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string });
    expect((file.view.form['roster']?.['nurses'] as Json[]).length).toBeGreaterThan(50);

    const again = await institution.post('/api/applications', { data: { procedure: 'verification', institution: hospital.documentId, campaign: hospital.campaign } });
    expect(again.status).toBe(409);
    expect(again.body.error.details.current).toBe(file.view.documentId);
  });

  it('refuses to submit an empty case with every reason at once', async () => {
    const refused = await file.fire(institution, 'submit');
    expect(refused.status).toBe(422);
    const codes = refused.body.error.details.problems?.map(({ path }) => path) ?? [];
    expect(codes).toEqual(expect.arrayContaining(['form.roster.confirmed', 'form.commitment.truthful', 'materials.application-form', 'materials.renewal~renewal-application']));
    const offered = file.view.availableActions.find(({ event }) => event === 'submit');
    expect(offered?.problems.length).toBeGreaterThan(5);
  });

  it('takes the form and the papers', async () => {
    await file.fillIn();
    expect(file.view.version).toBe(3);
    const wanted = file.view.materials.filter(({ required }) => required).map(({ slot }) => slot);
    expect(wanted).toEqual(['application-form', 'staff-roster', 'permit-duplicate', 'work-summary', 'radiation-licence', 'renewal~licence-application', 'renewal~renewal-application']);
    for (const [index, slot] of wanted.entries()) {
      const pages = index % 2 === 0 ? [await onePage(index)] : [await photo(index), await onePage(index)];
      const { body } = expectStatus(await institution.upload<Body<{ pageCount: number }>>(`${file.path}/materials/${slot}/pages`, pages), 201);
      expect(body.data.pageCount).toBe(pages.length);
    }
    await file.reload();
    expect(file.view.version).toBe(3);
    expect(file.view.availableActions.find(({ event }) => event === 'submit')?.problems).toEqual([]);
  });

  it('submits with a receipt, and then changes neither form nor papers', async () => {
    await file.advance(institution, 'submit');
    expect(file.view).toMatchObject({ state: 'submitted', round: 1, stateLabel: '已提交校验申请，待审核', editable: { form: false, materials: false }, dueOn: addDays(today, 5) });
    const receipt = expectStatus(await institution.get(`${file.path}/documents/receipt`), 200);
    expect(receipt.headers.get('content-type')).toBe('application/pdf');
    expect(receipt.bytes.subarray(0, 5).toString()).toBe('%PDF-');

    expect((await file.save(file.view.form)).status).toBe(409);
    expect((await institution.upload(`${file.path}/materials/work-summary/pages`, [await onePage()])).status).toBe(409);
    expect(file.view.materials.filter(({ pageCount }) => pageCount > 0).every(({ frozen }) => frozen)).toBe(true);
    const [obligation] = await rowsOf<{ state: string }>(server, 'SELECT state FROM verification_obligations WHERE institution_id = ? ORDER BY year DESC', [hospital.id]);
    expect(obligation?.state).toBe('filed');
  });

  it('is claimed by a reviewer, who returns it with notes', async () => {
    reviewer = await signIn('reviewer-1');
    const { body } = expectStatus(await reviewer.get<Body<{ documentId: string; stateLabel: string }[]>>(`/api/applications?queue=verification:to-review&q=${encodeURIComponent(hospital.name)}`), 200);
    expect(body.data).toMatchObject([{ documentId: file.view.documentId, stateLabel: '待审核' }]);
    await file.advance(reviewer, 'claim');
    await file.advance(reviewer, 'return', {
      notes: [
        { target: 'materials.work-summary', category: 'material', code: 'M4', text: '工作总结中未体现感染管理和病历管理的内容，请补充。' },
        { target: 'form.commitment.signatory', category: 'standard', text: '签字人应当是法定代表人。' },
      ],
    });
    expect(file.view).toMatchObject({ state: 'correction', stateLabel: '已退回，待机构修正' });
  });

  it('calls the returned case by the exact words that the institution knows', async () => {
    await file.reload(institution);
    expect(file.view.stateLabel).toBe('网上服务申请材料修正中，待提交');
    expect(file.view.notes.map(({ targetLabel, open, author }) => ({ targetLabel, open, author }))).toEqual([
      { targetLabel: '校验期工作总结', open: true, author: '审核甲' },
      { targetLabel: '提交文件及申请人承诺 › 签字人', open: true, author: '审核甲' },
    ]);
    expect(file.view.editable).toEqual({ form: true, materials: true });
    // The deadline of the campaign is later than fifteen days from now.
    const [campaign] = await rowsOf<{ deadline: string }>(server, 'SELECT correction_deadline::text AS deadline FROM campaigns WHERE document_id = ?', [hospital.campaign]);
    expect(file.view.dueOn).toBe(campaign?.deadline);
  });

  it('takes corrections and every reply, and only then submits again', async () => {
    expectStatus(await file.save({ ...file.view.form, commitment: { ...file.view.form['commitment'], signatory: '李建国' } }), 200);
    expectStatus(await institution.upload(`${file.path}/materials/work-summary/pages`, [await onePage(7)]), 201);
    const notes = file.view.notes.map(({ documentId }) => documentId);
    const one = await file.fire(institution, 'resubmit', { replies: [{ note: notes[0] ?? '', done: true, reply: '已补充两个方面的内容。' }] });
    expect(one.status).toBe(422);
    await file.advance(institution, 'resubmit', { replies: notes.map((note) => ({ note, done: true, reply: '已整改。' })) });
    expect(file.view).toMatchObject({ state: 'submitted', round: 2 });
    expect(file.view.notes.map(({ open, reply }) => ({ open, reply }))).toEqual(notes.map(() => ({ open: false, reply: '已整改。' })));
  });

  it('is proposed by an officer, who cannot decide on it though approving is a role of theirs', async () => {
    officer = await signIn('officer-1');
    await file.advance(officer, 'propose', { conclusion: 'passed', opinion: '申请材料齐全，内容符合要求，建议校验合格。', 'renewal~conclusion': 'granted' });
    expect(file.view.state).toBe('pending-decision');
    expect(file.view.joined).toMatchObject([{ procedure: 'renewal', state: 'pending-decision' }]);
    expect(file.view.availableActions.find(({ event }) => event === 'decide')?.problems).toMatchObject([{ code: 'same-person' }]);
    const refused = await file.fire(officer, 'decide');
    expect(refused.status).toBe(422);
    expect(refused.body.error.details.problems).toMatchObject([{ code: 'same-person', message: '您审核过本件，不能由您签批，请交由其他负责人签批。' }]);
    expect((await file.fire(reviewer, 'decide')).status).toBe(403);
  });

  it('is approved by a second person', async () => {
    approver = await signIn('approver-1');
    await file.advance(approver, 'decide', { opinion: '同意。' });
    expect(file.view.state).toBe('online-approved');
    await file.reload(institution);
    expect(file.view.stateLabel).toBe('网上审核通过，待窗口办理');
  });

  it('prints the notice, and prints the same bytes ever after', async () => {
    notice = expectStatus(await institution.get<unknown>(`${file.path}/documents/notice`), 200);
    expect(notice.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(notice.bytes.length).toBeLessThan(60_000);
    for (const person of [institution, reviewer]) {
      const again = expectStatus(await person.get(`${file.path}/documents/notice`), 200);
      expect(again.bytes.equals(notice.bytes)).toBe(true);
    }
    expect((await file.reload(institution)).documents.find(({ key }) => key === 'notice')).toMatchObject({ available: true, prints: 3 });
  });

  it('is genuine to anybody who asks by its code', async () => {
    const [issued] = await rowsOf<{ verify_code: string }>(
      server,
      `SELECT verify_code FROM printed_documents WHERE subject_id = ? AND kind = 'notice'`,
      [file.view.documentId],
    );
    code = issued?.verify_code ?? '';
    const { body } = expectStatus(await nobodyIn(server).get<Body<{ state: string; today: { label: string; value: string }[] }>>(`/api/verify/${code}`), 200);
    expect(body.data.state).toBe('genuine');
    expect(body.data.today).toEqual(expect.arrayContaining([{ label: '机构名称', value: hospital.name }]));
    const other = expectStatus(await nobodyIn(server).get<Body<{ state: string }>>('/api/verify/ABCDEFGHJKLM'), 200);
    expect(other.body.data).toEqual({ state: 'unknown' });
  });

  const checklist = { permitDuplicate: true, guidanceNotice: true };
  const renewalChecklist = { permitOriginal: true, sealedMaterials: true, licenceApplication: true, renewalApplication: true };

  it('is found at the window by the code that the notice carries', async () => {
    counter = await signIn('counter-verification');
    const { body } = expectStatus(await counter.get<Body<{ documentId: string }[]>>(`/api/counter/search?q=${code}`), 200);
    expect(body.data.map(({ documentId }) => documentId)).toEqual([file.view.documentId]);
  });

  it('is not stamped before the window opens, and the refusal names the day', async () => {
    const refused = await file.fire(counter, 'stamp', { checklist, 'renewal~checklist': renewalChecklist });
    expect(refused.status).toBe(422);
    expect(refused.body.error.details.problems).toMatchObject([{ code: 'window-not-open', message: `二层卫生健康委窗口自 ${opens} 起办理登记盖章，现在还不能办理。` }]);
  });

  it('is stamped from that day on, with the whole checklist', async () => {
    await moveClock(server, 10);
    expect((await file.fire(counter, 'stamp', { checklist })).status).toBe(401); // ten days idle
    counter = await signIn('counter-verification');
    const { renewalApplication: _missing, ...incomplete } = renewalChecklist;
    expect((await file.fire(counter, 'stamp', { checklist, 'renewal~checklist': incomplete })).body.error.details.problems).toMatchObject([{ path: 'payload.renewal~checklist.renewalApplication' }]);
    await file.advance(counter, 'stamp', { checklist, 'renewal~checklist': renewalChecklist });
    expect(file.view.joined).toMatchObject([{ procedure: 'renewal', state: 'completed' }]);
    expect(file.view).toMatchObject({ state: 'completed', stateLabel: '已办结（已登记盖章）', dueOn: null });
    expect(file.view.closedAt?.slice(0, 10)).toBe(new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10));
    expect(file.view.clocks.every(({ stoppedOn }) => stoppedOn !== null)).toBe(true);

    const fetched = expectStatus(await counter.get(`${file.path}/documents/completion-receipt`), 200);
    expect(fetched.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(file.view.documents.find(({ key }) => key === 'completion-receipt')?.number).toMatch(/^BJ-\d{4}-\d{6}$/);
  });

  it('leaves its mark in the registers: permit, record, obligation and the next due date', async () => {
    const [current, before] = await permit();
    const next = addMonths(permitBefore.next_due_on, 12 * permitBefore.verification_years);
    expect(current).toMatchObject({ version: permitBefore.version + 1, current: true, last_verified_on: opens, next_due_on: next, status: 'valid', valid_from: addDays(permitBefore.valid_to, 1), valid_to: addMonths(permitBefore.valid_to, 180) });
    expect(before).toMatchObject({ id: permitBefore.id, current: false, status: 'superseded', next_due_on: permitBefore.next_due_on });

    const records = await rowsOf(server, 'SELECT conclusion, next_due_on::text, stamped_on::text, stamped_by FROM verification_records WHERE application_number = ?', [file.view.number]);
    expect(records).toEqual([{ conclusion: 'passed', next_due_on: next, stamped_on: opens, stamped_by: '窗口乙' }]);

    const obligations = await rowsOf(server, 'SELECT state, due_on::text FROM verification_obligations WHERE institution_id = ? ORDER BY due_on DESC LIMIT 2', [hospital.id]);
    expect(obligations).toEqual([
      { state: 'not-due', due_on: next },
      { state: 'settled', due_on: permitBefore.next_due_on },
    ]);
  });

  it('has told everybody what they had to know, once', async () => {
    institution = await signIn(hospital.username);
    reviewer = await signIn('reviewer-1');
    approver = await signIn('approver-1');
    expect(await messagesOf(institution)).toEqual(['校验申请已提交', '校验申请开始审核', '校验申请需要修改', '校验申请已再次提交', '校验材料审核通过，请到窗口办理', '校验已办结']);
    expect(await messagesOf(reviewer)).toEqual(['新的校验申请待审核', '修正后的校验申请待审核']);
    expect(await messagesOf(approver)).toEqual(['校验申请待签批']);
    const outsiders = await rowsOf(
      server,
      `SELECT DISTINCT u.username FROM messages m JOIN up_users u ON u.id = m.recipient_id WHERE m.subject_id = ? ORDER BY 1`,
      [file.view.documentId],
    );
    expect(outsiders.map((row) => (row as { username: string }).username).filter((name) => name.startsWith('tcm-') || name.startsWith('counter'))).toEqual([]);
  });

  it('is what its actions say', async () => {
    const told = expectStatus(await institution.get<Body<{ event: string }[]>>(`${file.path}/history`), 200);
    expect(told.body.data.map(({ event }) => event)).toEqual(['submit', 'claim', 'return', 'resubmit', 'internal', 'decide', 'stamp']);
    const { body } = expectStatus(await reviewer.get<Body<{ event: string; from: string; to: string; actorName: string; sequence: number }[]>>(`${file.path}/history`), 200);
    expect(body.data.map(({ event, actorName }) => [event, actorName])).toMatchObject([
      ['submit', expect.any(String)],
      ['claim', '审核甲'],
      ['return', '审核甲'],
      ['resubmit', expect.any(String)],
      ['propose', '兼职甲'],
      ['decide', '签批甲'],
      ['stamp', '窗口乙'],
    ]);
    expect(body.data.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(replay(file.procedure, body.data)).toBe('completed');
    const [stored] = await rowsOf<{ state: string }>(server, 'SELECT state FROM applications WHERE document_id = ?', [file.view.documentId]);
    expect(stored?.state).toBe('completed');
  });

  it('leaves an audit chain without a broken link', async () => {
    expect(await brokenLink(server)).toBeNull();
    const entries = await rowsOf<{ action: string }>(server, `SELECT action FROM audit_entries WHERE subject_id = ? AND outcome = 'ok' AND action LIKE 'verification.%' ORDER BY sequence`, [file.view.documentId]);
    expect(entries.map(({ action }) => action).filter((action) => !/pages$|save$/.test(action))).toEqual(
      ['create', 'submit', 'claim', 'return', 'resubmit', 'propose', 'decide', 'stamp'].map((event) => `verification.${event}`),
    );
  });
});
