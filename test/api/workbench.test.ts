import type { ApplicationView, Comparison, ContactEntry, LeaseView, ListRow, WorkbenchView } from '@medregistry/workflow';
import { expectStatus } from '../support/Case';
import { rowsOf } from '../support/district';
import { Ground } from '../support/Ground';
import { holderOf } from '../support/holders';
import { onePage } from '../support/papers';
import { newKey, type Answer, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE, states } from '../support/strapi';
import { routes } from '../support/walk';

const CROWD = 20;
const SUBMITTED = 'a case on the desk';
const SECRET = '机密草稿：电话里说过的话';
const note = (target: string, text: string, more: object = {}) => ({ target, category: 'material', text, ...more });
const draftNote = (key: string, target: string, text: string, more: object = {}) => ({ key, severity: 'must', ...note(target, text), ...more });

describe('the desk of a reviewer', () => {
  let ground: Ground;
  let reviewer: Person;
  let colleague: Person;
  let approver: Person;
  let institution: Person;

  const path = (rest: string): string => `${ground.file.path}/${rest}`;
  const desk = async (by: Person): Promise<WorkbenchView> => expectStatus(await by.get<Body<WorkbenchView>>(path('workbench')), 200).body.data;
  const take = (by: Person, reason?: string): Promise<Answer<Body<LeaseView>>> => by.send<Body<LeaseView>>('PUT', path('lease'), { data: reason ? { reason } : {} });
  const draft = (by: Person, revision: number, notes: object[]): Promise<Answer<Body<{ revision: number; late: string[] }>>> => by.send('PUT', path('draft'), { data: { revision, notes } });
  const audited = async (action: string): Promise<{ actor_name: string; details: Record<string, unknown> }[]> =>
    rowsOf(ground.server, 'SELECT actor_name, CAST(details AS json) AS details FROM audit_entries WHERE subject_id = ? AND action = ? ORDER BY id', [ground.file.view.documentId, `verification.${action}`]);
  /** Takes everything back to where the case was handed in first. */
  const handedIn = async (): Promise<void> => {
    await states.goBackTo(SUBMITTED);
    await ground.file.reload();
  };
  /** Puts an end to every lease, as time would. */
  const letLeasesEnd = async (): Promise<void> => {
    await ground.server.strapi.db.transaction(async ({ trx }) => {
      await trx.raw(`SELECT set_config('medregistry.writer', 'workflow', true)`);
      await trx.raw(`UPDATE applications SET assigned_until = '2020-01-01' WHERE assignee_id IS NOT NULL`);
    });
  };
  /** The case returned with notes, changed by `change` and handed in again. */
  const secondRound = async (notes: object[], change: () => Promise<void>): Promise<void> => {
    await handedIn();
    await ground.file.advance(reviewer, 'return', { notes: notes as never });
    await ground.file.reload();
    await change();
    const replies = (await ground.file.reload()).notes.map(({ documentId }) => ({ note: documentId, done: true, reply: '已改。' }));
    await ground.file.advance(institution, 'resubmit', { replies });
    await ground.file.reload(reviewer);
  };

  beforeAll(async () => {
    ground = await Ground.prepare('verification', 'foreign-clinic');
    ({ reviewer, approver, institution } = ground.people);
    for (const step of routes(ground.file.procedure)['submitted'] ?? []) await ground.keepAfter(step);
    colleague = await holderOf(ground.server, 'reviewer', ground.institution, '-2');
    await Promise.all([...Object.values(ground.people), colleague].map((person) => person.get('/api/me')));
    await states.keep(SUBMITTED);
  }, BOOT_PATIENCE);

  beforeEach(handedIn);

  describe('a case in hand (领取)', () => {
    it('goes to one of twenty who reach for it at once; the others are told who has it', async () => {
      const crowd: Person[] = [];
      for (let index = 0; index < CROWD; index += 1) crowd.push(await holderOf(ground.server, 'reviewer', ground.institution, `-crowd-${index}`));
      await Promise.all(crowd.map((person) => person.get('/api/me')));
      const answers = await Promise.all(crowd.map((person) => take(person)));
      const won = answers.filter(({ status }) => status === 200);
      expect(won).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(CROWD - 1);
      const holder = won[0]?.body.data.name ?? '';
      for (const { status, body } of answers) if (status === 409) expect(body.error).toMatchObject({ message: expect.stringContaining(holder) as string, details: { code: 'held' } });
      expect(await audited('claim')).toHaveLength(1);
    });

    it('stands in lists and in the case, and never with the applicant', async () => {
      expectStatus(await take(reviewer), 200);
      const seen = await ground.file.reload(reviewer);
      expect(seen.lease).toMatchObject({ name: '测试审核人员', mine: true, expired: false });
      expect((await ground.file.reload(colleague)).lease).toMatchObject({ mine: false });
      const list = expectStatus(await reviewer.get<Body<ListRow[]>>(`/api/applications?queue=verification:to-review&holder=mine`), 200).body.data;
      expect(list.map(({ documentId, mine, assigneeName }) => ({ documentId, mine, assigneeName }))).toEqual([{ documentId: seen.documentId, mine: true, assigneeName: '测试审核人员' }]);
      const own = await institution.get<Body<ApplicationView>>(ground.file.path);
      expect(own.body.data.lease).toBeNull();
      expect((await institution.get('/api/applications')).text).not.toContain('测试审核人员');
    });

    it('leaves the version alone, so that nobody works on an older view because of it', async () => {
      const { version } = ground.file.view;
      expectStatus(await take(reviewer), 200);
      expect((await ground.file.reload(reviewer)).version).toBe(version);
    });

    it('is taken over from a busy colleague by the approver alone, with a reason, and by anybody with one once it has run out', async () => {
      expectStatus(await take(reviewer), 200);
      expect((await take(colleague, '急件')).status).toBe(409);
      await letLeasesEnd();
      expect((await take(colleague)).status).toBe(422);
      expectStatus(await take(colleague, '原审核人休假。'), 200);
      expect(await audited('take-over')).toMatchObject([{ actor_name: '测试审核人员-2', details: { reason: '原审核人休假。', from: '测试审核人员' } }]);
      expect((await take(reviewer)).status).toBe(409);
    });

    it('may be taken over by the approver where the approver has something to do with it', async () => {
      // In this state the approver has nothing to decide, so there is nothing to take.
      expect((await take(approver, '催办')).status).toBe(409);
      await ground.file.advance(reviewer, 'propose', { conclusion: 'passed', opinion: '材料齐全，建议合格。' });
      expectStatus(await take(approver), 200);
      const other = await holderOf(ground.server, 'approver', ground.institution, '-2');
      expect((await take(other)).status).toBe(422);
      expect(expectStatus(await take(other, '原负责人外出。'), 200).body.data).toMatchObject({ mine: true, name: '测试签批负责人-2' });
    });

    it('is given back by hand, by its holder only', async () => {
      expectStatus(await take(reviewer), 200);
      expect((await colleague.send('DELETE', path('lease'))).status).toBe(409);
      expectStatus(await reviewer.send('DELETE', path('lease')), 200);
      expectStatus(await take(colleague), 200);
    });

    it('lasts as long as its holder works on the case', async () => {
      expectStatus(await take(reviewer), 200);
      await letLeasesEnd();
      expect((await ground.file.reload(reviewer)).lease?.expired).toBe(true);
      expectStatus(await draft(reviewer, 0, []), 200);
      expect((await ground.file.reload(reviewer)).lease).toMatchObject({ mine: true, expired: false });
    });

    it('ends with the act that hands the case on, and begins with the act that takes it up', async () => {
      await ground.file.advance(reviewer, 'claim');
      expect((await ground.file.reload(reviewer)).lease).toMatchObject({ mine: true });
      await ground.file.advance(reviewer, 'return', { notes: [note('', '请补充说明。')] });
      expect((await ground.file.reload(reviewer)).lease).toBeNull();
    });

    it('never stops the law: a colleague acts all the same, and the trail says whose case it was', async () => {
      expectStatus(await take(reviewer), 200);
      await ground.file.advance(colleague, 'return', { notes: [note('', '请补充说明。')] });
      expect(await audited('return')).toMatchObject([{ actor_name: '测试审核人员-2', details: { leaseOf: '测试审核人员' } }]);
    });
  });

  describe('a draft of notes', () => {
    it('stays on the server until it is sent, and goes when it is', async () => {
      expectStatus(await draft(reviewer, 0, [draftNote('a', 'materials.work-summary', SECRET)]), 200);
      expect((await desk(reviewer)).drafts).toMatchObject([{ mine: true, revision: 1, notes: [{ key: 'a', text: SECRET }] }]);
      await ground.file.advance(reviewer, 'return', { notes: [note('materials.work-summary', '请补充总结。')] });
      expect((await desk(reviewer)).drafts).toEqual([]);
    });

    it('is read by the colleague who takes over, and stays its author\'s', async () => {
      expectStatus(await draft(reviewer, 0, [draftNote('a', '', SECRET)]), 200);
      expect((await desk(colleague)).drafts).toMatchObject([{ mine: false, author: '测试审核人员', notes: [{ text: SECRET }] }]);
      await ground.file.advance(colleague, 'return', { notes: [note('', SECRET.replace('机密', ''))] });
      expect((await desk(reviewer)).drafts).toHaveLength(1);
    });

    it('is not written over by an older tab, which is given what is there', async () => {
      expectStatus(await draft(reviewer, 0, [draftNote('a', '', '第一条')]), 200);
      expectStatus(await draft(reviewer, 1, [draftNote('a', '', '第一条改过')]), 200);
      const refused = await draft(reviewer, 1, [draftNote('b', '', '第二条')]);
      expect(refused.status).toBe(412);
      expect(refused.body.error.details.current).toMatchObject({ revision: 2, notes: [{ text: '第一条改过' }] });
    });

    it('loses nothing when twenty saves come at once: one is kept, the others are told', async () => {
      const answers = await Promise.all(Array.from({ length: CROWD }, (_, index) => draft(reviewer, 0, [draftNote('a', '', `第 ${index} 稿`)])));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 412)).toHaveLength(CROWD - 1);
    });
  });

  it('keeps what was looked at for everybody who works on the case, round by round', async () => {
    const tick = (by: Person, point: string, ticked: boolean): Promise<Answer<unknown>> => by.send('PUT', path(`points/${point}`), { data: { ticked } });
    expectStatus(await tick(reviewer, 'cover-signed', true), 200);
    expect((await desk(colleague)).ticks).toMatchObject([{ point: 'cover-signed', round: 1, author: '测试审核人员' }]);
    expectStatus(await tick(colleague, 'cover-signed', false), 200);
    expect((await desk(reviewer)).ticks).toEqual([]);
    expect((await tick(reviewer, 'nonsense', true)).status).toBe(404);
  });

  describe('a second round', () => {
    const changes = async (by: Person, round = 1): Promise<Comparison> => expectStatus(await by.get<Body<Comparison>>(path(`submissions/${round}/changes`)), 200).body.data;
    const rework = async (): Promise<void> => {
      const { form } = ground.file.view;
      const [first, ...others] = (form['roster']?.['nurses'] ?? []) as { [column: string]: string }[];
      const contact = { ...form['contact'], mobile: '13900000002' };
      const nurses = [{ ...first, department: '内科' }, ...others.slice(1), { name: '新来护士', gender: 'female', source: 'hand' }];
      expectStatus(await ground.file.save({ ...form, contact, period: { ...form['period'], changes: '增加一名护士。' }, roster: { ...form['roster'], nurses } } as never), 200);
      expectStatus(await institution.upload(`${ground.file.path}/materials/work-summary/pages`, [await onePage(7)]), 201);
    };

    it('shows old beside new: fields, rows of the roster, new pages, numbers masked', async () => {
      await secondRound([note('materials.work-summary', '请补充总结。')], rework);
      const { before, after, fields, rows, slots } = await changes(reviewer);
      expect([before.round, after.round]).toEqual([1, 2]);
      expect(fields).toEqual(expect.arrayContaining([
        expect.objectContaining({ path: 'period.changes', to: '增加一名护士。' }),
        { path: 'contact.mobile', from: expect.stringContaining('*') as string, to: '139****0002' },
      ]));
      expect(rows.map(({ change }) => change).sort()).toEqual(['added', 'changed', 'removed']);
      expect(rows.find(({ change }) => change === 'added')).toMatchObject({ path: 'roster.nurses', name: '新来护士' });
      expect(slots).toMatchObject([{ slot: 'work-summary', added: [expect.any(String) as string], removed: [] }]);
      expect(JSON.stringify(await changes(reviewer))).not.toMatch(/13900000002/);
      expect(JSON.stringify(await changes(institution))).toMatch(/13900000002/);
      expect((await reviewer.get(path('submissions/7/changes'))).status).toBe(404);
    });

    it('still shows a page that was taken out', async () => {
      let old = '';
      await secondRound([note('materials.work-summary', '请重新扫描。')], async () => {
        old = ground.file.view.materials.find(({ slot }) => slot === 'work-summary')?.pages[0]?.id ?? '';
        expectStatus(await institution.upload(`${ground.file.path}/materials/work-summary/pages`, [await onePage(8)]), 201);
        expectStatus(await institution.send('DELETE', `${ground.file.path}/materials/work-summary/pages/${old}`), 200);
      });
      expect((await changes(reviewer)).slots).toMatchObject([{ removed: [old] }]);
      expectStatus(await reviewer.get(path(`materials/work-summary/pages/${old}/preview?size=thumb`)), 200);
    });

    it('keeps each submission as it was, sealed, and lets nobody change it', async () => {
      await secondRound([note('', '请补充。')], rework);
      const kept = await rowsOf<{ round: number; mobile: string }>(ground.server, `SELECT s.round, s.form #>> '{contact,mobile}' AS mobile FROM case_submissions s JOIN applications a ON a.id = s.application_key WHERE a.document_id = ? ORDER BY s.round`, [ground.file.view.documentId]);
      expect(kept.map(({ round }) => round)).toEqual([1, 2]);
      for (const { mobile } of kept) expect(mobile).toMatch(/^[a-z0-9]{1,12}:/);
      for (const sql of ['UPDATE case_submissions SET round = 9', 'DELETE FROM case_submissions', 'TRUNCATE case_submissions']) {
        await expect(rowsOf(ground.server, sql)).rejects.toThrow(/refused/);
      }
    });

    it('lets the reviewer find each note met or not, and tells the applicant when the case comes back', async () => {
      await secondRound([note('materials.work-summary', '请补充总结。'), note('form.period.changes', '请写明变化。')], rework);
      const [first, second] = ground.file.view.notes.map(({ documentId }) => documentId);
      const judge = (by: Person, id = '', verdict: string | null = 'met'): Promise<Answer<unknown>> => by.send('PUT', path(`notes/${id}/verdict`), { data: { verdict } });
      expectStatus(await judge(reviewer, first, 'met'), 200);
      expectStatus(await judge(reviewer, second, 'unmet'), 200);
      expect((await ground.file.reload(colleague)).notes.map(({ verdict }) => verdict)).toEqual(['met', 'unmet']);
      expect((await ground.file.reload(institution)).notes.map(({ verdict }) => verdict)).toEqual([null, null]);
      expect((await judge(institution, first)).status).toBe(403);
      expect((await judge(reviewer, 'nothing')).status).toBe(404);
      await ground.file.reload(reviewer);
      await ground.file.advance(reviewer, 'return', { notes: [note('form.period.changes', '仍未写明变化。')] });
      expect((await ground.file.reload(institution)).notes.map(({ verdict }) => verdict)).toEqual(['met', 'unmet', null]);
    });

    it('asks for a reason before a point is raised that the first return missed, and keeps it', async () => {
      await secondRound([note('materials.work-summary', '请补充总结。', { code: 'M4' })], rework);
      const late = note('form.profile.address', '地址与许可证不一致。');
      const saved = expectStatus(await draft(reviewer, 0, [draftNote('late', late.target, late.text), draftNote('new', 'form.period.changes', '变化写得不清楚。'), draftNote('again', 'materials.work-summary', '仍不全。', { code: 'M4' })]), 200);
      expect(saved.body.data.late).toEqual(['late']);
      expect((await desk(reviewer)).late).toEqual(['late']);
      const refused = await ground.file.fire(reviewer, 'return', { notes: [late] });
      expect(refused.status).toBe(422);
      expect(refused.body.error.details.problems).toMatchObject([{ path: 'payload.notes.0', code: 'late-note', message: expect.stringContaining('一次性告知') as string }]);
      await ground.file.advance(reviewer, 'return', { notes: [{ ...late, lateReason: '上一轮看漏了。' }] });
      expect(ground.file.view.notes.at(-1)).toMatchObject({ target: late.target, lateReason: '上一轮看漏了。' });
    });
  });

  it('lets advice stay unanswered, and asks an answer to what must be met', async () => {
    await ground.file.advance(reviewer, 'return', { notes: [note('', '建议统一字体。', { severity: 'advice' }), note('', '请补充说明。')] });
    const { notes } = await ground.file.reload();
    expect(notes.map(({ severity }) => severity)).toEqual(['advice', 'must']);
    expect((await ground.file.fire(institution, 'resubmit', { replies: [] })).body.error.details.problems).toMatchObject([{ path: `notes.${notes[1]?.documentId}` }]);
    await ground.file.advance(institution, 'resubmit', { replies: [{ note: notes[1]?.documentId ?? '', done: true, reply: '' }] });
    expect((await ground.file.reload()).notes.map(({ open }) => open)).toEqual([true, false]);
  });

  it('names the page and the person that a note points at', async () => {
    const page = ground.file.view.materials.find(({ slot }) => slot === 'work-summary')?.pages[0]?.id ?? '';
    const [nurse] = (ground.file.view.form['roster']?.['nurses'] ?? []) as { person: string; name: string }[];
    await ground.file.advance(reviewer, 'return', { notes: [note(`materials.work-summary.${page}`, '这一页不清楚。'), note(`form.roster.nurses.${nurse?.person}`, '请核对职称。')] });
    expect((await ground.file.reload()).notes.map(({ targetLabel }) => targetLabel)).toEqual([expect.stringMatching(/工作总结 › 第 1 页$/), expect.stringMatching(new RegExp(`› ${nurse?.name}$`))]);
  });

  describe('the log of calls (F58)', () => {
    const call = { person: '校验联系人', channel: 'phone', outcome: 'call-back', summary: SECRET, nextStep: '明天上午再打。' };

    it('keeps who called, what came of it and what comes next, once for a repeated request, for good', async () => {
      const key = newKey();
      for (let time = 0; time < 2; time += 1) expectStatus(await reviewer.post<Body<ContactEntry>>(path('contacts'), { data: call, key }), 201);
      expect((await desk(colleague)).contacts).toMatchObject([{ ...call, author: '测试审核人员' }]);
      await expect(rowsOf(ground.server, 'DELETE FROM contact_entries')).rejects.toThrow(/refused/);
    });

    it('shows the number in clear to whoever gives a reason, and the trail keeps the reason but not the number', async () => {
      const contact = ground.file.view.form['contact']?.['mobile'];
      const masked = (await ground.file.reload(reviewer)).review.contact.find(({ path: place }) => place === 'contact.mobile');
      expect(masked).toMatchObject({ sealed: true, value: expect.stringContaining('*') as string });
      expect((await reviewer.post(path('reveal'), { data: { path: 'contact.mobile', reason: '' } })).status).toBe(400);
      const told = expectStatus(await reviewer.post<Body<{ value: string }>>(path('reveal'), { data: { path: 'contact.mobile', reason: '电话通知补正' } }), 200);
      expect(told.body.data.value).toBe(contact);
      expect(await audited('reveal')).toEqual([{ actor_name: '测试审核人员', details: { path: 'contact.mobile', reason: '电话通知补正' } }]);
      expect((await reviewer.post(path('reveal'), { data: { path: 'profile.name', reason: '随便看看' } })).status).toBe(404);
      expect((await institution.post(path('reveal'), { data: { path: 'contact.mobile', reason: '自己的号码' } })).status).toBe(403);
    });
  });

  it('gives the applicant not one byte of drafts, calls, ticks or hands on the case', async () => {
    expectStatus(await take(reviewer), 200);
    expectStatus(await draft(reviewer, 0, [draftNote('a', '', SECRET)]), 200);
    expectStatus(await reviewer.post(path('contacts'), { data: { person: '校验联系人', channel: 'phone', outcome: 'reached', summary: SECRET }, key: newKey() }), 201);
    expectStatus(await reviewer.send('PUT', path('points/cover-signed'), { data: { ticked: true } }), 200);
    for (const person of [institution, ground.people.nursing]) {
      expect((await person.get(path('workbench'))).status).toBe(403);
      for (const [method, rest, data] of [['PUT', 'lease', {}], ['DELETE', 'lease', undefined], ['PUT', 'draft', { revision: 0, notes: [] }], ['PUT', 'points/cover-signed', { ticked: false }]] as const) {
        expect((await person.send(method, path(rest), data ? { data } : {})).status).toBe(403);
      }
      const reads = ['', '/history', '/prefill', '/earlier', '/submissions/1/changes'].map((rest) => person.get(`${ground.file.path}${rest}`));
      for (const { text } of await Promise.all([...reads, person.get('/api/applications'), person.get('/api/messages'), person.get('/api/me')])) {
        expect(text).not.toContain(SECRET);
        expect(text).not.toContain('测试审核人员');
        expect(text).not.toContain('cover-signed');
      }
    }
    for (const role of ['auditor', 'support', 'security'] as const) expect((await ground.people[role].get(path('workbench'))).status).toBe(403);
  });

  it('counts the cases behind each filter as the lists behind them do', async () => {
    expectStatus(await take(reviewer), 200);
    interface Counted { data: ListRow[]; meta: { total: number; facets: Record<string, number> & { states: Record<string, number> } } }
    const list = async (query: string): Promise<Counted> => expectStatus(await reviewer.get<Counted>(`/api/applications?queue=verification:to-review&limit=100${query}`), 200).body;
    const { data, meta: { facets } } = await list('&facets=true');
    expect(facets['all']).toBe(data.length);
    expect(facets['mine']).toBe(1);
    for (const filter of ['holder=mine', 'holder=free', 'due=week', 'due=overdue', 'round=first', 'round=again']) {
      const found = await list(`&${filter}&facets=true`);
      expect({ filter, found: found.data.length, total: found.meta.total }).toEqual({ filter, found: facets[filter.split('=')[1] ?? ''], total: found.data.length });
      expect(found.meta.facets).toEqual(facets);
    }
    for (const [state, count] of Object.entries(facets.states)) expect((await list(`&state=${state}`)).data).toHaveLength(count);
    expect((await list('&state=completed')).data).toEqual([]);
  });

  it('tells an applicant how many notes wait, who holds the case and since when', async () => {
    await ground.file.advance(reviewer, 'return', { notes: [note('', '请补充说明。'), note('', '请核对。')] });
    const { body } = expectStatus(await institution.get<Body<ListRow[]>>('/api/applications'), 200);
    expect(body.data.find(({ documentId }) => documentId === ground.file.view.documentId)).toMatchObject({ openNotes: 2, assigneeName: null });
    const view = await ground.file.reload();
    expect(view.holderLabel).toBe('机构经办人');
    expect(Date.parse(view.heldSince)).toBeGreaterThan(Date.parse(view.createdAt) - 1000);
  });

  it('shows beside the form what was filed the year before', async () => {
    expect(expectStatus(await institution.get<Body<null>>(path('earlier')), 200).body.data).toBeNull();
    await ground.server.strapi.db.transaction(async ({ trx }) => {
      await trx.raw(`SELECT set_config('medregistry.writer', 'workflow', true)`);
      await trx.raw(
        `INSERT INTO applications (document_id, number, procedure, procedure_version, state, subject_type, subject_id, subject_name, scope_path, authority_path, context, form, changed_at, closed_at, sort_on, opened_by, version, round)
         SELECT 'lastyear' || a.id, a.number || '-last', a.procedure, a.procedure_version, 'completed', a.subject_type, a.subject_id, a.subject_name, a.scope_path, a.authority_path, a.context,
           jsonb_set(jsonb_set(a.form, '{cover,year}', '2020'), '{period,changes}', '"去年没有变化。"'), a.changed_at, a.changed_at, a.sort_on, a.opened_by, 1, 1 FROM applications a WHERE a.document_id = ?`,
        [ground.file.view.documentId],
      );
    });
    const earlier = async (by: Person): Promise<{ label: string; form: ApplicationView['form'] }> => expectStatus(await by.get<Body<{ label: string; form: ApplicationView['form'] }>>(path('earlier')), 200).body.data;
    expect(await earlier(institution)).toMatchObject({ label: '2020', form: { period: { changes: '去年没有变化。' } } });
    expect((await earlier(institution)).form['contact']?.['mobile']).toBe(ground.file.view.form['contact']?.['mobile']);
    expect((await earlier(reviewer)).form['contact']?.['mobile']).toContain('*');
  });
});
