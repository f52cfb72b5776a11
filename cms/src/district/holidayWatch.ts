import { addMonths, civilDate, type CivilDate } from '@medregistry/language';
import type { JobHandler, Outbox, OutboxItem } from '@medregistry/outbox';

/** Months before its beginning by which a year's holidays are published as a rule (国务院办公厅, November). */
const AHEAD = 1;

/** The years whose holidays must be known on a day, so that terms are not 暂定. */
export const yearsNeeded = (today: CivilDate): number[] => [...new Set([today, addMonths(today, AHEAD)].map((day) => Number(day.slice(0, 4))))];

const messageOf = (year: number, today: CivilDate, scopePath: string): OutboxItem => ({
  topic: 'notify',
  // Again every month for as long as they are missing.
  dedupeKey: `holidays:${year}:${today.slice(0, 7)}:${scopePath}`,
  payload: {
    roles: ['administrator'],
    scopePath,
    kind: 'calendar.missing',
    title: `${year} 年的节假日还没有录入`,
    body: `系统里没有 ${year} 年的放假和调休安排，落在这一年的期限只能暂定。国务院办公厅公布安排后，请在“节假日”中录入。`,
    link: `/holidays/${year}`,
    subjectType: 'holiday',
    subjectId: String(year),
  },
});

/** Looks once a day whether the holidays of this year, and in December of the next, are known. */
export const holidayWatch =
  (outbox: () => Outbox): JobHandler =>
  async ({ trx, tick }) => {
    const today = civilDate(tick);
    const { rows: known } = await trx.raw<{ rows: { year: number }[] }>('SELECT DISTINCT year FROM holidays');
    const missing = yearsNeeded(today).filter((year) => !known.some((one) => one.year === year));
    if (missing.length === 0) return;
    const { rows } = await trx.raw<{ rows: { scopePath: string }[] }>('SELECT scope_path AS "scopePath" FROM authorities');
    await outbox().enqueue(trx, missing.flatMap((year) => rows.map(({ scopePath }) => messageOf(year, today, scopePath))));
  };
