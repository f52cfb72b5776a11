import { addDays, addMonths, civilDate, type Json } from '@medregistry/language';
import { Case, expectStatus } from '../support/Case';
import { beginDay, brokenLink, deliverMessages, moveClock, rowsOf } from '../support/district';
import { Ground } from '../support/Ground';
import type { Answer, Body } from '../support/Person';
import { BOOT_PATIENCE } from '../support/strapi';

interface Registers {
  status: string;
  permit: string;
  conclusion: string | null;
  years: number;
  due: string | null;
  obligation: string;
}

const today = civilDate(new Date());
const daysUntil = (day: string): number => (Date.parse(day) - Date.parse(today)) / 86_400_000;

/** What the registers say of the institution now. */
async function registersOf({ server, institution }: Ground): Promise<Registers> {
  const [row] = await rowsOf<Registers>(
    server,
    `SELECT i.status, p.status AS permit, p.last_conclusion AS conclusion, p.verification_years AS years, p.next_due_on::text AS due,
       (SELECT o.state FROM verification_obligations o WHERE o.institution_id = i.id ORDER BY o.due_on DESC NULLS LAST LIMIT 1) AS obligation
     FROM institutions i JOIN permits p ON p.institution_id = i.id AND p.current WHERE i.id = ?`,
    [institution.id],
  );
  if (!row) throw new Error('The institution has no permit');
  return row;
}

interface Recorded {
  conclusion: string;
  version: number;
  current: boolean;
  status: string;
  from: string | null;
  to: string | null;
  next: string | null;
}

const recordsOf = ({ server, institution }: Ground): Promise<Recorded[]> =>
  rowsOf<Recorded>(
    server,
    `SELECT conclusion, version, current, status, deferred_from::text AS "from", deferred_to::text AS "to", next_due_on::text AS next
     FROM verification_records WHERE institution_id = ? AND NOT imported ORDER BY id`,
    [institution.id],
  );

const open = ({ people, institution }: Ground, procedure: string): Promise<Answer> =>
  people.institution.post('/api/applications', { data: { procedure, institution: institution.documentId, campaign: institution.campaign } });

const problemsOf = (answer: Answer): string[] => (answer.body.error.details.problems ?? []).map(({ code }) => code);

/** Opens the next case of the institution and goes on with it. */
async function follow(ground: Ground, procedure: string, by = ground.people.institution): Promise<void> {
  ground.file = await Case.open(by, procedure, { institution: ground.institution.documentId, campaign: ground.institution.campaign });
  if (ground.file.procedure.form.sections.length > 0) await ground.file.fillIn();
  await ground.file.upload();
  await ground.file.reload();
}

const go = async (ground: Ground, ...events: string[]): Promise<void> => {
  for (const event of events) await ground.go(event);
};

/** A night of the system on a day. */
async function night(ground: Ground, day: string): Promise<void> {
  await moveClock(ground.server, daysUntil(day));
  await beginDay(ground.server);
}

const titlesOf = async (ground: Ground): Promise<string[]> => {
  await deliverMessages(ground.server);
  return expectStatus(await ground.people.institution.get<Body<{ title: string }[]>>('/api/messages?limit=100'), 200).body.data.map(({ title }) => title);
};

interface Burdens {
  deferral: { from: string; to: string; months: number; effects: string[]; step: string; reVerification: { stateLabel: string } | null } | null;
  order: { documentId: string; stateLabel: string; dueOn: string | null } | null;
}

/** What weighs on the institution, as its home page says it. */
const burdensOf = async ({ people, institution }: Ground): Promise<Burdens> =>
  expectStatus(await people.institution.get<Body<Burdens>>(`/api/verification/prompt?institution=${institution.documentId}`), 200).body.data;

const printed = async ({ file, people }: Ground, kind: string): Promise<string> => (await people.approver.get(`${file.path}/documents/${kind}`)).bytes.subarray(0, 5).toString();

