import fc from 'fast-check';
import { addDays, addMonths, addYears, civilDate, daysBetween, isCivilDate } from './civil';

const dates = fc.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2090-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

it('takes the day of an instant in Shanghai, where it begins eight hours earlier', () => {
  expect(civilDate(new Date('2026-11-09T15:59:59.999Z'))).toBe('2026-11-09');
  expect(civilDate(new Date('2026-11-09T16:00:00Z'))).toBe('2026-11-10');
  expect(civilDate(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
});

it.each(['2026-01-31', '2024-02-29', '2000-02-29'])('knows the day %s', (date) => expect(isCivilDate(date)).toBe(true));
it.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', '20260101', '', '2026-01-01T00:00:00Z', 'today'])('knows no day "%s"', (date) => expect(isCivilDate(date)).toBe(false));

it('ends a month that has no such day on its last day', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
  expect(addMonths('2026-05-31', 12)).toBe('2027-05-31');
  expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
  expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
});

it('counts days there and back', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
      expect(daysBetween(date, addDays(date, days))).toBe(days);
      expect(addDays(addDays(date, days), -days)).toBe(date);
      expect(isCivilDate(addDays(date, days))).toBe(true);
    }),
  );
});

it('compares as text in the order of time', () => {
  fc.assert(fc.property(dates, dates, (a, b) => expect(a < b).toBe(daysBetween(a, b) > 0)));
});
