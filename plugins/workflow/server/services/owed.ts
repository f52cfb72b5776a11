import { addDays, civilDate, Refusal, SYSTEM_ROLE, type CivilDate, type Procedure } from '@medregistry/language';
import type { Handler, JobHandler, Outbox } from '@medregistry/outbox';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Engine } from './engine';
import type { Registry } from './registry';

/** Topic of the outbox under which a case waits for what its passed terms owe. */
export const OWED_TOPIC = 'workflow.owed-event';

/**
 * No arrangement of holidays moves the end of a term by more days than this. Until then nothing follows from a date
 * that is provisional (暂定); afterwards it has passed however the year is arranged.
 */
const PROVISIONAL_GRACE = 15;

const Owed = z.object({ documentId: z.string() });

/** Terms from whose end something follows. */
const endingTerms = (procedure: Procedure): string[] => [...new Set(Object.values(procedure.events).flatMap(({ after }) => (after === undefined ? [] : [after])))];

/** Condition on `c`, a running clock: it has passed. */
const PASSED = 'c.stopped_on IS NULL AND c.paused_on IS NULL AND c.due_on < CASE WHEN c.provisional THEN CAST(:surely AS date) ELSE CAST(:today AS date) END';
const passedBefore = (now: Date): { today: CivilDate; surely: CivilDate } => ({ today: civilDate(now), surely: addDays(civilDate(now), -PROVISIONAL_GRACE) });

/**
 * Daily job: asks for what is owed to open cases with a passed term, the longest passed first. One item for each
 * version of a case, term and due date, so that a repeated run asks for nothing twice, and one after a week of downtime for all.
 */
export const collectOwed =
  (registry: () => Registry, outbox: () => Outbox): JobHandler =>
  async ({ trx, tick }) => {
    for (const { procedure } of registry().all()) {
      const terms = endingTerms(procedure);
      if (terms.length === 0) continue;
      const { rows } = await trx.raw<{ rows: { documentId: string; version: number; clock: string; dueOn: CivilDate }[] }>(
        `SELECT a.document_id AS "documentId", a.version, c.clock, c.due_on::text AS "dueOn"
         FROM running_clocks c JOIN applications a ON a.id = c.application_key
         WHERE a.procedure = :procedure AND a.closed_at IS NULL AND c.clock = ANY(CAST(:terms AS text[])) AND ${PASSED}
         ORDER BY c.due_on, c.id`,
        { procedure: procedure.key, terms, ...passedBefore(tick) },
      );
      await outbox().enqueue(
        trx,
        rows.map(({ documentId, version, clock, dueOn }) => ({ topic: OWED_TOPIC, dedupeKey: `${documentId}:${version}:${clock}:${dueOn}`, payload: { documentId } })),
      );
    }
  };

/** The events that a case is owed now, in the order in which their terms passed. Locks the case first. */
async function owedEvents(trx: Knex.Transaction, registry: Registry, documentId: string, now: Date): Promise<string[]> {
  await trx.raw('SELECT FROM applications WHERE document_id = ? FOR UPDATE', [documentId]);
  const { rows } = await trx.raw<{ rows: { version: string; state: string; clock: string }[] }>(
    `SELECT a.procedure_version AS version, a.state, c.clock
     FROM applications a JOIN running_clocks c ON c.application_key = a.id
     WHERE a.document_id = :documentId AND a.closed_at IS NULL AND ${PASSED} ORDER BY c.due_on, c.id`,
    { documentId, ...passedBefore(now) },
  );
  const [first] = rows;
  if (!first) return [];
  const { events } = await registry.version(trx, first.version);
  return rows.flatMap(({ clock, state }) =>
    Object.entries(events)
      .filter(([, { after, from, roles }]) => after === clock && from.includes(state) && roles.includes(SYSTEM_ROLE))
      .map(([event]) => event),
  );
}

/** Fires the first owed event whose guards hold; whether one did. What the others say no to is not owed (any more). */
async function fireFirst(trx: Knex.Transaction, engine: Engine, documentId: string, events: string[], now: Date): Promise<boolean> {
  for (const event of events) {
    await trx.raw('SAVEPOINT owed');
    try {
      await engine.fireAsSystem(trx, documentId, event, now);
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await trx.raw('ROLLBACK TO SAVEPOINT owed');
    }
  }
  return false;
}

/**
 * Does everything that a case is owed: after each event the next one that is owed then, so that a case which stood
 * still for a week goes the same way as one that did not. Nothing is fired twice: each event stops its own term.
 */
export const fireOwed =
  (engine: () => Engine, registry: () => Registry): Handler =>
  async (payload, { trx, now }) => {
    const { documentId } = Owed.parse(payload);
    let moved = true;
    while (moved) moved = await fireFirst(trx, engine(), documentId, await owedEvents(trx, registry(), documentId, now), now);
  };
