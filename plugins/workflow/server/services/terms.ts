import type { AuditEntry } from '@medregistry/audit';
import { endOf, Term, type Calendar, type CivilDate } from '@medregistry/language';
import type { JobHandler } from '@medregistry/outbox';
import type { Knex } from 'knex';

interface Row {
  id: number;
  documentId: string;
  procedure: string;
  scopePath: string;
  authorityPath: string;
  clock: string;
  dueOn: CivilDate;
  term: unknown;
}

/** Provisional ends of terms that run. */
const PROVISIONAL = `
  SELECT c.id, a.document_id AS "documentId", a.procedure, a.scope_path AS "scopePath", a.authority_path AS "authorityPath", c.clock,
    c.due_on::text AS "dueOn", CAST(c.term AS json) AS term
  FROM running_clocks c JOIN applications a ON a.id = c.application_key
  WHERE c.provisional AND c.stopped_on IS NULL AND c.paused_on IS NULL AND c.term IS NOT NULL AND a.closed_at IS NULL
  ORDER BY c.id FOR UPDATE OF a`;

/** Writes an end that was counted again, and what the case's list shows of it. */
const SETTLED = `WITH settled AS (
    UPDATE running_clocks SET due_on = :dueOn, provisional = :provisional, updated_at = :now WHERE id = :id RETURNING application_key
  ), first AS (
    SELECT s.application_key, d.due_on, d.provisional FROM settled s CROSS JOIN LATERAL (
      SELECT CASE WHEN c.id = :id THEN CAST(:dueOn AS date) ELSE c.due_on END AS due_on,
        CASE WHEN c.id = :id THEN CAST(:provisional AS boolean) ELSE c.provisional END AS provisional
      FROM running_clocks c WHERE c.application_key = s.application_key AND c.stopped_on IS NULL AND c.paused_on IS NULL ORDER BY 1 LIMIT 1) d
  )
  UPDATE applications a SET due_on = first.due_on, due_provisional = first.provisional, sort_on = first.due_on, updated_at = :now
  FROM first WHERE a.id = first.application_key`;

/**
 * Daily job: counts provisional (暂定) ends again, for the holidays of a year may have become known. The case keeps
 * its version: nobody's screen is stale because a date became certain.
 */
export const settleTerms =
  (calendar: () => Calendar | Promise<Calendar>, audit: (trx: Knex.Transaction, entry: AuditEntry) => Promise<void>): JobHandler =>
  async ({ trx, tick }) => {
    await trx.raw("SELECT set_config('medregistry.writer', 'workflow', true)");
    const { rows } = await trx.raw<{ rows: Row[] }>(PROVISIONAL);
    const known = await calendar();
    for (const { id, documentId, procedure, scopePath, authorityPath, clock, dueOn, term } of rows) {
      const end = endOf(Term.parse(term), known);
      if (end.provisional && end.date === dueOn) continue;
      await trx.raw(SETTLED, { id, dueOn: end.date, provisional: end.provisional, now: tick.toISOString() });
      await audit(trx, {
        chain: authorityPath, at: tick, actorId: null, actorName: '系统', action: `${procedure}.settle-term`, subjectType: 'application',
        subjectId: documentId, scopePath, address: '', outcome: 'ok', details: { clock, from: dueOn, to: end.date, provisional: end.provisional },
      });
    }
  };
