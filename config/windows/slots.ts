import type { Calendar, CivilDate } from '@medregistry/language';
import type { WindowPurpose } from '../enums/WindowPurpose';
import { isOpenOn, type ServiceHours } from './opening';

/** A span of time at a window that can be booked, `HH:MM` in Shanghai. */
export interface Slot {
  from: string;
  to: string;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/**
 * The slots of a day, from the hours of the window: those of extended hours (延时服务) and Saturdays as well, which are
 * there by appointment only. None on a statutory holiday, and none that would reach beyond the hours.
 *
 * @param minutes length of a slot
 */
export function slotsOn(date: CivilDate, timetable: readonly ServiceHours[], calendar: Calendar, minutes: number): Slot[] {
  const spans = timetable.filter((hours) => isOpenOn(date, hours, calendar)).map(({ from, to }) => ({ start: minutesOf(from), end: minutesOf(to) }));
  const slots = spans.flatMap(({ start, end }) => Array.from({ length: Math.max(0, Math.floor((end - start) / minutes)) }, (_, index) => ({ from: timeOf(start + index * minutes), to: timeOf(start + (index + 1) * minutes) })));
  return [...new Map(slots.map((slot) => [slot.from, slot])).values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Which window a case goes to: what is stamped, renewed or handed out there. */
export function windowPurposeOf(procedure: string, subject: string): WindowPurpose {
  if (subject === 'nurse') return 'nurse-certificate';
  return procedure === 'renewal' ? 'permit-renewal' : 'verification-stamp';
}
