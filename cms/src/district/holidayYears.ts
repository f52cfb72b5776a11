import { publishedHolidays } from '@medregistry/config';
import type { Trail } from '@medregistry/audit';
import { refuse, type CivilDate, type Principal } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { newDocumentId } from '../registers/newDocumentId';
import { createRecordVersions, type Content, type RecordVersion } from '../versions/recordVersions';

/** A day that differs from the ordinary week: a holiday, or a weekend that is worked (调休). */
export interface HolidayDay {
  date: CivilDate;
  kind: 'off' | 'work';
  name: string;
}

/** The arrangement of a year (放假和调休安排). */
export interface HolidayYear {
  year: number;
  days: HolidayDay[];
  source: string;
  version: number;
  /** What the packaged data know of the year and may be taken over; null where they do not know it. */
  published: HolidayDay[] | null;
}

export interface HolidayAsking {
  principal: Principal;
  address: string;
  now: Date;
  ifMatch?: number | undefined;
}

const KIND = 'holiday-year';
/** Holidays are the country's: they belong to no authority. */
const CHAIN = 'system';
const DAYS = `SELECT date::text AS date, kind, name FROM holidays WHERE year = ? ORDER BY date`;

/** Days in the right order, each once. @throws Refusal 422 with every line that is wrong */
function checked(year: number, days: readonly HolidayDay[]): HolidayDay[] {
  const problems = days.flatMap(({ date }, index) => {
    const path = `days.${index}.date`;
    if (Number(date.slice(0, 4)) !== year) return [{ path, code: 'year', message: `${date} 不在 ${year} 年。` }];
    if (days.findIndex((other) => other.date === date) !== index) return [{ path, code: 'twice', message: `${date} 写了两次。` }];
    return [];
  });
  const weekends = days.flatMap(({ date, kind }, index) => {
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    return kind === 'work' && weekday !== 0 && weekday !== 6 ? [{ path: `days.${index}.kind`, code: 'weekday', message: `${date} 不是周末，不必写为上班。` }] : [];
  });
  if (problems.length + weekends.length > 0) throw refuse.invalid([...problems, ...weekends]);
  return [...days].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The holidays of each year, kept by administrators; terms that were provisional (暂定) are counted again by the daily job. */
export function createHolidayYears(strapi: Core.Strapi) {
  const versions = createRecordVersions(strapi);
  const knex = (): Knex => strapi.db.connection;

  async function stored(trx: Pick<Knex, 'raw'>, year: number): Promise<{ days: HolidayDay[]; source: string }> {
    const { rows } = await trx.raw<{ rows: HolidayDay[] }>(DAYS, [year]);
    const source = await trx.raw<{ rows: { source: string | null }[] }>('SELECT max(source) AS source FROM holidays WHERE year = ?', [year]);
    return { days: rows, source: source.rows[0]?.source ?? '' };
  }

  async function write(asking: HolidayAsking, year: number, action: 'set' | 'restore', contentIn: (trx: Knex.Transaction) => Promise<{ days: HolidayDay[]; source: string }>): Promise<{ version: number }> {
    const { principal, address, now, ifMatch } = asking;
    if (ifMatch === undefined) throw refuse.precondition();
    return (await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }): Promise<{ version: number }> => {
      const newest = await versions.newest(trx, KIND, String(year));
      if (newest !== ifMatch) throw refuse.stale({ version: newest });
      const before = await stored(trx, year);
      const record = String(year);
      // What came with the installation is kept as the version before the first.
      if (newest === 0 && before.days.length > 0) {
        await versions.add(trx, { kind: KIND, record, version: 0, content: before as unknown as Content, changedBy: null, changedAt: now });
      }
      const { days, source } = await contentIn(trx);
      const after = { days: checked(year, days), source };
      const name = principal.name || principal.username;
      const version = newest + 1;
      await versions.add(trx, { kind: KIND, record, version, content: after as unknown as Content, changedBy: name, changedAt: now });
      await trx.raw('DELETE FROM holidays WHERE year = ?', [year]);
      await trx.raw(
        `INSERT INTO holidays (document_id, date, kind, name, year, source, created_at, updated_at, published_at)
         SELECT h.id, h.date, h.kind, h.name, :year, :source, :now, :now, :now FROM jsonb_to_recordset(:days) AS h(id text, date date, kind text, name text)`,
        { days: JSON.stringify(after.days.map((day) => ({ ...day, id: newDocumentId() }))), year, source, now: now.toISOString() },
      );
      await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
        chain: CHAIN, at: now, actorId: principal.userId, actorName: name, action: `holidays.${action}`, subjectType: 'holiday-year', subjectId: record,
        scopePath: '/', address, outcome: 'ok', details: { version, days: after.days.length, source },
      });
      return { version };
    })) as { version: number };
  }

  return {
    /** Years with an arrangement, newest first. */
    async list(): Promise<{ year: number; off: number; work: number }[]> {
      const { rows } = await knex().raw<{ rows: { year: number; off: number; work: number }[] }>(
        `SELECT year, count(*) FILTER (WHERE kind = 'off')::integer AS off, count(*) FILTER (WHERE kind = 'work')::integer AS work FROM holidays GROUP BY year ORDER BY year DESC LIMIT 100`,
      );
      return rows;
    },

    async read(year: number): Promise<HolidayYear> {
      const [kept, version] = await Promise.all([stored(knex(), year), versions.newest(knex(), KIND, String(year))]);
      return { year, ...kept, version, published: publishedHolidays(year) ?? null };
    },

    /** Replaces the arrangement of a year. @throws Refusal 412, 422, 428 */
    set: (asking: HolidayAsking, year: number, given: { days: HolidayDay[]; source: string }): Promise<{ version: number }> => write(asking, year, 'set', () => Promise.resolve(given)),

    /** Takes an old version back as a new one. @throws Refusal 404, 412, 428 */
    restore: (asking: HolidayAsking, year: number, old: number): Promise<{ version: number }> =>
      write(asking, year, 'restore', async (trx) => (await versions.contentOf(trx, KIND, String(year), old)) as unknown as { days: HolidayDay[]; source: string }),

    versions: (year: number): Promise<RecordVersion[]> => versions.list(KIND, String(year)),
  };
}
