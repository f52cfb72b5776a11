import fc from 'fast-check';
import { addNaturalDays, addWorkdays, calendarOf, nextWorkday, type Holiday } from './Calendar';
import { addDays } from './civil';

const off = ['01-01', '01-02', '02-16', '02-17', '02-18', '02-19', '02-20', '02-23', '04-06', '05-01', '05-04', '05-05', '06-19', '09-25', '10-01', '10-02', '10-05', '10-06', '10-07'];
const worked = ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'];
const holidays: Holiday[] = [...off.map((day): Holiday => ({ date: `2026-${day}`, kind: 'off' })), ...worked.map((day): Holiday => ({ date: `2026-${day}`, kind: 'work' }))];
const calendar = calendarOf(holidays, [2026]);

it('works on weekdays, rests on weekends, and knows the exceptions of the year', () => {
  expect(calendar.isWorkday('2026-11-10')).toBe(true);
  expect(calendar.isWorkday('2026-11-14')).toBe(false);
  for (const day of off) expect(calendar.isWorkday(`2026-${day}`)).toBe(false);
  for (const day of worked) expect(calendar.isWorkday(`2026-${day}`)).toBe(true);
});

it.each([
  ['2026-02-13', 7, '2026-03-02'],
  ['2026-09-18', 20, '2026-10-22'],
  ['2026-11-09', 1, '2026-11-10'],
  ['2026-11-13', 1, '2026-11-16'],
])('counts from %s %i working days to %s', (from, days, date) => {
  expect(addWorkdays(calendar, from, days)).toEqual({ date, provisional: false });
});

it('counts an event on a free day from the next working day', () => {
  expect(addWorkdays(calendar, '2026-11-14', 1).date).toBe('2026-11-16');
  expect(addWorkdays(calendar, '2026-11-15', 1).date).toBe('2026-11-16');
  expect(addWorkdays(calendar, '2026-10-03', 5).date).toBe('2026-10-13');
});

it('calls a date provisional when it reaches into a year whose holidays nobody has published', () => {
  expect(addWorkdays(calendar, '2026-12-28', 3)).toEqual({ date: '2026-12-31', provisional: false });
  expect(addWorkdays(calendar, '2026-12-28', 4)).toEqual({ date: '2027-01-01', provisional: true });
  expect(addNaturalDays(calendar, '2026-12-28', 5, true)).toEqual({ date: '2027-01-04', provisional: true });
  expect(addNaturalDays(calendar, '2026-12-28', 5, false)).toEqual({ date: '2027-01-02', provisional: false });
});

it('moves a term of natural days off a holiday, over the whole of it', () => {
  expect(addNaturalDays(calendar, '2026-09-25', 6, true).date).toBe('2026-10-08');
  expect(addNaturalDays(calendar, '2026-09-25', 6, false).date).toBe('2026-10-01');
  expect(nextWorkday(calendar, '2026-10-10')).toBe('2026-10-10');
});

it('never ends a term of working days on a free day, and has as many working days in it as it says', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 40 }), (offset, days) => {
      const from = addDays('2026-01-01', offset);
      const { date } = addWorkdays(calendar, from, days);
      expect(calendar.isWorkday(date)).toBe(true);
      let counted = 0;
      for (let day = addDays(from, 1); day <= date; day = addDays(day, 1)) if (calendar.isWorkday(day)) counted += 1;
      expect(counted).toBe(days);
    }),
  );
});
