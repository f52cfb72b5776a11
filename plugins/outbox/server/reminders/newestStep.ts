import { addDays, addWorkdays, nextWorkday, type Calendar, type CivilDate } from '@medregistry/language';
import type { ReminderRule, ReminderStep } from './Reminder';

type Unit = ReminderRule['unit'];

/** So many working days before a day: the count runs backwards over free days. */
function workdaysBefore(calendar: Calendar, day: CivilDate, count: number): CivilDate {
  let found = day;
  for (let left = count; left > 0; ) {
    found = addDays(found, -1);
    if (calendar.isWorkday(found)) left -= 1;
  }
  return found;
}

/** The day of a step. */
export function dayOf({ at }: Pick<ReminderStep, 'at'>, unit: Unit, anchor: CivilDate, calendar: Calendar): CivilDate {
  if (unit === 'day') return addDays(anchor, at);
  if (at === 0) return nextWorkday(calendar, anchor);
  return at > 0 ? addWorkdays(calendar, anchor, at).date : workdaysBefore(calendar, anchor, -at);
}

/**
 * The newest step that has come, or null while there is time: whoever was not reminded for a while gets one reminder,
 * not all that were missed.
 */
export function newestStep(steps: readonly ReminderStep[], unit: Unit, anchor: CivilDate, today: CivilDate, calendar: Calendar): ReminderStep | null {
  const come = steps.filter((step) => dayOf(step, unit, anchor, calendar) <= today).sort((a, b) => b.at - a.at);
  return come[0] ?? null;
}

/** Working days of a year lie within so many days at most, the longest holidays included. */
const STRETCH = { day: 1, 'working-day': 2 } as const satisfies Record<Unit, number>;
/** How long after the last step a record is still made up for; what only grows older is looked for without an end. */
const CATCH_UP_DAYS = 30;
const FOR_EVER_DAYS = 3650;

/** Days on which a record must be counted from to be of interest today. */
export function spanOf(steps: readonly ReminderStep[], unit: Unit, today: CivilDate): { from: CivilDate; to: CivilDate } {
  const ats = steps.map(({ at }) => at * STRETCH[unit]);
  return { from: addDays(today, ats.some((at) => at > 0) ? -FOR_EVER_DAYS : -CATCH_UP_DAYS), to: addDays(today, -Math.min(0, ...ats) + (unit === 'day' ? 0 : 15)) };
}
