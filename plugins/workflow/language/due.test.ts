import { calendarOf, type DueDate } from './Calendar';
import { Clock } from './Clock';
import { fact, form } from './conditions';
import { endOf, extendedTerm, resumedTerm, termOf } from './due';
import { sceneWith } from './scene.fixture';
import type { ClockState, Scene } from './World';

const clock = (part: object): Clock => Clock.parse({ label: '时限', basis: '某法第一条', length: 3, unit: 'natural-day', ...part });
const termEnd = (of: Clock, from: string, given: Scene): DueDate => endOf(termOf(of, from, given), given.calendar);
const resumed = (of: Clock, state: ClockState, given: Scene): DueDate => endOf(resumedTerm(of, state, given), given.calendar);
const scene = sceneWith({ facts: { campaign: { deadline: '2026-12-05' } }, application: { form: { plan: { months: 3 } } } });

it('ends a term in months on the day before its date, as a deferral of three months does', () => {
  expect(termEnd(clock({ unit: 'month', length: 3, rolls: false }), '2026-01-22', scene)).toEqual({ date: '2026-04-21', provisional: false });
  expect(termEnd(clock({ unit: 'month', length: form('plan.months').operand, rolls: false }), '2026-01-22', scene).date).toBe('2026-04-21');
});

it('moves the end of a term off a weekend only where it rolls', () => {
  expect(termEnd(clock({ length: 4 }), '2026-11-10', scene).date).toBe('2026-11-16');
  expect(termEnd(clock({ length: 4, rolls: false }), '2026-11-10', scene).date).toBe('2026-11-14');
  expect(termEnd(clock({ unit: 'month', length: 1 }), '2026-10-15', scene).date).toBe('2026-11-16');
});

it('says that a term in months is provisional where its rolling is', () => {
  expect(termEnd(clock({ unit: 'month', length: 2 }), '2026-11-10', scene)).toEqual({ date: '2027-01-11', provisional: true });
});

it('does not end before the date that was set for all', () => {
  const floored = clock({ length: 3, notBefore: fact('campaign.deadline').operand });
  expect(termEnd(floored, '2026-11-10', scene).date).toBe('2026-12-07');
  expect(termEnd({ ...floored, rolls: false }, '2026-11-10', scene).date).toBe('2026-12-05');
  expect(termEnd(floored, '2026-12-03', scene).date).toBe('2026-12-07');
  expect(termEnd(floored, '2026-12-07', scene).date).toBe('2026-12-10');
  expect(termEnd(floored, '2026-11-10', { ...scene, facts: {} }).date).toBe('2026-11-13');
});

it('gives back on resumption what was left when it paused', () => {
  const state = { key: 'x', startedOn: '2026-11-02', dueOn: '2026-11-13', pausedOn: '2026-11-10', stoppedOn: null };
  const later = { ...scene, today: '2026-11-16' };
  expect(resumed(clock({ unit: 'natural-day', length: 11 }), state, later).date).toBe('2026-11-19');
  expect(resumed(clock({ unit: 'working-day', length: 9 }), state, later).date).toBe('2026-11-19');
  const holidayBetween = { ...later, calendar: calendarOf([{ date: '2026-11-18', kind: 'off' }], [2026]) };
  expect(resumed(clock({ unit: 'working-day', length: 9 }), state, holidayBetween).date).toBe('2026-11-20');
});

it('owes nothing more where the pause began after the term had ended', () => {
  const state = { key: 'x', startedOn: '2026-11-02', dueOn: '2026-11-06', pausedOn: '2026-11-10', stoppedOn: null };
  expect(resumed(clock({ unit: 'natural-day' }), state, { ...scene, today: '2026-11-16' }).date).toBe('2026-11-16');
});

it('takes the unit that the law leaves open from a setting, and natural days where nobody set it', () => {
  const open = clock({ length: 4, unit: fact('setting.unit').operand });
  expect(termEnd(open, '2026-11-10', { ...scene, facts: { setting: { unit: 'working-day' } } }).date).toBe('2026-11-16');
  expect(termEnd({ ...open, rolls: false }, '2026-11-10', { ...scene, facts: {} }).date).toBe('2026-11-14');
});

it('makes a term longer from its end, in a unit of its own', () => {
  const state = { key: 'x', startedOn: '2026-11-02', dueOn: '2026-11-13', pausedOn: null, stoppedOn: null };
  expect(endOf(extendedTerm(clock({}), { by: 10, unit: 'working-day' }, state, scene), scene.calendar).date).toBe('2026-11-27');
  expect(endOf(extendedTerm(clock({ rolls: false }), { by: 10 }, state, scene), scene.calendar).date).toBe('2026-11-23');
});