/** Sets the conclusion of the case in hand aside, by two people. */
async function setAside(ground: Ground): Promise<void> {
  await ground.file.reload(ground.people.reviewer);
  await ground.file.advance(ground.people.reviewer, 'propose-set-aside', { reason: '签批时遗漏了现场审查发现的问题。', basis: '《行政许可法》第六十九条。' });
  await ground.file.advance(ground.people.approver, 'confirm-set-aside', { opinion: '同意撤销。' });
}

describe('a verification that is put off, and passes when it is made again', () => {
  let ground: Ground;
  let before: Registers;
  let deferred: Case;
  const deferredTo = addDays(addMonths(today, 3), -1);

  beforeAll(async () => {
    ground = await Ground.prepare('verification', 'hospital');
    before = await registersOf(ground);
  }, BOOT_PATIENCE);

  afterAll(() => moveClock(ground.server, 0));

  it('is visited by two officers: who recorded the visit does not confirm it', async () => {
    await go(ground, 'submit', 'claim', 'visit', 'inspect');
    const alone = await ground.file.fire(ground.people.reviewer, 'confirm-inspection');
    expect([alone.status, problemsOf(alone as unknown as Answer)]).toEqual([422, ['second-reviewer']]);
    await go(ground, 'confirm-inspection');
    expect(ground.file.view).toMatchObject({ state: 'in-review', flags: [{ key: 'inspection-confirmed' }] });
    expect(await printed(ground, 'inspection-record')).toBe('%PDF-');
  });

  it('is proposed by a reviewer, told beforehand by another person, and heard when the institution asks', async () => {
    await go(ground, 'propose-deferral');
    expect((await ground.file.reload(ground.people.institution)).stateLabel).toBe('网上审核中，待签批');
    await go(ground, 'notify-deferral', 'ask-hearing', 'record-hearing');
    expect(ground.file.view.state).toBe('deferral-pending');
    expect(await printed(ground, 'deferral-advance-notice')).toBe('%PDF-');
    expect(await registersOf(ground)).toEqual({ ...before, obligation: 'filed' });
  });

  it('is deferred to the day, with its effects on the institution, while the renewal waits', async () => {
    await go(ground, 'defer');
    expect(await printed(ground, 'deferral-decision')).toBe('%PDF-');
    expect(await recordsOf(ground)).toMatchObject([{ conclusion: 'deferred', from: today, to: deferredTo, status: 'in-force' }]);
    expect(await registersOf(ground)).toMatchObject({ status: 'verification-deferred', permit: before.permit, conclusion: 'deferred', due: before.due, obligation: 'deferred' });
    expect(ground.file.view).toMatchObject({ state: 'deferred', joined: [] });
    const held = await rowsOf(ground.server, `SELECT state, stands_alone FROM applications WHERE procedure = 'renewal' AND subject_id = ?`, [ground.institution.documentId]);
    expect(held).toEqual([{ state: 'pending-verification', stands_alone: true }]);
    deferred = ground.file;
  });

  it('says at home from when to when, what holds meanwhile and what comes next', async () => {
    const { deferral } = await burdensOf(ground);
    expect(deferral).toMatchObject({ from: today, to: deferredTo, months: 3, reVerification: null });
    expect(deferral?.effects).toContain('除急救外，不得开展门诊业务、不得收治新病人。');
    expect(deferral?.step).toContain(`${addDays(deferredTo, 1)} 至 `);
  });

  it('leaves no way round: neither another verification nor an early re-verification', async () => {
    expect(problemsOf(await open(ground, 'verification'))).toContain('deferred');
    expect(problemsOf(await open(ground, 're-verification'))).toEqual(['not-due']);
  });

  it('ends on its last day, and the institution is told to apply again within five days', async () => {
    await night(ground, deferredTo);
    expect((await registersOf(ground)).obligation).toBe('deferred');
    await night(ground, addDays(deferredTo, 1));
    expect((await registersOf(ground)).obligation).toBe('re-verification-due');
    expect((await titlesOf(ground)).filter((title) => title === '暂缓期已满，请申请再次校验')).toHaveLength(1);
  });

  it('is visited again in any case before anybody may propose', async () => {
    await follow(ground, 're-verification');
    expect(ground.file.view.earlier).toMatchObject({ documentId: deferred.view.documentId });
    expect((await burdensOf(ground)).deferral?.reVerification).toMatchObject({ stateLabel: '草稿，未提交' });
    await go(ground, 'submit', 'claim');
    const early = await ground.file.fire(ground.people.reviewer, 'propose', { opinion: '整改已经完成，建议合格。' });
    expect([early.status, problemsOf(early as unknown as Answer)]).toEqual([422, ['inspection-missing']]);
  });

  it('passes, and the next period is one year', async () => {
    await go(ground, 'visit', 'inspect', 'confirm-inspection', 'propose', 'decide', 'stamp');
    const next = addMonths(before.due ?? '', 12);
    expect(await recordsOf(ground)).toMatchObject([{ conclusion: 'deferred' }, { conclusion: 'passed', next }]);
    expect(await registersOf(ground)).toMatchObject({ status: 'practising', conclusion: 'passed', years: 1, due: next, obligation: 'not-due' });
    expect((await burdensOf(ground)).deferral).toBeNull();
    expect(await brokenLink(ground.server)).toBeNull();
  });

  it('holds again when that conclusion is set aside by two people, and leaves the full term for applying once more', async () => {
    const asideOn = addDays(deferredTo, 40);
    await night(ground, asideOn);
    await setAside(ground);
    expect(ground.file.view).toMatchObject({ state: 'completed', flags: expect.arrayContaining([expect.objectContaining({ key: 'set-aside' })]) as unknown });
    expect(await printed(ground, 'set-aside-decision')).toBe('%PDF-');
    expect(await registersOf(ground)).toMatchObject({ status: 'verification-deferred', conclusion: 'deferred', due: before.due, obligation: 're-verification-due' });
    expect(await recordsOf(ground)).toMatchObject([{ conclusion: 'deferred', status: 'in-force' }, { conclusion: 'passed', current: false }, { conclusion: 'passed', current: true, status: 'set-aside' }]);
    expect((await burdensOf(ground)).deferral?.step).toContain('请在 ');
    await night(ground, addDays(asideOn, 5));
    expect((await registersOf(ground)).obligation).toBe('re-verification-due');
    expect((await open(ground, 're-verification')).status).toBe(201);
    expect(await brokenLink(ground.server)).toBeNull();
  });
});

