import { z } from 'zod';
import { addNaturalDays, addWorkdays, type Calendar, type DueDate } from './Calendar';
import { addDays, addMonths, CivilDate, daysBetween } from './civil';
import { CLOCK_UNITS, type Clock, type ClockUnit } from './Clock';
import { resolve } from './evaluate';
import type { ClockState, Scene } from './World';

/**
 * How the end of a term is counted, without a hole in it: kept with a running clock, so that its end can be counted
 * again when a year's holidays become known.
 */
export const Term = z.strictObject({
  from: CivilDate,
  length: z.number().int().nonnegative(),
  unit: z.enum(CLOCK_UNITS),
  rolls: z.boolean(),
  /** A date before which it does not end. */
  floor: CivilDate.nullable(),
});
export type Term = z.infer<typeof Term>;

const isUnit = (value: unknown): value is ClockUnit => CLOCK_UNITS.some((unit) => unit === value);

/** The unit of a clock; natural days where a setting says nothing. */
const unitOf = ({ unit }: Pick<Clock, 'unit'>, scene: Scene): ClockUnit => {
  const said = typeof unit === 'string' ? unit : resolve(unit, scene);
  return isUnit(said) ? said : 'natural-day';
};

const lengthOf = (length: Clock['length'], scene: Scene): number => (typeof length === 'number' ? length : Number(resolve(length, scene) ?? 0));

/** The term of a clock that starts on a day. */
export function termOf(clock: Clock, from: CivilDate, scene: Scene, length = lengthOf(clock.length, scene)): Term {
  const floor = clock.notBefore ? resolve(clock.notBefore, scene) : null;
  return { from, length, unit: unitOf(clock, scene), rolls: clock.rolls, floor: typeof floor === 'string' && floor !== '' ? floor : null };
}

/** The term that the authority promises (承诺时限) instead of a clock's own; null where it promises none that is shorter. */
export function promisedTerm(clock: Clock, from: CivilDate, scene: Scene): Term | null {
  const promised = clock.promised === undefined ? 0 : lengthOf(clock.promised, scene);
  return promised > 0 && promised < lengthOf(clock.length, scene) ? termOf(clock, from, scene, promised) : null;
}

function plainEnd({ from, length, unit, rolls }: Term, calendar: Calendar): DueDate {
  if (unit === 'working-day') return addWorkdays(calendar, from, length);
  if (unit === 'natural-day') return addNaturalDays(calendar, from, length, rolls);
  return addNaturalDays(calendar, addDays(addMonths(from, length), -1), 0, rolls);
}

/** When a term ends. A term in months ends the day before its date (暂缓 3 个月: 01-22 … 04-21). */
export function endOf(term: Term, calendar: Calendar): DueDate {
  const end = plainEnd(term, calendar);
  if (term.floor === null || term.floor <= end.date) return end;
  return term.rolls ? addNaturalDays(calendar, term.floor, 0, true) : { date: term.floor, provisional: false };
}

/** The term of a paused clock that runs again today: what was left when it stopped is left now (行政许可法 Art. 45). */
export function resumedTerm(clock: Clock, state: ClockState, scene: Scene): Term {
  const pausedOn = state.pausedOn ?? scene.today;
  const unit = unitOf(clock, scene);
  const rest = { from: scene.today, rolls: clock.rolls, floor: null };
  if (unit !== 'working-day') return { ...rest, unit: 'natural-day', length: Math.max(0, daysBetween(pausedOn, state.dueOn)) };
  let left = 0;
  for (let day = addDays(pausedOn, 1); day <= state.dueOn; day = addDays(day, 1)) if (scene.calendar.isWorkday(day)) left += 1;
  return { ...rest, unit, length: left };
}

/** The term of a clock that is made longer: it goes on from its end (行政许可法 Art. 42). */
export const extendedTerm = (clock: Clock, { by, unit }: { by: Clock['length']; unit?: Clock['unit'] | undefined }, state: ClockState, scene: Scene): Term => ({
  from: state.dueOn,
  length: lengthOf(by, scene),
  unit: unitOf({ unit: unit ?? clock.unit }, scene),
  rolls: clock.rolls,
  floor: null,
});
