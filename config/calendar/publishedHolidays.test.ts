import { addWorkdays, calendarOf } from '@medregistry/language';
import { publishedHolidays, publishedYears } from './publishedHolidays';

const weekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
const calendar = calendarOf(
  publishedYears(2030).flatMap((year) => publishedHolidays(year) ?? []),
  publishedYears(2030),
);

it('knows 2004 to 2026 and says nothing about years that are not published', () => {
  expect(publishedYears(2026)).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index));
  expect(publishedHolidays(2003)).toBeUndefined();
  expect(publishedHolidays(2099)).toBeUndefined();
});

it('lists the weekdays off and the weekends worked of 2026', () => {
  const days = publishedHolidays(2026) ?? [];
  expect(days.filter((day) => day.kind === 'off' && !weekend(day.date)).map((day) => day.date.slice(5))).toEqual(
    '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07'.split(' '),
  );
  expect(days.filter((day) => day.kind === 'work').map((day) => day.date.slice(5))).toEqual('01-04 02-14 02-28 05-09 09-20 10-10'.split(' '));
  expect(days.find((day) => day.date === '2026-02-17')?.name).toBe('春节');
});

it('lists the weekends worked in 2025', () => {
  const worked = (publishedHolidays(2025) ?? []).filter((day) => day.kind === 'work').map((day) => day.date.slice(5));
  expect(worked).toEqual('01-26 02-08 04-27 09-28 10-11'.split(' '));
});

it('counts terms of working days over Spring Festival and National Day', () => {
  expect(addWorkdays(calendar, '2026-02-13', 7)).toEqual({ date: '2026-03-02', provisional: false });
  expect(addWorkdays(calendar, '2026-09-18', 20)).toEqual({ date: '2026-10-22', provisional: false });
});

it('leaves a term that reaches into an unpublished year provisional', () => {
  expect(addWorkdays(calendar, '2098-12-30', 20).provisional).toBe(true);
});
