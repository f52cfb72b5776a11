import type { Trail } from '@medregistry/audit';
import { civilDate, decide, factGroups, SYSTEM_ROLE, type Calendar, type CivilDate, type Facts, type Formats, type Procedure } from '@medregistry/language';
import type { Handler, Outbox } from '@medregistry/outbox';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { FactsService } from '../facts/createFacts';
import { reVerifyBy } from '../facts/reVerifyBy';

const Payload = z.object({ obligation: z.string(), event: z.string() });

interface Row {
  key: number;
  id: string;
  state: string;
  version: number;
  dueOn: CivilDate | null;
  opensOn: CivilDate | null;
  deferredTo: CivilDate | null;
  reVerifyBy: CivilDate | null;
  institution: string;
  scopePath: string;
  authorityPath: string;
}

export interface ObligationServices {
  machine: Procedure;
  facts: Pick<FactsService, 'loadFacts'>;
  calendar: () => Promise<Calendar>;
  formats: Formats;
  applicantRoles: readonly string[];
  trail: () => Pick<Trail, 'append'>;
  outbox: () => Pick<Outbox, 'enqueue'>;
}

const SYSTEM = { userId: 0, name: '系统', roles: [SYSTEM_ROLE] };

async function lock(trx: Knex.Transaction, obligation: string): Promise<Row | undefined> {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `SELECT o.id AS key, o.document_id AS id, o.state, o.version, o.due_on::text AS "dueOn", o.opens_on::text AS "opensOn", o.deferred_to::text AS "deferredTo",
       ${reVerifyBy('o', 'a')}::text AS "reVerifyBy",
       i.document_id AS institution, i.scope_path AS "scopePath", a.scope_path AS "authorityPath"
     FROM verification_obligations o JOIN institutions i ON i.id = o.institution_id JOIN authorities a ON a.id = i.authority_id
     WHERE o.document_id = ? FOR UPDATE OF o`,
    [obligation],
  );
  return rows[0];
}

/**
 * Fires an event that time owes an obligation (校验义务): the machine decides, the row moves, the trail and the
 * institution hear of it, all in the transaction of the outbox. Where the machine says no, nothing is owed any more.
 */
export const fireObligation =
  ({ machine, facts, calendar, formats, applicantRoles, trail, outbox }: ObligationServices): Handler =>
  async (payload, { trx, now, token }) => {
    const { obligation, event } = Payload.parse(payload);
    const row = await lock(trx, obligation);
    if (!row) return;
    const today = civilDate(now);
    const { id, state, dueOn, opensOn, deferredTo, reVerifyBy: by } = row;
    const known = await facts.loadFacts(trx, factGroups(machine.events[event]), { applicationId: null, subjectType: 'institution', subjectId: row.institution, context: {}, today });
    const told: Facts = { ...known, obligation: { id, state, dueOn, opensOn, deferredTo, reVerifyBy: by } };
    const application = { state, round: 0, number: null, submittedOn: null, form: {}, materials: {}, notes: [], clocks: [], actions: [], flags: [] };
    const decision = decide({ procedure: machine, application, facts: told, calendar: await calendar(), formats, today }, { event, payload: {}, actor: SYSTEM });
    if (!decision.ok) return;

    await trx.raw('UPDATE verification_obligations SET state = ?, version = version + 1, updated_at = ? WHERE id = ?', [decision.to, now.toISOString(), row.key]);
    await outbox().enqueue(
      trx,
      decision.messages.map(({ to, ...words }, index) => ({
        topic: 'notify',
        dedupeKey: `${token}:${index}`,
        payload: {
          roles: to === 'applicant' ? [...applicantRoles] : [to],
          scopePath: row.scopePath,
          kind: `${machine.key}.${event}`,
          ...words,
          link: '/verification',
          subjectType: 'institution',
          subjectId: row.institution,
        },
      })),
    );
    await trail().append(trx, {
      chain: row.authorityPath,
      at: now,
      actorId: null,
      actorName: SYSTEM.name,
      action: `${machine.key}.${event}`,
      subjectType: 'obligation',
      subjectId: id,
      scopePath: row.scopePath,
      outcome: 'ok',
      details: { from: decision.from, to: decision.to },
    });
  };
