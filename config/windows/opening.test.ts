import { calendarOf } from '@medregistry/language';
import { windowOpening, type ServiceHours } from './opening';

const regular = (from: string, to: string): ServiceHours => ({ weekdays: [1, 2, 3, 4, 5], from, to, kind: 'regular', byAppointment: false });
const timetable: ServiceHours[] = [
  regular('09:00', '12:00'),
  regular('13:30', '17:00'),
  { ...regular('17:00', '18:00'), kind: 'extended', byAppointment: true },
  { ...regular('09:00', '11:30'), weekdays: [6], kind: 'extended', byAppointment: true },
];
// 2026-10-01 (Thursday) to 10-07 are free, Saturday 10-10 is worked.
const calendar = calendarOf([...[1, 2, 5, 6, 7].map((day) => ({ date: `2026-10-0${day}`, kind: 'off' as const })), { date: '2026-10-10', kind: 'work' as const }], [2026]);
const at = (moment: string): Date => new Date(`${moment}:00+08:00`);

test.each([
  ['in the morning', '2026-09-30T10:00', { openUntil: '12:00', next: { date: '2026-09-30', from: '13:30' } }],
  ['at noon', '2026-09-30T12:00', { openUntil: null, next: { date: '2026-09-30', from: '13:30' } }],
  ['before a holiday of a week', '2026-09-30T17:00', { openUntil: null, next: { date: '2026-10-08', from: '09:00' } }],
  ['before a Saturday that is worked', '2026-10-09T17:30', { openUntil: null, next: { date: '2026-10-10', from: '09:00' } }],
  ['on a Saturday that is worked', '2026-10-10T14:00', { openUntil: '17:00', next: { date: '2026-10-12', from: '09:00' } }],
])('says when the window is open %s', (_, moment, expected) => {
  expect(windowOpening(timetable, calendar, at(moment), '2026-09-01')).toEqual(expected);
});

test('puts hours together that touch', () => {
  const through = [...timetable, { ...regular('12:00', '13:30'), kind: 'extended' as const }];
  expect(windowOpening(through, calendar, at('2026-09-30T10:00'), '2026-09-01').openUntil).toBe('17:00');
});

test('is closed before the day from which it works', () => {
  expect(windowOpening(timetable, calendar, at('2026-09-29T10:00'), '2026-09-30')).toEqual({ openUntil: null, next: { date: '2026-09-30', from: '09:00' } });
});
