import { calendarOf } from '@medregistry/language';
import { dayOf, newestStep, spanOf } from './newestStep';
import type { ReminderStep } from './Reminder';

const calendar = calendarOf([{ date: '2026-10-01', kind: 'off' }, { date: '2026-10-02', kind: 'off' }, { date: '2026-10-10', kind: 'work' }], [2026]);
const steps = (...ats: number[]): ReminderStep[] => ats.map((at) => ({ at, to: ['clerk'] }));
const newest = (today: string): number | undefined => newestStep(steps(-90, -30, -7, 0), 'day', '2026-12-31', today, calendar)?.at;

it('takes the newest step that has come, so that a gap brings one reminder', () => {
  expect(newest('2026-10-01')).toBeUndefined();
  expect(newest('2026-10-02')).toBe(-90);
  expect(newest('2026-12-01')).toBe(-30);
  expect(newest('2026-12-30')).toBe(-7);
  expect(newest('2027-01-05')).toBe(0);
});

it('does not mind the order in which the steps stand', () => {
  expect(newestStep(steps(0, -7, -90, -30), 'day', '2026-12-31', '2026-12-28', calendar)?.at).toBe(-7);
});

it('counts working days over weekends, holidays and worked Saturdays, in both directions', () => {
  expect(dayOf({ at: 3 }, 'working-day', '2026-09-30', calendar)).toBe('2026-10-07');
  expect(dayOf({ at: -3 }, 'working-day', '2026-10-06', calendar)).toBe('2026-09-29');
  expect(dayOf({ at: 1 }, 'working-day', '2026-10-09', calendar)).toBe('2026-10-10');
  expect(dayOf({ at: 0 }, 'working-day', '2026-10-03', calendar)).toBe('2026-10-05');
});

it('looks as far ahead as the first step and for everything that only grows older', () => {
  expect(spanOf(steps(-90, 0), 'day', '2026-06-01')).toEqual({ from: '2026-05-02', to: '2026-08-30' });
  expect(spanOf(steps(3, 10), 'working-day', '2026-06-01').from < '2017-01-01').toBe(true);
});
