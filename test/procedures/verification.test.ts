import { verification } from '@medregistry/config/procedures';
import { creationProblems, decide, fillPrintout, formAdvice, formProblems, materialProblems, prefill, say, sensitivePaths, rowWithId, slotsOf, withSystemValues, type Accepted, type Json, type Printout, type Scene } from '@medregistry/language';
import { pastAction, plant } from '../support/bend';
import { districtSetting } from '../support/districtSetting';
import { actorAs, after, fire, legalScene, sceneIn } from '../support/walk';

const TODAY = '2026-11-10';
const setting = districtSetting(verification, TODAY);

const withFact = (scene: Scene, path: string, value: Json): Scene => plant(scene, { fact: path }, value) ?? scene;
const withForm = (scene: Scene, path: string, value: Json): Scene => plant(scene, { form: path }, value) ?? scene;
const codes = (problems: { code: string }[]): string[] => problems.map(({ code }) => code);

function accepted(scene: Scene, event: string): Accepted {
  const decision = fire(scene, event, scene.actor.role);
  if (!decision.ok) throw new Error(JSON.stringify(decision.problems));
  return decision;
}

describe('words', () => {
  it('keeps the label of a returned case that institutions know', () => {
    expect(say(verification.states['correction']?.label.applicant ?? '')).toBe('网上服务申请材料修正中，待提交');
  });

  it('has labels in Traditional Chinese and English for every state, event and work list', () => {
    const texts = [
      ...Object.values(verification.states).flatMap(({ label }) => [label.applicant, label.staff]),
      ...Object.values(verification.events).map(({ label }) => label),
      ...Object.values(verification.queues).map(({ label }) => label),
    ];
    for (const text of texts) {
      expect(say(text, 'en')).toMatch(/^[A-Z][\w ,:-]+$/u);
      expect(text).toHaveProperty('zh-Hant');
    }
  });

  it('shows every state that somebody holds in a work list of that role', () => {
    for (const [key, { holder }] of Object.entries(verification.states)) {
      if (holder) expect(Object.values(verification.queues).some(({ roles, states }) => roles.includes(holder) && states.includes(key))).toBe(true);
    }
  });
});

describe('the law of who may do what', () => {
  const STAYS = undefined;
  const TAKEN_ON = ['accepted', 'in-review', 'on-site', 'pending-decision', 'pending-deferral', 'online-approved'];
  const CONCLUDING = ['accepted', 'in-review', 'on-site', 'pending-decision', 'pending-deferral'];
  const law: Record<string, [from: string[], to: string | undefined, roles: string[]]> = {
    submit: [['draft'], 'submitted', ['institution']],
    accept: [['submitted'], 'accepted', ['reviewer']],
    'deem-accepted': [['submitted'], 'accepted', ['system']],
    'not-accept': [['submitted'], 'not-accepted', ['reviewer']],
    claim: [['submitted', 'accepted'], 'in-review', ['reviewer']],
    visit: [['in-review'], 'on-site', ['reviewer']],
    inspect: [['on-site'], STAYS, ['reviewer']],
    'confirm-inspection': [['on-site'], 'in-review', ['reviewer']],
    'call-off-visit': [['on-site'], 'in-review', ['reviewer']],
    'ask-extension': [['correction'], STAYS, ['institution']],
    'grant-extension': [['correction'], STAYS, ['reviewer']],
    'refuse-extension': [['correction'], STAYS, ['reviewer']],
    'ask-withdrawal': [TAKEN_ON, STAYS, ['institution']],
    'consent-withdrawal': [TAKEN_ON, 'withdrawn', ['reviewer']],
    'refuse-withdrawal': [TAKEN_ON, STAYS, ['reviewer']],
    'propose-deferral': [['submitted', 'in-review'], 'pending-deferral', ['reviewer']],
    'pause-term': [CONCLUDING, STAYS, ['reviewer']],
    'resume-term': [CONCLUDING, STAYS, ['reviewer']],
    'extend-term': [CONCLUDING, STAYS, ['approver']],
    'notify-deferral': [['pending-deferral'], 'deferral-notice', ['approver']],
    'ask-hearing': [['deferral-notice'], 'hearing', ['institution']],
    'waive-hearing': [['deferral-notice'], 'deferral-pending', ['institution']],
    'hearing-lapse': [['deferral-notice'], 'deferral-pending', ['system']],
    'record-hearing': [['hearing'], 'deferral-pending', ['reviewer']],
    defer: [['deferral-pending'], 'deferred', ['approver']],
    'drop-deferral': [['deferral-pending'], 'in-review', ['approver']],
    'propose-set-aside': [['completed', 'deferred'], STAYS, ['reviewer', 'approver']],
    'confirm-set-aside': [['completed', 'deferred'], STAYS, ['approver']],
    'reject-set-aside': [['completed', 'deferred'], STAYS, ['approver']],
    return: [['submitted', 'in-review'], 'correction', ['reviewer']],
    resubmit: [['correction'], 'submitted', ['institution']],
    propose: [['submitted', 'in-review'], 'pending-decision', ['reviewer']],
    decide: [['pending-decision'], 'online-approved', ['approver']],
    'send-back': [['pending-decision', 'pending-deferral'], 'in-review', ['approver']],
    stamp: [['online-approved'], 'completed', ['counter']],
    withdraw: [['draft', 'submitted', 'in-review', 'correction'], 'withdrawn', ['institution']],
    'correction-timeout': [['correction'], 'terminated', ['system']],
  };

  it('is what the declaration says, event by event', () => {
    const declared = Object.entries(verification.events).map(([key, { from, to, roles }]) => [key, [from, to, roles]]);
    expect(Object.fromEntries(declared)).toEqual(law);
  });

  it('lets only the institution open a case, and change it only while it is a draft or returned', () => {
    expect(verification.create.roles).toEqual(['institution']);
    const editable = Object.entries(verification.states).filter(([, { editable: { form, materials } }]) => form || materials);
    expect(editable.map(([key]) => key)).toEqual(['draft', 'correction']);
  });
});

