import { addNaturalDays, addWorkdays, type Calendar, type DueDate } from './Calendar';
import { addDays, addMonths, daysBetween, type CivilDate } from './civil';
import type { Clock } from './Clock';
import { resolve } from './evaluate';
import type { ClockState, Scene } from './World';

const lengthOf = (clock: Clock, scene: Scene): number =>
  typeof clock.length === 'number' ? clock.length : Number(resolve(clock.length, scene) ?? 0);

/** When a term of `length` that starts today ends. A term in months ends the day before its date (暂缓 3 个月: 01-22 … 04-21). */
export function termEnd(clock: Clock, from: CivilDate, scene: Scene, length = lengthOf(clock, scene)): DueDate {
  const { calendar } = scene;
  const floor = clock.notBefore ? resolve(clock.notBefore, scene) : null;
  const end = plainEnd(clock, from, calendar, length);
  if (typeof floor !== 'string' || floor <= end.date) return end;
  return clock.rolls ? addNaturalDays(calendar, floor, 0, true) : { date: floor, provisional: false };
}

function plainEnd(clock: Clock, from: CivilDate, calendar: Calendar, length: number): DueDate {
  if (clock.unit === 'working-day') return addWorkdays(calendar, from, length);
  if (clock.unit === 'natural-day') return addNaturalDays(calendar, from, length, clock.rolls);
  return addNaturalDays(calendar, addDays(addMonths(from, length), -1), 0, clock.rolls);
}

/** The due date of a paused clock that runs again today: what was left when it stopped is left now (行政许可法 Art. 45). */
export function resumed(clock: Clock, state: ClockState, scene: Scene): DueDate {
  const pausedOn = state.pausedOn ?? scene.today;
  if (clock.unit !== 'working-day') {
    return addNaturalDays(scene.calendar, scene.today, Math.max(0, daysBetween(pausedOn, state.dueOn)), clock.rolls);
  }
  let left = 0;
  for (let day = addDays(pausedOn, 1); day <= state.dueOn; day = addDays(day, 1)) if (scene.calendar.isWorkday(day)) left += 1;
  return addWorkdays(scene.calendar, scene.today, left);
}