describe('a re-verification that fails', () => {
  let ground: Ground;
  let failure: Case;

  beforeAll(async () => {
    ground = await Ground.prepare('verification', 'foreign-clinic');
    await go(ground, 'submit', 'claim', 'propose-deferral', 'notify-deferral', 'waive-hearing', 'defer');
    await night(ground, addMonths(today, 3));
    await follow(ground, 're-verification');
  }, BOOT_PATIENCE);

  afterAll(() => moveClock(ground.server, 0));

  it('is decided by a second person, with the facts in the decision', async () => {
    await go(ground, 'submit', 'claim', 'visit', 'inspect', 'confirm-inspection', 'propose-failure', 'decide-failure');
    expect(ground.file.view.state).toBe('failed');
    expect(await printed(ground, 'failure-decision')).toBe('%PDF-');
    expect((await registersOf(ground)).obligation).toBe('re-verification-failed');
    expect((await burdensOf(ground)).deferral).toMatchObject({ step: expect.stringContaining('登记机关将注销许可证') as string, reVerification: { stateLabel: '再次校验不合格' } });
  });

  it('is set aside where it was wrong, and is no ground for a deregistration any more', async () => {
    const failed = ground.file;
    await follow(ground, 'deregistration', ground.people.reviewer);
    const proposed = ground.file;
    await ground.file.advance(ground.people.reviewer, 'propose', { cause: 're-verification-failed', facts: '再次校验不合格。', basis: '校验办法第二十条。' });
    ground.file = failed;
    await setAside(ground);
    expect((await registersOf(ground)).obligation).toBe('re-verification-due');
    expect((await burdensOf(ground)).deferral?.reVerification).toBeNull();
    await proposed.reload(ground.people.approver);
    const refused = await proposed.fire(ground.people.approver, 'decide', {});
    expect([refused.status, problemsOf(refused as unknown as Answer)]).toEqual([422, ['ground-gone']]);
    await proposed.advance(ground.people.approver, 'send-back', { reason: '再次校验的结论已经撤销。' });
    await proposed.advance(ground.people.reviewer, 'drop', { reason: '再次校验的结论已经撤销。' });
  });

  it('may fail once more when it is applied for again', async () => {
    await follow(ground, 're-verification');
    await go(ground, 'submit', 'claim', 'visit', 'inspect', 'confirm-inspection', 'propose-failure', 'decide-failure');
    expect((await registersOf(ground)).obligation).toBe('re-verification-failed');
    failure = ground.file;
  });

  it('ends in the deregistration of the permit, a case of its own, and nothing can be applied for any more', async () => {
    await follow(ground, 'deregistration', ground.people.reviewer);
    const proposal = { facts: '再次校验不合格。', basis: '校验办法第二十条。' };
    const unfit = await ground.file.fire(ground.people.reviewer, 'propose', { ...proposal, cause: 'order-ignored' });
    expect([unfit.status, problemsOf(unfit as unknown as Answer)]).toEqual([422, ['cause-does-not-fit']]);
    await ground.file.advance(ground.people.reviewer, 'propose', { ...proposal, cause: 're-verification-failed' });
    await go(ground, 'decide');
    expect(await printed(ground, 'deregistration-decision')).toBe('%PDF-');
    expect(await registersOf(ground)).toMatchObject({ status: 'deregistered', permit: 'deregistered', due: null, obligation: 'deregistered' });
    expect(problemsOf(await open(ground, 'verification'))).toEqual(expect.arrayContaining(['permit-not-valid', 'forfeited']));
    const versions = expectStatus(await ground.people.institution.get<Body<{ version: number; case: { number: string } | null }[]>>(`/api/institutions/${ground.institution.documentId}/history`), 200).body.data;
    expect(versions[0]).toMatchObject({ case: { number: ground.file.view.number } });
    expect(await brokenLink(ground.server)).toBeNull();
  });

  it('is set aside by two people before the failure may be: the permit stands again, in a version of its own', async () => {
    const due = await rowsOf<{ due: string }>(ground.server, `SELECT due_on::text AS due FROM verification_obligations WHERE institution_id = ? AND state = 'deregistered'`, [ground.institution.id]);
    const deregistration = ground.file;
    await failure.reload(ground.people.reviewer);
    const early = await failure.fire(ground.people.reviewer, 'propose-set-aside', { reason: '现场审查的事实有误。', basis: '《行政许可法》第六十九条。' });
    expect([early.status, problemsOf(early as unknown as Answer)]).toEqual([422, ['deregistered']]);
    await deregistration.reload(ground.people.approver);
    await deregistration.advance(ground.people.approver, 'propose-set-aside', { reason: '现场审查的事实有误。', basis: '《行政许可法》第六十九条。' });
    const alone = await deregistration.fire(ground.people.approver, 'confirm-set-aside', { opinion: '同意撤销。' });
    expect([alone.status, problemsOf(alone as unknown as Answer)]).toEqual([422, ['second-person']]);
    await go(ground, 'confirm-set-aside');
    expect(ground.file.view).toMatchObject({ state: 'deregistered', flags: [{ key: 'set-aside', label: '决定已撤销' }] });
    expect(await printed(ground, 'set-aside-decision')).toBe('%PDF-');
    expect(await registersOf(ground)).toMatchObject({ status: 'verification-deferred', permit: 'valid', due: due[0]?.due, obligation: 're-verification-failed' });
    await failure.reload(ground.people.reviewer);
    ground.file = failure;
    await setAside(ground);
    expect((await registersOf(ground)).obligation).toBe('re-verification-due');
    expect(await brokenLink(ground.server)).toBeNull();
  });
});