describe('opening a case', () => {
  const problems = (path: string, value: Json) => creationProblems(withFact(sceneIn(setting, 'draft'), path, value), actorAs('institution'));

  it('is free to an eligible institution that has read the notice', () => {
    expect(creationProblems(sceneIn(setting, 'draft'), actorAs('institution'))).toEqual([]);
  });

  it('says why an exempt clinic need not apply', () => {
    expect(problems('institution.exemption', '已取得《诊所备案凭证》')).toMatchObject([{ code: 'exempt', message: '本机构不参加年度校验，不需要提交申请：已取得《诊所备案凭证》。' }]);
  });

  it.each([
    ['permit.status', 'expired', 'permit-not-valid'],
    ['permit.status', 'revoked', 'permit-not-valid'],
    ['campaign.id', null, 'no-campaign'],
    ['campaign.open', false, 'campaign-not-open'],
    ['obligation.state', 'not-due', 'not-due'],
    ['obligation.state', 'deferred', 'deferred'],
    ['obligation.state', 're-verification-due', 'deferred'],
    ['obligation.state', 'settled', 'settled'],
    ['obligation.state', null, 'no-obligation'],
    ['notice.acknowledged', false, 'notice-unread'],
  ])('is refused with %s = %s', (path, value, code) => {
    expect(codes(problems(path, value))).toEqual([code]);
  });

  it('names every obstacle at once', () => {
    const scene = withFact(withFact(sceneIn(setting, 'draft'), 'notice.acknowledged', false), 'permit.status', 'expired');
    expect(codes(creationProblems(scene, actorAs('institution')))).toEqual(['permit-not-valid', 'notice-unread']);
  });

  it('lets an overdue institution make up for it after the campaign', () => {
    const scene = withFact(withFact(sceneIn(setting, 'draft'), 'campaign.open', false), 'obligation.state', 'overdue');
    expect(creationProblems(scene, actorAs('institution'))).toEqual([]);
  });
});

