import { getDayDetail } from 'chinese-days';
import type { HolidayKind } from '../enums/HolidayKind';

/** A day that differs from the ordinary week: a holiday, or a weekend that is worked (调休). */
export interface PublishedHoliday {
  /** Civil date `YYYY-MM-DD`. */
  date: string;
  kind: HolidayKind;
  /** Chinese name of the holiday that the day belongs to. */
  name: string;
}

/** The Chinese part of the package's `English,中文,days`; undefined for an ordinary day, whose name is a weekday. */
function holidayName(name: string): string | undefined {
  const parts = name.split(',');
  return parts.length === 3 ? parts[1] : undefined;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/**
 * The holiday arrangement (节假日安排) that the State Council has published for a year, in
 * order of date, or undefined where none is known: a due date in such a year is provisional
 * (暂定), because the package would silently take every Monday to Friday for a working day.
 */
export function publishedHolidays(year: number): PublishedHoliday[] | undefined {
  const days: PublishedHoliday[] = [];
  // The package reads local calendar fields, so the days are made of local fields and named from the same ones.
  for (const day = new Date(year, 0, 1, 12); day.getFullYear() === year; day.setDate(day.getDate() + 1)) {
    const detail = getDayDetail(new Date(day));
    const name = holidayName(detail.name);
    if (name !== undefined) {
      const date = `${year}-${twoDigits(day.getMonth() + 1)}-${twoDigits(day.getDate())}`;
      days.push({ date, kind: detail.work ? 'work' : 'off', name });
    }
  }
  // A neighbour's notice may reach over the turn of the year; only a year with its own National Day is known.
  return days.some((day) => day.date === `${year}-10-01` && day.kind === 'off') ? days : undefined;
}

/** First year of the seed data. */
export const FIRST_PUBLISHED_YEAR = 2004;

/** Every year up to `lastYear` whose arrangement is known: what the holiday table is seeded with. */
export function publishedYears(lastYear: number): number[] {
  const years: number[] = [];
  for (let year = FIRST_PUBLISHED_YEAR; year <= lastYear; year += 1) {
    if (publishedHolidays(year) !== undefined) years.push(year);
  }
  return years;
}
