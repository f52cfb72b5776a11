import type { Reads } from '@medregistry/access';
import { calendarOf, type Calendar, type CivilDate } from '@medregistry/language';
import { heldFor, type Held } from './heldFor';

interface Day {
  date: CivilDate;
  kind: 'off' | 'work';
  year: number;
}

/**
 * The working calendar from the holiday table. It is read on the pool for reads, never on a second connection of a
 * transaction, and at most once a minute.
 *
 * @param now milliseconds by the district's clock
 */
export const createCalendar = (reads: () => Pick<Reads, 'query'>, now: () => number): Held<Calendar> =>
  heldFor(async () => {
    const days = await reads().query<Day>('holidays', 'SELECT date, kind, year FROM holidays');
    return calendarOf(days, new Set(days.map(({ year }) => year)));
  }, now);
