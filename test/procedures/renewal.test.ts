import { renewal } from '@medregistry/config/procedures';
import { creationProblems, decide, fillPrintout, say, slotsOf, type Json, type Printout, type Scene } from '@medregistry/language';
import { plant } from '../support/bend';
import { districtSetting } from '../support/districtSetting';
import { actorAs, legalScene, sceneIn } from '../support/walk';

const setting = districtSetting(renewal);
const withFact = (scene: Scene, path: string, value: Json): Scene => plant(scene, { fact: path }, value) ?? scene;
const codes = (problems: { code: string }[]): string[] => problems.map(({ code }) => code);
/** Nothing due in this campaign, but the permit's own window is open. */
const due = withFact(withFact(sceneIn(setting, 'draft'), 'permit.renewalOpensOn', '2026-10-01'), 'obligation.state', 'not-due');
const decided = (scene: Scene, event: string) => decide(scene, { event, payload: scene.payload, actor: scene.actor });
const textOf = (printout: Printout): string => JSON.stringify(printout);

describe('opening a renewal alone', () => {
  it.each([
    ['permit.status', 'deregistered', 'permit-not-valid'],
    ['permit.status', 'revoked', 'permit-not-valid'],
    ['permit.validTo', '2026-11-09', 'permit-expired'],
    ['permit.renewalOpensOn', '2026-12-01', 'renewal-not-due'],
    ['obligation.state', 'open', 'file-with-verification'],
  ])('is refused with %s = %s', (path, value, code) => {
    expect(codes(creationProblems(due, actorAs('institution')))).toEqual([]);
    expect(codes(creationProblems(withFact(due, path, value), actorAs('institution')))).toEqual([code]);
  });

  it('is free on the last day of the permit, and within the cut-off of the campaign', () => {
    expect(creationProblems(withFact(due, 'permit.validTo', '2026-11-10'), actorAs('institution'))).toEqual([]);
    const early = withFact(due, 'permit.renewalOpensOn', '2026-12-01');
    expect(creationProblems(withFact(early, 'permit.renewalNeeded', true), actorAs('institution'))).toEqual([]);
  });
});

describe('what a renewal asks for', () => {
  const keys = (scene: Scene): string[] => slotsOf(scene).map(({ key }) => key);

  it('is the two forms with a verification, and the duplicate besides when alone', () => {
    expect(keys(withFact(due, 'linked.verification.state', 'draft'))).toEqual(['licence-application', 'renewal-application']);
    expect(keys(withFact(due, 'linked.verification.state', null))).toEqual(expect.arrayContaining(['licence-application', 'renewal-application', 'permit-duplicate']));
  });
});

describe('the decision', () => {
  it('waits while the verification is deferred', () => {
    const scene = withFact(legalScene(setting, 'grant'), 'obligation.state', 'deferred');
    expect(decided(scene, 'grant')).toMatchObject({ ok: false, problems: [{ code: 'verification-deferred' }] });
    expect(decided({ ...scene, payload: { reason: '机构处于暂缓校验。' }, actor: { ...scene.actor, roles: ['reviewer'], role: 'reviewer' } }, 'hold')).toMatchObject({ ok: true, to: 'pending-verification' });
  });

  it('renews under the same number from the day after the old end', () => {
    expect(decided(legalScene(setting, 'stamp'), 'stamp')).toMatchObject({
      ok: true,
      effects: [{ verb: 'newVersion', record: 'permit', values: { validFrom: '2029-01-01', validTo: '2033-12-31', status: 'valid' } }],
    });
  });

  it('says on a refusal why, and what can be done about it', () => {
    const scene = legalScene(setting, 'refuse');
    const decision = decided(scene, 'refuse');
    expect(decision).toMatchObject({ ok: true, documents: ['refusal-decision'] });
    const paper = renewal.documents['refusal-decision'];
    if (!paper) throw new Error('There is no refusal to print');
    const text = textOf(fillPrintout(paper, scene));
    expect(text).toContain('行政复议');
    expect(text).toContain('行政诉讼');
    expect(text).toContain(String(scene.payload['reason']));
  });

  it('is deemed made when the permit ends undecided, and alarms approver and administrator (行政许可法 Art. 50)', () => {
    const scene = legalScene(setting, 'deem-granted');
    const decision = decided(scene, 'deem-granted');
    expect(decision).toMatchObject({ ok: true, to: 'deemed-granted', effects: [{ values: { validFrom: '2029-01-01', status: 'deemed-renewed' } }], documents: ['deemed-notice'] });
    expect(decision.ok && decision.messages.map(({ to }) => to)).toEqual(['applicant', 'approver', 'administrator']);
    expect(decided(withFact(scene, 'permit.validTo', scene.today), 'deem-granted')).toMatchObject({ ok: false, problems: [{ code: 'permit-in-force' }] });
  });

  it('is made later by ten working days, once, with the reason told to the applicant (Art. 42)', () => {
    const scene = legalScene(setting, 'extend');
    expect(decided(scene, 'extend')).toMatchObject({ ok: true, messages: [{ to: 'applicant' }] });
    const again = { ...scene, application: { ...scene.application, flags: ['extended'] } };
    expect(decided(again, 'extend').ok).toBe(false);
  });
});

describe('words', () => {
  it('has labels in Traditional Chinese and English for every state, event and work list', () => {
    const texts = [
      ...Object.values(renewal.states).flatMap(({ label }) => [label.applicant, label.staff]),
      ...Object.values(renewal.events).map(({ label }) => label),
      ...Object.values(renewal.queues).map(({ label }) => label),
    ];
    for (const text of texts) {
      expect(say(text, 'en')).toMatch(/^[A-Z][\w ,:-]+$/u);
      expect(text).toHaveProperty('zh-Hant');
    }
  });
});
