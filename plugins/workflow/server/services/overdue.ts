import { civilDate, Refusal, SYSTEM_ROLE, type Procedure } from '@medregistry/language';
import type { Handler, JobHandler, Outbox } from '@medregistry/outbox';
import { z } from 'zod';
import type { Engine } from './engine';
import type { Registry } from './registry';

/** Topic of the outbox under which an owed event waits for its own transaction. */
export const OWED_TOPIC = 'workflow.owed-event';

const Owed = z.object({ documentId: z.string(), event: z.string() });

const owedEvents = (procedure: Procedure): [string, string[]][] =>
  Object.entries(procedure.events).filter(([, { roles }]) => roles.includes(SYSTEM_ROLE)).map(([event, { from }]) => [event, from]);

/**
 * Daily job: asks for every event of role `system` on open cases whose first term has passed. One item for each
 * case, event and due date, so a repeated run asks for nothing twice, and one after a week of downtime for all.
 */
export const collectOwed =
  (registry: () => Registry, outbox: () => Outbox): JobHandler =>
  async ({ trx, tick }) => {
    for (const { procedure } of registry().all()) {
      for (const [event, states] of owedEvents(procedure)) {
        const { rows } = await trx.raw<{ rows: { document_id: string; due_on: string }[] }>(
          `SELECT document_id, due_on::text AS due_on FROM applications
           WHERE procedure = ? AND state = ANY(?::text[]) AND closed_at IS NULL AND due_on < ?::date`,
          [procedure.key, states, civilDate(tick)],
        );
        await outbox().enqueue(
          trx,
          rows.map((row) => ({ topic: OWED_TOPIC, dedupeKey: `${row.document_id}:${event}:${row.due_on}`, payload: { documentId: row.document_id, event } })),
        );
      }
    }
  };

/** Fires an owed event; where its guard does not hold or the case has moved on, nothing is owed any more. */
export const fireOwed =
  (engine: () => Engine): Handler =>
  async (payload, { trx, now }) => {
    const { documentId, event } = Owed.parse(payload);
    try {
      await engine().fireAsSystem(trx, documentId, event, now);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  };
