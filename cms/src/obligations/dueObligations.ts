import { civilDate } from '@medregistry/language';
import type { JobHandler, Outbox } from '@medregistry/outbox';
import type { OwedEvent } from '../owed/fireOwed';

/** Topic of the outbox under which an obligation waits for its event. */
export const OBLIGATION_TOPIC = 'obligation-event';

/**
 * Which obligations (校验义务) owe an event on a day: the period opens by its own date or by the authority's campaign
 * in which it falls due; nobody filed in time; a deferral has ended, or nobody applied again after it (校验办法
 * Art. 7, 10, 20). The machine's guards know the day.
 */
const OWED = `
  SELECT o.document_id AS id, o.version,
    CASE o.state WHEN 'not-due' THEN 'open' WHEN 'open' THEN 'fall-due' WHEN 'deferred' THEN 'end-deferral' ELSE 'miss-re-verification' END AS event
  FROM verification_obligations o
  JOIN institutions i ON i.id = o.institution_id
  LEFT JOIN LATERAL (
    SELECT c.apply_to FROM campaigns c
    WHERE c.authority_id = i.authority_id AND c.state IN ('published', 'running') AND CAST(:today AS date) BETWEEN c.apply_from AND c.apply_to
    ORDER BY c.year DESC LIMIT 1
  ) c ON true
  WHERE (o.state = 'not-due' AND (o.opens_on <= :today OR o.due_on <= c.apply_to))
     OR (o.state = 'open' AND o.due_on < :today AND c.apply_to IS NULL)
     OR (o.state = 'deferred' AND o.deferred_to < :today)
     OR (o.state = 're-verification-due' AND o.deferred_to < :today)
  ORDER BY o.id`;

/** Daily job: one item for each obligation, version and day, so that a repeated run asks for nothing twice. */
export const collectDueObligations =
  (outbox: () => Outbox): JobHandler =>
  async ({ trx, tick }) => {
    const { rows } = await trx.raw<{ rows: { id: string; version: number; event: string }[] }>(OWED, { today: civilDate(tick) });
    await outbox().enqueue(
      trx,
      rows.map(({ id, version, event }) => ({ topic: OBLIGATION_TOPIC, dedupeKey: `${id}:${version}:${event}:${civilDate(tick)}`, payload: { id, event } satisfies OwedEvent })),
    );
  };