describe('an institution that nobody heard from', () => {
  let ground: Ground;

  beforeAll(async () => {
    ground = await Ground.prepare('deregistration', 'foreign-clinic', (server, { id }) => rowsOf(server, `UPDATE verification_obligations SET state = 'overdue' WHERE institution_id = ?`, [id]));
  }, BOOT_PATIENCE);

  afterAll(() => moveClock(ground.server, 0));

  it('is ordered to make up for it within twenty days, and not deregistered before they have passed', async () => {
    await go(ground, 'order');
    expect(ground.file.view.dueOn && daysUntil(ground.file.view.dueOn)).toBeGreaterThanOrEqual(20);
    const facts: Record<string, Json> = { cause: 'order-ignored', facts: '责令补办后仍未申请校验。', basis: '校验办法第十条。' };
    expect((await ground.file.fire(ground.people.reviewer, 'propose', facts)).status).toBe(409);
    expect(await printed(ground, 'make-up-order')).toBe('%PDF-');
    expect((await burdensOf(ground)).order).toMatchObject({ documentId: ground.file.view.documentId, stateLabel: '已责令限期补办校验', dueOn: ground.file.view.dueOn });
  });

  it('may be deregistered once they have, by a person who did not propose it', async () => {
    await night(ground, addDays(ground.file.view.dueOn ?? today, 1));
    expect((await ground.file.reload()).state).toBe('not-followed');
    await go(ground, 'propose', 'decide');
    expect(await registersOf(ground)).toMatchObject({ status: 'deregistered', permit: 'deregistered' });
  });

  it('is overdue again when that was wrong, and may file at once', async () => {
    await setAside(ground);
    expect(await registersOf(ground)).toMatchObject({ status: 'practising', permit: 'valid', obligation: 'overdue' });
    expect((await open(ground, 'verification')).status).toBe(201);
  });
});