describe('the form', () => {
  const draft = sceneIn(setting, 'draft', actorAs('institution'));

  it('takes from the registers all that they know, so that a prefilled form has nothing unreadable in it', () => {
    const form = prefill(draft);
    expect(form['cover']).toMatchObject({ institutionName: '示例综合门诊部', year: 2026 });
    expect(form['contact']).toEqual({ name: '赵联系', mobile: '13900000000' });
    expect(form['roster']?.['doctors']).toHaveLength(1);
    expect(formProblems(draft, form, true)).toEqual([]);
  });

  it("falls back to last year's contact", () => {
    const scene = withFact(withFact(draft, 'institution.contact', null), 'previous', { year: 2025, form: { contact: { name: '钱联系' } } });
    expect(prefill(scene)['contact']).toEqual({ name: '钱联系' });
  });

  it('warns of each of the nine headings of the work summary that says too little, and refuses none', () => {
    const summary = verification.form.sections.find(({ key }) => key === 'summary');
    expect(summary?.fields.map(({ label }) => label)).toEqual(['依法执业', '医疗管理', '感染管理', '护理管理', '药事管理', '医技科室管理', '门急诊管理', '病历管理', '安全生产']);
    expect(formAdvice(draft)).toEqual([]);
    for (const { key } of summary?.fields ?? []) {
      const [empty, brief] = ['', '良好'].map((said) => withForm(draft, `summary.${key}`, said)) as [Scene, Scene];
      expect([formProblems(empty), formProblems(brief)]).toEqual([[], []]);
      expect(formAdvice(empty)).toMatchObject([{ path: `form.summary.${key}`, code: 'empty' }]);
      expect(formAdvice(brief)).toMatchObject([{ path: `form.summary.${key}`, code: 'brief' }]);
    }
  });

  it('asks about beds only those who have some', () => {
    const asked = (scene: Scene) => formProblems(withForm(scene, 'workload', {})).map(({ path }) => path);
    expect(asked(withForm(draft, 'profile.bedsOpen', 0))).not.toContain('form.workload.bedUse');
    expect(asked(withFact(draft, 'institution.bedsApproved', 200))).toContain('form.workload.bedUse');
  });

  it('seals identity numbers and mobile numbers wherever they stand', () => {
    expect(sensitivePaths(verification.form)).toEqual(
      expect.arrayContaining(['legalRepresentative.idNumber', 'principal.idNumber', 'contact.mobile', 'roster.doctors.*.idNumber', 'roster.nurses.*.idNumber', 'roster.others.*.idNumber', 'commitment.agentIdNumber']),
    );
  });

  it('lets nobody change what the register decides', () => {
    const changed = withForm(draft, 'cover.institutionName', '另一家医院');
    expect(withSystemValues(changed, changed.application.form)['cover']).toMatchObject({ institutionName: '示例综合门诊部' });
  });

  it('carries the page labels of the national form in their order', () => {
    const pages = [...new Set(verification.form.sections.map(({ page }) => page))];
    expect(pages).toEqual(['附表14-1', '附表14-2', '附表14-3', '附表14-4', '附表14-5', '附表14-6', '附表14-7', '附表14-8']);
  });
});

