import { z } from 'zod';

/** How a civil date is written. */
export const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A date of law: a civil date in Asia/Shanghai, `YYYY-MM-DD`. Compares as text. */
export const CivilDate = z.string().regex(CIVIL_DATE);
export type CivilDate = z.infer<typeof CivilDate>;

const SHANGHAI_OFFSET = 8 * 3600_000; // no daylight saving since 1991
const DAY = 86_400_000;

const utc = (date: CivilDate): number => Date.parse(`${date}T00:00:00Z`);
const text = (milliseconds: number): CivilDate => new Date(milliseconds).toISOString().slice(0, 10);

/** The civil date in Shanghai at an instant. */
export const civilDate = (instant: Date): CivilDate => text(instant.getTime() + SHANGHAI_OFFSET);

/** Whether a text names a day that exists (2026-02-30 does not). */
export function isCivilDate(value: string): boolean {
  if (!CIVIL_DATE.test(value)) return false;
  const [year = 0, month = 0, day = 0] = value.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export const addDays = (date: CivilDate, days: number): CivilDate => text(utc(date) + days * DAY);

/** Days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: CivilDate, b: CivilDate): number => Math.round((utc(b) - utc(a)) / DAY);

/**
 * The same day `months` later, or the month's last day where it has no such day: a term in months ends there
 * (2026-01-31 + 1 month = 2026-02-28).
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return text(first.getTime());
}

export const addYears = (date: CivilDate, years: number): CivilDate => addMonths(date, 12 * years);

const MOMENT = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
const SOON = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false });

/** A moment as people of the district read it: `2026-11-02 09:30`. */
export const momentText = (at: Date): string => MOMENT.format(at);

/** A moment of today or one of the next days, as people say it: `11月2日 09:30`. */
export const soonText = (at: Date): string => SOON.format(at);