describe('a conclusion that was wrong', () => {
  let ground: Ground;
  let before: Registers;

  beforeAll(async () => {
    ground = await Ground.prepare('verification', 'foreign-clinic');
    before = await registersOf(ground);
    await go(ground, 'submit', 'claim', 'propose', 'decide', 'stamp');
  }, BOOT_PATIENCE);

  it('is set aside by two people, with a reason and a decision', async () => {
    const proposal = { reason: '签批时遗漏了现场审查发现的问题。', basis: '《行政许可法》第六十九条。' };
    await ground.file.advance(ground.people.approver, 'propose-set-aside', proposal);
    const alone = await ground.file.fire(ground.people.approver, 'confirm-set-aside', { opinion: '同意撤销。' });
    expect([alone.status, problemsOf(alone as unknown as Answer)]).toEqual([422, ['second-person']]);
    await go(ground, 'confirm-set-aside');
    expect(ground.file.view).toMatchObject({ state: 'completed', flags: [{ key: 'set-aside' }] });
    expect(await printed(ground, 'set-aside-decision')).toBe('%PDF-');
  });

  it('stays on record beside the version that says so, and the verification is due again as before', async () => {
    expect(await recordsOf(ground)).toMatchObject([{ version: 1, current: false }, { version: 2, current: true, status: 'set-aside' }]);
    expect(await registersOf(ground)).toMatchObject({ conclusion: before.conclusion, due: before.due, obligation: 'open' });
    expect((await open(ground, 'verification')).status).toBe(201);
  });
});
