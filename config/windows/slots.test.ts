import { calendarOf } from '@medregistry/language';
import type { ServiceHours } from './opening';
import { slotsOn, windowPurposeOf } from './slots';

const hours = (weekdays: number[], from: string, to: string, kind: ServiceHours['kind'] = 'regular', byAppointment = false): ServiceHours => ({ weekdays, from, to, kind, byAppointment });
const workdays = [1, 2, 3, 4, 5];
const timetable = [hours(workdays, '09:00', '10:00'), hours(workdays, '17:00', '17:50', 'extended', true), hours([6], '09:00', '10:00', 'extended', true)];
// 2026-10-01 (Thursday) to 10-07 are free, Saturday 10-03 among them; Saturday 10-10 is worked.
const calendar = calendarOf([...[1, 2, 3, 4, 5, 6, 7].map((day) => ({ date: `2026-10-0${day}`, kind: 'off' as const })), { date: '2026-10-10', kind: 'work' as const }], [2026]);
const starts = (date: string): string[] => slotsOn(date, timetable, calendar, 30).map(({ from }) => from);

test.each([
  ['on a working day, the hours by appointment included, and none beyond them', '2026-09-30', ['09:00', '09:30', '17:00']],
  ['on an ordinary Saturday', '2026-09-26', ['09:00', '09:30']],
  ['on a Saturday that is worked, as on a working day', '2026-10-10', ['09:00', '09:30']],
  ['on no holiday', '2026-10-01', []],
  ['on no Saturday of a holiday', '2026-10-03', []],
  ['on no Sunday', '2026-09-27', []],
])('slots are %s', (_, date, expected) => {
  expect(starts(date)).toEqual(expected);
});

test('a case goes to the window that does its business', () => {
  expect([windowPurposeOf('verification', 'institution'), windowPurposeOf('renewal', 'institution'), windowPurposeOf('nurse-change', 'nurse')]).toEqual(['verification-stamp', 'permit-renewal', 'nurse-certificate']);
});
