import { ObligationState } from '@medregistry/config';
import { verificationObligation } from '@medregistry/config/procedures';
import { plant } from '../support/bend';
import { districtSetting } from '../support/districtSetting';
import { actorAs, fire, sceneIn } from '../support/walk';

const TODAY = '2026-11-10';
const setting = districtSetting(verificationObligation, TODAY);

/** Whether an event may happen from a state, with one fact of the world changed. */
const happens = (event: string, from: string, path: string, value: string | boolean | null): boolean => {
  const scene = sceneIn(setting, from, actorAs('system'));
  return fire(plant(scene, { fact: path }, value) ?? scene, event, 'system').ok;
};

it('has exactly the states of the register', () => {
  expect(Object.keys(verificationObligation.states).sort()).toEqual([...ObligationState.options].sort());
});

it('is moved by the system and by nobody else', () => {
  expect(new Set(Object.values(verificationObligation.events).flatMap(({ roles }) => roles))).toEqual(new Set(['system']));
});

it('takes the ways of the law', () => {
  const ways = Object.entries(verificationObligation.events).map(([key, { from, to }]) => [key, [from, to]]);
  expect(Object.fromEntries(ways)).toEqual({
    exempt: [['not-due', 'open', 'overdue'], 'exempt'],
    include: [['exempt'], 'not-due'],
    open: [['not-due'], 'open'],
    'fall-due': [['open'], 'overdue'],
    file: [['open', 'overdue', 're-verification-due'], 'filed'],
    reopen: [['filed'], 'open'],
    lapse: [['filed'], 'overdue'],
    settle: [['filed'], 'settled'],
    'miss-re-verification': [['re-verification-due'], 're-verification-missed'],
    'withdraw-re-verification': [['filed'], 're-verification-due'],
    fail: [['filed'], 're-verification-failed'],
    deregister: [['overdue', 'deferred', 're-verification-due', 're-verification-missed', 're-verification-failed'], 'deregistered'],
    reinstate: [['settled', 'deferred', 're-verification-due'], 'open'],
    'reinstate-re-verification': [['settled', 're-verification-failed', 'deregistered'], 're-verification-due'],
    'reinstate-overdue': [['deregistered'], 'overdue'],
    'reinstate-deferral': [['deregistered'], 'deferred'],
    'reinstate-failure': [['deregistered'], 're-verification-failed'],
    defer: [['filed'], 'deferred'],
    'end-deferral': [['deferred'], 're-verification-due'],
  });
});

it('opens on its day, or with the campaign', () => {
  const closed = { ...setting, facts: { ...setting.facts, campaign: null } };
  const opens = (opensOn: string, campaign: boolean): boolean => {
    const scene = sceneIn(campaign ? setting : closed, 'not-due', actorAs('system'));
    return fire(plant(scene, { fact: 'obligation.opensOn' }, opensOn) ?? scene, 'open', 'system').ok;
  };
  expect([opens('2026-11-10', false), opens('2026-11-11', false), opens('2026-11-11', true)]).toEqual([true, false, true]);
});

it('is in time on the due date and overdue the day after', () => {
  expect(happens('fall-due', 'open', 'obligation.dueOn', TODAY)).toBe(false);
  expect(happens('fall-due', 'open', 'obligation.dueOn', '2026-11-09')).toBe(true);
});

it('frees an exempt institution and takes it back when the exemption ends', () => {
  expect(happens('exempt', 'open', 'institution.exemption', '已取得《诊所备案凭证》')).toBe(true);
  expect(happens('exempt', 'open', 'institution.exemption', null)).toBe(false);
  expect(happens('include', 'exempt', 'institution.exemption', null)).toBe(true);
  expect(happens('include', 'exempt', 'institution.exemption', '已取得《诊所备案凭证》')).toBe(false);
});
