import { addDays, civilDate, type CivilDate } from '@medregistry/language';

export const HOLDERS = ['mine', 'free'] as const;
export const DUES = ['week', 'overdue'] as const;
export const ROUNDS = ['first', 'again'] as const;

/** What somebody narrows a queue to: whose cases, how urgent, of which round. */
export interface WorkFilters {
  holder?: (typeof HOLDERS)[number] | undefined;
  due?: (typeof DUES)[number] | undefined;
  round?: (typeof ROUNDS)[number] | undefined;
}

/** Cases behind each filter, and in each state. */
export interface Facets extends Record<(typeof HOLDERS)[number] | (typeof DUES)[number] | (typeof ROUNDS)[number] | 'all', number> {
  states: Record<string, number>;
}

type Put = (value: unknown) => string;

/** The Sunday that ends the week of a day. */
export function endOfWeek(day: CivilDate): CivilDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, (7 - weekday) % 7);
}

const CONDITIONS = {
  mine: (put, userId) => `a.assignee_id = ${put(userId)}::integer`,
  free: (put, _userId, now) => `(a.assigned_until IS NULL OR a.assigned_until <= ${put(now.toISOString())}::timestamptz)`,
  week: (put, _userId, now) => `a.due_on BETWEEN ${put(civilDate(now))}::date AND ${put(endOfWeek(civilDate(now)))}::date`,
  overdue: (put, _userId, now) => `a.due_on < ${put(civilDate(now))}::date`,
  first: () => 'a.round <= 1',
  again: () => 'a.round > 1',
} satisfies Record<Exclude<keyof Facets, 'all' | 'states'>, (put: Put, userId: number, now: Date) => string>;

/** The conditions of the filters that somebody has set. */
export const filterConditions = ({ holder, due, round }: WorkFilters, put: Put, userId: number, now: Date): string[] =>
  [holder, due, round].flatMap((filter) => (filter ? [CONDITIONS[filter](put, userId, now)] : []));

/** The number of cases behind each filter as one JSON value, counted up to a limit. */
export function facetsSql(conditions: string[], put: Put, userId: number, now: Date, limit: number): string {
  const counts = Object.entries(CONDITIONS).map(([filter, condition]) => `'${filter}', count(*) FILTER (WHERE ${condition(put, userId, now)})::integer`);
  return `(WITH a AS (SELECT a.assignee_id, a.assigned_until, a.due_on, a.round, a.state FROM applications a WHERE ${conditions.join(' AND ')} LIMIT ${limit})
    SELECT json_build_object('all', count(*)::integer, ${counts.join(', ')},
      'states', COALESCE((SELECT json_object_agg(s.state, s.cases) FROM (SELECT state, count(*)::integer AS cases FROM a GROUP BY state) s), '{}')) FROM a)`;
}