describe('materials', () => {
  const keys = (scene: Scene) => slotsOf(scene).map(({ key }) => key);
  const plain = withForm(sceneIn(setting, 'draft'), 'commitment.usesAgent', false);

  it('asks for the attorney and both identity papers when an agent acts, and only then', () => {
    const papers = ['power-of-attorney', 'legal-representative-id', 'agent-id'];
    for (const paper of papers) expect(keys(plain)).not.toContain(paper);
    const agent = withForm({ ...plain, application: { ...plain.application, materials: {} } }, 'commitment.usesAgent', true);
    expect(materialProblems(agent).map(({ path }) => path)).toEqual(expect.arrayContaining(papers.map((paper) => `materials.${paper}`)));
  });

  const quiet = withForm(withForm(plain, 'period.radiation', false), 'period.largeEquipment', false);

  it('asks for the radiation licence where a subject or equipment radiates, and only then', () => {
    const wanted = (scene: Scene) => slotsOf(scene).find(({ key }) => key === 'radiation-licence')?.wanted;
    expect(wanted(quiet)).toBeUndefined();
    expect(wanted(withForm(quiet, 'period.radiation', true))).toBe(true);
    expect(wanted(withForm(quiet, 'subjects.rows', [{ code: '03' }, { code: '32.02' }]))).toBe(true);
    expect(wanted(withForm(quiet, 'subjects.rows', [{ code: '32.05' }]))).toBeUndefined();
  });

  it('offers the licences of large equipment and of maternal care where they apply, without demanding them', () => {
    for (const key of ['large-equipment-licence', 'maternal-care-licence']) expect(keys(quiet)).not.toContain(key);
    const applies = withForm(withForm(quiet, 'period.largeEquipment', true), 'subjects.rows', [{ code: '05.02' }]);
    for (const key of ['large-equipment-licence', 'maternal-care-licence']) expect(slotsOf(applies).find((slot) => slot.key === key)).toMatchObject({ wanted: false });
  });

  it('takes any number of titled items, among the kinds of which is 情况说明 under seal', () => {
    const other = slotsOf(plain).find(({ key }) => key === 'other');
    expect(other?.repeat).toMatchObject({ by: 'title', kinds: expect.arrayContaining([expect.objectContaining({ value: 'explanation', label: '情况说明', seal: true })]) });
  });

  it('has a place for the evidence of each person of the roster', () => {
    const scene = withForm(plain, 'roster.nurses', [{ person: 'n1', name: '王芳', title: 'nurse-in-charge' }]);
    expect(rowWithId('n1', scene.procedure, scene.application.form)).toMatchObject({ slot: { key: 'staff-qualifications' }, row: { name: '王芳', table: 'roster.nurses', index: 0 } });
    expect(rowWithId('n2', scene.procedure, scene.application.form)).toBeUndefined();
  });

  it('always has a place for other materials, which nobody must use', () => {
    expect(slotsOf(plain).find(({ key }) => key === 'other')).toMatchObject({ label: '其他需要上传的材料', wanted: false });
  });
});

