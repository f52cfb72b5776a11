import { addDays, civilDate, type Calendar, type CivilDate } from '@medregistry/language';
import { z } from 'zod';

const Time = z.string().regex(/^\d{2}:\d{2}$/);

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

/** The hours of a day, spans that touch put together. 办公时间 means working days: a weekend that is worked (调休) has regular hours. */
function spansOn(date: CivilDate, timetable: readonly ServiceHours[], calendar: Calendar): { from: string; to: string }[] {
  if (!calendar.isWorkday(date)) return [];
  const weekday = weekdayOf(date);
  const open = timetable.filter(({ weekdays, kind, byAppointment }) => !byAppointment && (weekdays.includes(weekday) || (weekday > 5 && kind === 'regular')));
  return open
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
