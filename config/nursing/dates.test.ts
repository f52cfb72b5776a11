import { addDays, addNaturalDays, addWorkdays, addYears, calendarOf, daysBetween, isCivilDate } from '@medregistry/language';
import fc from 'fast-check';
import { publishedHolidays } from '../calendar';
import { banEnd, examGeneration, firstRegistrationDeadline, needsTraining, nurseRenewalOpening, registrationValidity, renewalInTime, renewedTo } from './dates';

const day = fc.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2090-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

describe('validity of a registration', () => {
  it('runs five years to the same day, or to the day before where that is set', () => {
    expect(registrationValidity('2017-08-21', 'anniversary')).toEqual({ validFrom: '2017-08-21', validTo: '2022-08-21' });
    expect(registrationValidity('2017-08-21', 'day-before')).toEqual({ validFrom: '2017-08-21', validTo: '2022-08-20' });
  });

  it('ends on 28 February where the year has no 29th, and does not come back to it', () => {
    expect(registrationValidity('2024-02-29', 'anniversary').validTo).toBe('2029-02-28');
    expect(renewedTo('2024-02-29')).toBe('2029-02-28');
    expect(renewedTo('2023-02-28')).toBe('2028-02-28');
  });

  it('crosses the end of a year', () => {
    expect(registrationValidity('2026-12-31', 'anniversary')).toEqual({ validFrom: '2026-12-31', validTo: '2031-12-31' });
    expect(registrationValidity('2026-01-01', 'day-before').validTo).toBe('2030-12-31');
  });

  it('is a whole number of years on every day, less one day at most', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('anniversary' as const, 'day-before' as const), (from, ends) => {
        const { validFrom, validTo } = registrationValidity(from, ends);
        expect(validFrom).toBe(from);
        expect(isCivilDate(validTo)).toBe(true);
        expect(daysBetween(addYears(from, 5), validTo)).toBe(ends === 'day-before' ? -1 : 0);
        expect(daysBetween(from, validTo)).toBeGreaterThanOrEqual(1825);
        expect(daysBetween(from, validTo)).toBeLessThanOrEqual(1827);
      }),
    );
  });

  it('loses nobody a day by a renewal, however early it is granted, and gives nobody one', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 8 }), (end, times) => {
        const last = Array.from({ length: times }).reduce<string>((date) => renewedTo(date), end);
        expect(last.slice(0, 4)).toBe(String(Number(end.slice(0, 4)) + 5 * times));
        expect(daysBetween(last, addYears(end, 5 * times))).toBeLessThanOrEqual(end.endsWith('02-29') ? 1 : 0);
        expect(last <= addYears(end, 5 * times)).toBe(true);
      }),
    );
  });
});

describe('days that follow from the end of a registration', () => {
  it('opens the renewal months before, never after thirty days are left', () => {
    expect(nurseRenewalOpening('2026-08-31', 6)).toBe('2026-02-28');
    expect(nurseRenewalOpening('2026-03-31', 3)).toBe('2025-12-31');
    fc.assert(fc.property(day, fc.integer({ min: 2, max: 12 }), (end, months) => expect(nurseRenewalOpening(end, months) < renewalInTime(end)).toBe(true)));
  });

  it('asks for the application thirty natural days before the end, over the end of a year', () => {
    expect(renewalInTime('2027-01-15')).toBe('2026-12-16');
  });
});

describe('terms after an examination, a break and a revocation', () => {
  it('counts the last day in', () => {
    expect(firstRegistrationDeadline('2023-05-20')).toBe('2026-05-20');
    expect(firstRegistrationDeadline('2024-02-29')).toBe('2027-02-28');
    expect(needsTraining('2023-11-10', '2026-11-10')).toBe(false);
    expect(needsTraining('2023-11-10', '2026-11-11')).toBe(true);
    expect(banEnd('2024-02-29')).toBe('2026-02-28');
  });

  it('knows the two generations of examinations', () => {
    expect(['2007-05-13', '2008-05-31', '2008-10-18', '2024-04-13'].map(examGeneration)).toEqual(['veteran', 'veteran', 'newcomer', 'newcomer']);
  });
});

describe('terms in working days of nurse businesses', () => {
  const published = [2025, 2026];
  const calendar = calendarOf(published.flatMap((year) => publishedHolidays(year) ?? []), published);

  it('leaves out holidays and counts weekends that are worked (调休)', () => {
    expect(addWorkdays(calendar, '2026-02-13', 7)).toEqual({ date: '2026-03-02', provisional: false });
    expect(addWorkdays(calendar, '2026-09-18', 20)).toEqual({ date: '2026-10-22', provisional: false });
    // 10 October 2026 is a Saturday that is worked.
    expect(addWorkdays(calendar, '2026-10-09', 1).date).toBe('2026-10-10');
  });

  it('is provisional (暂定) as soon as it reaches a year without published holidays', () => {
    expect(addWorkdays(calendar, '2026-12-25', 3)).toEqual({ date: '2026-12-30', provisional: false });
    expect(addWorkdays(calendar, '2026-12-25', 20)).toMatchObject({ provisional: true });
  });

  it('ends on a working day after exactly so many of them, from any day', () => {
    const within = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2025-01-01', days));
    fc.assert(
      fc.property(within, fc.constantFrom(5, 7, 10, 20), (from, length) => {
        const { date } = addWorkdays(calendar, from, length);
        const days = Array.from({ length: daysBetween(from, date) }, (_, index) => addDays(from, index + 1));
        expect(calendar.isWorkday(date)).toBe(true);
        expect(days.filter((one) => calendar.isWorkday(one))).toHaveLength(length);
        expect(date >= addNaturalDays(calendar, from, length, false).date).toBe(true);
      }),
    );
  });
});