describe('the way of a case', () => {
  it('submits with a receipt, frozen slots and a term of five days', () => {
    expect(accepted(legalScene(setting, 'submit'), 'submit')).toMatchObject({
      to: 'submitted',
      round: 2,
      materials: 'freeze',
      documents: ['receipt'],
      effects: [{ verb: 'advance', record: 'obligation', values: { event: 'file' } }],
      clocks: [{ clock: 'review', change: 'start', dueOn: '2026-11-16', provisional: false }],
      messages: [{ to: 'applicant' }, { to: 'reviewer' }],
    });
  });

  it('is not submitted before the roster and the declaration are confirmed', () => {
    const scene = legalScene(setting, 'submit');
    const unsure = withForm(withForm(scene, 'roster.confirmed', false), 'commitment.truthful', false);
    const decision = fire(unsure, 'submit', 'institution');
    expect(decision).toMatchObject({ problems: [{ code: 'roster-unconfirmed', path: 'form.roster.confirmed' }, { code: 'not-declared', path: 'form.commitment.truthful' }] });
  });

  it('gives the institution until the deadline of the campaign, and never less than fifteen days', () => {
    const scene = legalScene(setting, 'return');
    expect(accepted(scene, 'return')).toMatchObject({ materials: 'thaw', notes: [{ code: 'M4' }], clocks: [{ clock: 'correction', dueOn: '2026-12-21' }] });
    expect(accepted(withFact(scene, 'campaign.correctionDeadline', '2026-11-12'), 'return').clocks).toMatchObject([{ dueOn: '2026-11-25' }]);
  });

  it('does not return a case without a note, and lists each note that has no answer', () => {
    const scene = legalScene(setting, 'return');
    expect(fire(scene, 'return', 'reviewer', { notes: [] })).toMatchObject({ problems: [{ path: 'payload.notes', code: 'required' }] });
    const answering = legalScene(setting, 'resubmit');
    const two = { ...answering, application: { ...answering.application, notes: ['a', 'b'].map((id) => ({ id, round: 1, target: '', text: `意见${id}`, open: true })) } };
    expect(fire(two, 'resubmit', 'institution', { replies: [{ note: 'a', done: true, reply: '' }] })).toMatchObject({
      problems: [{ path: 'notes.b', code: 'unanswered', message: '请确认已按审核意见整改：“意见b”' }],
    });
  });

  it.each(['claim', 'return', 'propose', 'inspect', 'confirm-inspection'])('is never decided by somebody who fired %s', (event) => {
    const scene = legalScene(setting, 'decide');
    const sameHands = { ...scene, application: { ...scene.application, actions: [pastAction(event, scene.actor.userId)] } };
    expect(fire(sameHands, 'decide', 'approver')).toMatchObject({ refusal: 'invalid', problems: [{ code: 'same-person' }] });
    const otherHands = { ...scene, application: { ...scene.application, actions: [pastAction(event, scene.actor.userId + 1)] } };
    expect(fire(otherHands, 'decide', 'approver').ok).toBe(true);
  });

  it('does not stamp before the window opens, and says from when', () => {
    const early = withFact(legalScene(setting, 'stamp'), 'window.opensOn', '2026-11-11');
    expect(fire(early, 'stamp', 'counter')).toMatchObject({ problems: [{ code: 'window-not-open', message: '卫生健康委窗口自 2026-11-11 起办理登记盖章，现在还不能办理。' }] });
    expect(fire(withFact(early, 'window.opensOn', TODAY), 'stamp', 'counter').ok).toBe(true);
  });

  it('stamps after two ticks', () => {
    const unticked = (scene: Scene) => {
      const decision = fire(scene, 'stamp', 'counter', { checklist: {} });
      return decision.ok ? [] : decision.problems.map(({ path }) => path);
    };
    const scene = legalScene(setting, 'stamp');
    expect(unticked(scene)).toEqual(['payload.checklist.permitDuplicate', 'payload.checklist.guidanceNotice']);
  });

  it('writes the record, the new version of the permit and the settled obligation', () => {
    const scene = legalScene(setting, 'stamp');
    const decision = accepted(scene, 'stamp');
    expect(decision.effects).toEqual([
      {
        verb: 'append',
        record: 'verificationRecord',
        values: {
          year: 2026, campaign: 'campaign-1', obligation: 'obligation-1', applicationNumber: scene.application.number, conclusion: 'passed',
          dueOn: '2026-12-31', acceptedOn: TODAY, stampedOn: TODAY, stampedBy: '测试counter', nextDueOn: '2027-12-31', decidedBy: null, decidedOn: null, inspectedOn: null,
        },
      },
      { verb: 'newVersion', record: 'permit', values: { lastVerifiedOn: TODAY, lastConclusion: 'passed', verificationYears: 1, nextDueOn: '2027-12-31' } },
      { verb: 'advance', record: 'obligation', values: { event: 'settle' } },
    ]);
    expect(accepted(withFact(scene, 'period.years', 3), 'stamp').effects[1]).toMatchObject({ values: { nextDueOn: '2029-12-31' } });
    expect(accepted(withFact(scene, 'institution.status', 'verification-overdue'), 'stamp').effects).toContainEqual({ verb: 'set', record: 'institution', values: { status: 'practising' } });
  });

  it('accepts and concludes on the same day at the window, so that the legal term is on record and runs no longer', () => {
    const scene = legalScene(setting, 'stamp');
    const decision = accepted(scene, 'stamp');
    expect(decision.clocks).toMatchObject([{ clock: 'conclusion', change: 'start', dueOn: '2026-12-10' }, { clock: 'conclusion', change: 'stop' }]);
    expect(after(scene, decision).clocks).toMatchObject([{ key: 'conclusion', stoppedOn: TODAY }]);
  });

  it('opens the obligation again when a filed case is withdrawn, and not for a draft', () => {
    expect(accepted(legalScene(setting, 'withdraw', 'draft'), 'withdraw').effects).toEqual([]);
    expect(accepted(legalScene(setting, 'withdraw', 'submitted'), 'withdraw').effects).toMatchObject([{ values: { event: 'reopen' } }]);
  });

  it('ends a case the day after the term of correction, and not on its last day', () => {
    const scene = sceneIn(setting, 'correction', actorAs('system'));
    const due = (dueOn: string) => ({ ...scene, application: { ...scene.application, clocks: [{ key: 'correction', startedOn: '2026-10-20', dueOn, pausedOn: null, stoppedOn: null }] } });
    expect(fire(due(TODAY), 'correction-timeout', 'system')).toMatchObject({ problems: [{ code: 'term-not-passed' }] });
    expect(fire(due('2026-11-09'), 'correction-timeout', 'system')).toMatchObject({ ok: true, effects: [{ values: { event: 'lapse' } }] });
    expect(decide(due('2026-11-09'), { event: 'correction-timeout', payload: {}, actor: actorAs('reviewer') })).toMatchObject({ refusal: 'not-allowed' });
  });
});

