import { registrationDays } from '@medregistry/config';
import { addDays, type CivilDate } from '@medregistry/language';
import { ICalAlarmType, ICalCalendar } from 'ical-generator';

/** Seconds before the day at which the telephone speaks up: a week and, once more, a day. */
const ALARMS = [7 * 86_400, 86_400];

/**
 * The days of a registration as a calendar file (RFC 5545): whole days, each known by an id of its own, so that a file
 * that is fetched again moves what the first one put in.
 *
 * @param id public id of the nurse
 * @param address where the business is done
 */
export function registrationCalendar(id: string, registration: { validTo: CivilDate; renewalOpensOn: CivilDate }, address: string, now: Date): string {
  const calendar = new ICalCalendar({ name: '护士执业注册', prodId: { company: 'medregistry', product: 'registration', language: 'ZH' } });
  for (const { key, on, title, about } of registrationDays(registration)) {
    const event = calendar.createEvent({ id: `${key}@${id}`, start: new Date(`${on}T00:00:00Z`), end: new Date(`${addDays(on, 1)}T00:00:00Z`), allDay: true, stamp: now, summary: title, description: `${about}${address}`, timezone: null });
    for (const trigger of ALARMS) event.createAlarm({ type: ICalAlarmType.display, trigger, description: title });
  }
  return calendar.toString();
}
