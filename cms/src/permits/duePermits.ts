import { RENEWAL_MONTHS } from '@medregistry/config';
import { civilDate, type CivilDate } from '@medregistry/language';
import type { JobHandler, Outbox } from '@medregistry/outbox';
import type { Knex } from 'knex';

/** Topic of the outbox under which a permit waits for its event. */
export const PERMIT_TOPIC = 'permit-event';

/** Permits that owe an event today: past their end, or within their own window or the cut-off of a campaign; the machine has the last word. */
const OWED = `
  SELECT p.document_id AS id, CASE WHEN p.valid_to < CAST(:today AS date) THEN 'expire' ELSE 'fall-due' END AS event
  FROM permits p JOIN institutions i ON i.id = p.institution_id
  WHERE p.current AND (
    (p.status IN ('valid', 'renewal-due') AND p.valid_to < CAST(:today AS date))
    OR (p.status = 'valid' AND p.valid_to >= CAST(:today AS date) AND (
      p.valid_to - make_interval(months => :months) <= CAST(:today AS date)
      OR p.valid_to <= (SELECT max(c.renewal_cutoff) FROM campaigns c WHERE c.authority_id = i.authority_id AND c.state IN ('published', 'running')))))`;

/** Days before a permit's end on which an institution that has filed nothing is reminded; one reminder for each. */
export const REMINDER_DAYS = [90, 60, 45, 30, 7] as const;

interface Reminder {
  id: string;
  validTo: CivilDate;
  days: number;
  name: string;
  institution: string;
  scopePath: string;
}

/** The last reminder that each permit without a filed renewal has come to. */
const REMINDERS = `
  SELECT p.document_id AS id, p.valid_to::text AS "validTo", r.days, i.name, i.document_id AS institution, i.scope_path AS "scopePath"
  FROM permits p JOIN institutions i ON i.id = p.institution_id
  CROSS JOIN LATERAL (
    SELECT min(d) AS days FROM unnest(CAST(:days AS integer[])) d WHERE p.valid_to - d <= CAST(:today AS date)
  ) r
  WHERE p.current AND p.status IN ('valid', 'renewal-due') AND r.days IS NOT NULL AND p.valid_to >= CAST(:today AS date)
    AND NOT EXISTS (SELECT FROM applications f WHERE f.subject_id = i.document_id AND f.procedure = 'renewal' AND f.closed_at IS NULL AND f.submitted_at IS NOT NULL)`;

const reminders = async (trx: Knex.Transaction, today: CivilDate): Promise<Reminder[]> =>
  (await trx.raw<{ rows: Reminder[] }>(REMINDERS, { today, days: [...REMINDER_DAYS] as unknown as string })).rows;

/**
 * Daily job: one item for each permit, event and day of its end, and one message for each permit, reminder and day of
 * its end, so that a repeated run asks for nothing twice and one after a week of downtime catches up.
 */
export const collectDuePermits =
  (outbox: () => Pick<Outbox, 'enqueue'>, applicantRoles: readonly string[]): JobHandler =>
  async ({ trx, tick }) => {
    const today = civilDate(tick);
    const { rows } = await trx.raw<{ rows: { id: string; event: string }[] }>(OWED, { today, months: RENEWAL_MONTHS });
    // The day stands in the key because a permit whose renewal is still undecided is asked about again tomorrow.
    await outbox().enqueue(trx, rows.map(({ id, event }) => ({ topic: PERMIT_TOPIC, dedupeKey: `${id}:${event}:${today}`, payload: { permit: id, event } })));
    await outbox().enqueue(
      trx,
      (await reminders(trx, today)).map(({ id, validTo, days, name, institution, scopePath }) => ({
        topic: 'notify',
        dedupeKey: `permit:${id}:renewal-${days}:${validTo}`,
        payload: {
          roles: [...applicantRoles],
          scopePath,
          kind: 'permit-life.reminder',
          title: days >= 30 ? '许可证即将到期，请申请延续' : '许可证马上到期',
          body: `${name}的《医疗机构执业许可证》有效期至 ${validTo}，还没有提交延续申请。依照《行政许可法》第五十条，应当在届满三十日前提出；届满没有提出的，许可证失效。`,
          link: '/verification',
          subjectType: 'institution',
          subjectId: institution,
        },
      })),
    );
  };