describe('papers', () => {
  const print = (key: string, scene: Scene): Printout => fillPrintout(verification.documents[key] ?? never(key), scene);
  const never = (key: string): never => {
    throw new Error(`No document ${key}`);
  };
  const textOf = (printout: Printout): string => JSON.stringify(printout);
  const lines = (printout: Printout): string[] => printout.blocks.flatMap((block) => (block.kind === 'checklist' ? block.items.map(({ text }) => text) : []));

  it('calls the button one thing and the paper another', () => {
    const { label, title } = verification.documents['notice'] ?? never('notice');
    expect([say(label), title]).toEqual(['打印网上服务通知书', '网上审核指导服务完成通知单']);
  });

  it('tells on the notice where to go, from when, with what, and leaves room for the seal and the code', () => {
    const notice = print('notice', legalScene(setting, 'decide'));
    for (const words of ['示例综合门诊部', '2026年度医疗机构校验', '2026-11-05', '卫生健康委窗口', '霄云路霄云里1号', '上午09:00-12:00', '朝阳区卫生健康委员会']) expect(textOf(notice)).toContain(words);
    expect(lines(notice)).toEqual(['《医疗机构执业许可证》副本原件', '网上审核指导服务完成通知单（加盖本单位公章）']);
    expect(notice.blocks.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['seal', 'code']));
    expect(textOf(notice)).not.toContain('联系电话');
  });

  it('lists on the notice all six papers of a renewal and names both businesses', () => {
    const notice = print('notice', withFact(legalScene(setting, 'decide'), 'linked.renewal.state', 'pending-decision'));
    expect([...lines(notice), ...(textOf(notice).match(/□ [^\n"]+/gu) ?? [])]).toHaveLength(6);
    expect(textOf(notice)).toContain('校验及《医疗机构执业许可证》有效期延续');
  });

  it('prints the application with 22 boxes, every page label once and a signature on the cover and on 附表14-7', () => {
    const form = print('application-form', sceneIn(setting, 'draft'));
    expect(form.blocks.find(({ kind }) => kind === 'boxes')).toMatchObject({ count: 22, value: '41708635641070311A5141' });
    const pages = [form.pageLabel, ...form.blocks.flatMap((block) => (block.kind === 'pageBreak' ? [block.pageLabel] : []))];
    expect(pages).toEqual(['附表14-1', '附表14-1-1', '附表14-2', '附表14-3', '附表14-4', '附表14-5', '附表14-6', '附表14-7', '附表14-8']);
    const signedOn = form.blocks.reduce<{ page: string; signed: string[] }>(
      ({ page, signed }, block) => (block.kind === 'pageBreak' ? { page: block.pageLabel ?? page, signed } : { page, signed: block.kind === 'signature' ? [...signed, page] : signed }),
      { page: form.pageLabel ?? '', signed: [] },
    ).signed;
    expect(signedOn).toEqual(expect.arrayContaining(['附表14-1', '附表14-7']));
    expect(textOf(form)).not.toMatch(/doctor-1|undefined|"\{/u);
  });

  it('says in the roster what the registers store as keys, with a number on each row', () => {
    const scene = sceneIn(setting, 'draft');
    const roster = print('roster', { ...scene, application: { ...scene.application, form: { ...scene.application.form, ...prefill(scene) } } });
    const doctors = roster.blocks.find((block) => block.kind === 'table');
    expect(doctors).toMatchObject({ rows: [['1', '陈医生', '女', '1980-05', '硕士研究生', '临床医学', '', '主治医师', '110110105000001', '内科专业', '内科', '']] });
  });

  it('lists on the receipt what was handed in', () => {
    const scene = legalScene(setting, 'submit');
    const receipt = print('receipt', { ...scene, application: { ...scene.application, materials: { 'application-form': 9, 'staff-roster': 2 } } });
    expect(receipt.blocks.find((block) => block.kind === 'table')).toMatchObject({ rows: [['1', '医疗机构校验申请书', '9'], ['2', '人员名录', '2']] });
  });
});
