import { civilDate } from '@medregistry/language';
import type { JobHandler, Outbox } from '@medregistry/outbox';
import type { OwedEvent } from '../owed/fireOwed';
import { switchSql } from '../facts/switches';

/** Topic of the outbox under which a permit waits for its event. */
export const PERMIT_TOPIC = 'permit-event';

/** Permits that owe an event today: past their end, or within their own window, as the authority has set it, or the cut-off of a campaign; the machine has the last word. */
const OWED = `
  SELECT p.document_id AS id, CASE WHEN p.valid_to < CAST(:today AS date) THEN 'expire' ELSE 'fall-due' END AS event
  FROM permits p JOIN institutions i ON i.id = p.institution_id JOIN authorities a ON a.id = i.authority_id
  WHERE p.current AND (
    (p.status IN ('valid', 'renewal-due') AND p.valid_to < CAST(:today AS date))
    OR (p.status = 'valid' AND p.valid_to >= CAST(:today AS date) AND (
      p.valid_to - make_interval(months => ${switchSql('renewalMonths', 'a')}) <= CAST(:today AS date)
      OR p.valid_to <= (SELECT max(c.renewal_cutoff) FROM campaigns c WHERE c.authority_id = i.authority_id AND c.state IN ('published', 'running')))))`;

/** Daily job: one item for each permit, event and day of its end, so that a repeated run asks for nothing twice. */
export const collectDuePermits =
  (outbox: () => Pick<Outbox, 'enqueue'>): JobHandler =>
  async ({ trx, tick }) => {
    const today = civilDate(tick);
    const { rows } = await trx.raw<{ rows: { id: string; event: string }[] }>(OWED, { today });
    // The day stands in the key because a permit whose renewal is still undecided is asked about again tomorrow.
    await outbox().enqueue(trx, rows.map(({ id, event }) => ({ topic: PERMIT_TOPIC, dedupeKey: `${id}:${event}:${today}`, payload: { id, event } satisfies OwedEvent })));
  };
