import { addDays, type CivilDate } from './civil';

/** One line of the State Council's yearly notice: a weekday off, or a weekend worked (调休). */
export interface Holiday {
  date: CivilDate;
  kind: 'off' | 'work';
}

export interface Calendar {
  isWorkday(date: CivilDate): boolean;
  /** Whether the date is free by the year's notice, weekends of a long holiday included. */
  isHoliday(date: CivilDate): boolean;
  /** Whether the year's notice is known; a due date in another year is provisional (暂定). */
  knows(year: number): boolean;
}

export interface DueDate {
  date: CivilDate;
  provisional: boolean;
}

/** A calendar from holiday lines and the years that they cover; Saturdays and Sundays are free otherwise. */
export function calendarOf(holidays: Iterable<Holiday>, years: Iterable<number>): Calendar {
  const kinds = new Map([...holidays].map(({ date, kind }) => [date, kind]));
  const known = new Set(years);
  return {
    isWorkday(date) {
      const kind = kinds.get(date);
      if (kind) return kind === 'work';
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
      return weekday !== 0 && weekday !== 6;
    },
    isHoliday: (date) => kinds.get(date) === 'off',
    knows: (year) => known.has(year),
  };
}

const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));

const provisional = (calendar: Calendar, from: CivilDate, to: CivilDate): boolean => {
  for (let year = yearOf(from); year <= yearOf(to); year += 1) if (!calendar.knows(year)) return true;
  return false;
};

/** The first working day on or after a date: a term that ends on a holiday ends on the next working day (民法典 Art. 203). */
export function nextWorkday(calendar: Calendar, date: CivilDate): CivilDate {
  let day = date;
  while (!calendar.isWorkday(day)) day = addDays(day, 1);
  return day;
}

/**
 * The last day of a term of working days. Day 1 is the working day after the event (domain.md §8); an event on
 * a free day therefore counts from the next working day too.
 */
export function addWorkdays(calendar: Calendar, from: CivilDate, days: number): DueDate {
  let day = from;
  for (let counted = 0; counted < days; ) {
    day = addDays(day, 1);
    if (calendar.isWorkday(day)) counted += 1;
  }
  return { date: day, provisional: provisional(calendar, from, day) };
}

/** The last day of a term of natural days, moved off a holiday where `rolls`. */
export function addNaturalDays(calendar: Calendar, from: CivilDate, days: number, rolls: boolean): DueDate {
  const plain = addDays(from, days);
  const date = rolls ? nextWorkday(calendar, plain) : plain;
  return { date, provisional: rolls && provisional(calendar, plain, date) };
}
