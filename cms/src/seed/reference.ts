import { practiceSubjects, PRACTICE_SUBJECT_SOURCE, publishedHolidays, publishedYears } from '@medregistry/config';
import { civilDate } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import { newDocumentId } from '../registers/newDocumentId';

/**
 * What every district needs and nobody invents: the catalogue of practice subjects (诊疗科目名录) and the published
 * holidays. Adds what is missing and never changes what administrators have edited; two statements.
 */
export async function seedReference(strapi: Core.Strapi, now: Date): Promise<void> {
  const subjects = practiceSubjects.map(({ code, name, parent }) => ({ id: newDocumentId(), code, name, parent: parent ?? null }));
  const holidays = publishedYears(Number(civilDate(now).slice(0, 4)) + 1).flatMap((year) =>
    (publishedHolidays(year) ?? []).map((day) => ({ ...day, id: newDocumentId(), year })),
  );
  const moment = now.toISOString();
  await strapi.db.transaction(async ({ trx }) => {
    await trx.raw(
      `INSERT INTO practice_subjects (document_id, code, name, parent_code, source, enabled, created_at, updated_at, published_at)
       SELECT s.id, s.code, s.name, s.parent, :source, true, :now, :now, :now
       FROM jsonb_to_recordset(:subjects) AS s(id text, code text, name text, parent text) ON CONFLICT (code) DO NOTHING`,
      { subjects: JSON.stringify(subjects), source: PRACTICE_SUBJECT_SOURCE, now: moment },
    );
    await trx.raw(
      `INSERT INTO holidays (document_id, date, kind, name, year, source, created_at, updated_at, published_at)
       SELECT h.id, h.date, h.kind, h.name, h.year, '国务院办公厅节假日安排', :now, :now, :now
       FROM jsonb_to_recordset(:holidays) AS h(id text, date date, kind text, name text, year integer)
       WHERE NOT EXISTS (SELECT FROM record_versions v WHERE v.kind = 'holiday-year' AND v.record = h.year::text) ON CONFLICT (date) DO NOTHING`,
      { holidays: JSON.stringify(holidays), now: moment },
    );
  });
}
