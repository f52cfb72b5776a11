/**
 * How often a recurring job runs: every so many seconds, or once a day at a civil time.
 * `offsetMinutes` is the zone's distance from UTC; 480 (Asia/Shanghai, which has no summer time) unless told.
 */
export type Period = { seconds: number } | { daily: string; offsetMinutes?: number };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * The newest tick of `period` that is not after `now`. The same for every process, whenever it started.
 *
 * @throws RangeError for a period that is no period
 */
export function tickAt(period: Period, now: Date): Date {
  if ('seconds' in period) {
    if (!Number.isInteger(period.seconds) || period.seconds < 1) throw new RangeError(`${period.seconds} seconds are no period`);
    const length = period.seconds * 1000;
    return new Date(Math.floor(now.getTime() / length) * length);
  }
  const time = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(period.daily);
  if (!time) throw new RangeError(`"${period.daily}" is no time of day, write HH:MM`);
  const start = (Number(time[1]) * 60 + Number(time[2]) - (period.offsetMinutes ?? 480)) * MINUTE;
  return new Date(Math.floor((now.getTime() - start) / DAY) * DAY + start);
}
