import { addDays, civilDate, type Calendar, type CivilDate } from '@medregistry/language';
import { z } from 'zod';

const Time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, '时间应写成 09:00 这样的格式。');

/** Hours in which a service window (服务窗口) is open, as its record keeps them; ISO weekdays, 7 is Sunday. */
export const ServiceHours = z.object({ weekdays: z.array(z.number().int().min(1).max(7)), from: Time, to: Time, kind: z.enum(['regular', 'extended']), byAppointment: z.boolean() });
export type ServiceHours = z.infer<typeof ServiceHours>;

/** Whether a window is open at a moment, until when, and when it opens next. */
export interface Opening {
  openUntil: string | null;
  next: { date: CivilDate; from: string } | null;
}

/** No window is closed longer than the longest holiday. */
const DAYS_AHEAD = 30;

const weekdayOf = (date: CivilDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
const clockTime = (now: Date): string => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);

/**
 * Whether hours of a timetable hold on a date. 办公时间 means working days: a weekend that is worked (调休) has regular
 * hours, and an ordinary Saturday those that name it; statutory holidays have none.
 */
export function isOpenOn(date: CivilDate, { weekdays, kind }: ServiceHours, calendar: Calendar): boolean {
  const weekday = weekdayOf(date);
  if (calendar.isWorkday(date)) return weekdays.includes(weekday) || (weekday > 5 && kind === 'regular');
  return weekday > 5 && !calendar.isHoliday(date) && kind === 'extended' && weekdays.includes(weekday);
}

/** The hours of a day for whoever walks in, spans that touch put together. */
export function spansOn(date: CivilDate, timetable: readonly ServiceHours[], calendar: Calendar): { from: string; to: string }[] {
  return timetable
    .filter((hours) => !hours.byAppointment && isOpenOn(date, hours, calendar))
    .map(({ from, to }) => ({ from, to }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .reduce<{ from: string; to: string }[]>((spans, span) => {
      const last = spans.at(-1);
      return last && span.from <= last.to ? [...spans.slice(0, -1), { from: last.from, to: span.to > last.to ? span.to : last.to }] : [...spans, span];
    }, []);
}

/** @param opensOn the day from which the window works for this business at all (F22) */
export function windowOpening(timetable: readonly ServiceHours[], calendar: Calendar, now: Date, opensOn: CivilDate): Opening {
  const today = civilDate(now);
  const time = clockTime(now);
  const current = today < opensOn ? undefined : spansOn(today, timetable, calendar).find(({ from, to }) => from <= time && time < to);
  const start = today < opensOn ? opensOn : today;
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const date = addDays(start, ahead);
    const next = spansOn(date, timetable, calendar).find(({ from }) => date > today || from > time);
    if (next) return { openUntil: current?.to ?? null, next: { date, from: next.from } };
  }
  return { openUntil: current?.to ?? null, next: null };
}
