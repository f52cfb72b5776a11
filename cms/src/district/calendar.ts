import type { Reads } from '@medregistry/access';
import { calendarOf, type Calendar, type CivilDate } from '@medregistry/language';

/** Milliseconds for which a process trusts the holidays that it read: administrators edit them a few times a year. */
const TRUSTED = 60_000;

interface Day {
  date: CivilDate;
  kind: 'off' | 'work';
  year: number;
}

/**
 * The working calendar from the holiday table. It is read on the pool for reads, never on a second connection of a
 * transaction, and at most once a minute.
 *
 * @param now milliseconds by the district's clock; only the age of what was read depends on it
 */
export function createCalendar(reads: () => Pick<Reads, 'query'>, now: () => number): () => Promise<Calendar> {
  let held: { at: number; calendar: Promise<Calendar> } | undefined;
  const read = async (): Promise<Calendar> => {
    const days = await reads().query<Day>('holidays', 'SELECT date, kind, year FROM holidays');
    return calendarOf(days, new Set(days.map(({ year }) => year)));
  };
  return () => {
    if (held === undefined || Math.abs(now() - held.at) > TRUSTED) {
      const calendar = read();
      held = { at: now(), calendar };
      calendar.catch(() => {
        held = undefined; // the next one asks again
      });
    }
    return held.calendar;
  };
}
