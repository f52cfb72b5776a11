import type { Trail } from '@medregistry/audit';
import { civilDate, decide, factGroups, SYSTEM_ROLE, type Calendar, type Formats, type Procedure } from '@medregistry/language';
import type { Handler, Outbox } from '@medregistry/outbox';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Effects } from '../effects/createEffects';
import type { FactsService } from '../facts/createFacts';

const Payload = z.object({ permit: z.string(), event: z.string() });

interface Row {
  key: number;
  status: string;
  institution: string;
  scopePath: string;
  authorityPath: string;
}

export interface PermitServices {
  machine: Procedure;
  facts: Pick<FactsService, 'loadFacts'>;
  effects: Pick<Effects, 'apply'>;
  calendar: () => Promise<Calendar>;
  formats: Formats;
  applicantRoles: readonly string[];
  trail: () => Pick<Trail, 'append'>;
  outbox: () => Pick<Outbox, 'enqueue'>;
}

const SYSTEM = { userId: 0, name: '系统', roles: [SYSTEM_ROLE] };

/** The current version of a permit; one that was replaced meanwhile owes nothing. */
async function lock(trx: Knex.Transaction, permit: string): Promise<Row | undefined> {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `SELECT p.id AS key, p.status, i.document_id AS institution, i.scope_path AS "scopePath", a.scope_path AS "authorityPath"
     FROM permits p JOIN institutions i ON i.id = p.institution_id JOIN authorities a ON a.id = i.authority_id
     WHERE p.document_id = ? AND p.current FOR UPDATE OF p`,
    [permit],
  );
  return rows[0];
}

/**
 * Fires an event that time owes a permit: the machine decides, status and institution follow, the trail and everybody
 * concerned hear of it, all in the transaction of the outbox. Where the machine says no, nothing is owed any more.
 */
export const firePermit =
  ({ machine, facts, effects, calendar, formats, applicantRoles, trail, outbox }: PermitServices): Handler =>
  async (payload, { trx, now, token }) => {
    const { permit, event } = Payload.parse(payload);
    const row = await lock(trx, permit);
    if (!row) return;
    const today = civilDate(now);
    const target = { applicationId: null, subjectType: 'institution', subjectId: row.institution, context: {}, today };
    const known = await facts.loadFacts(trx, factGroups(machine.events[event]), target);
    const application = { state: row.status, round: 0, number: null, submittedOn: null, form: {}, materials: {}, notes: [], clocks: [], actions: [], flags: [] };
    const decision = decide({ procedure: machine, application, facts: known, calendar: await calendar(), formats, today }, { event, payload: {}, actor: SYSTEM });
    if (!decision.ok) return;

    await trx.raw('UPDATE permits SET status = ?, updated_at = ? WHERE id = ?', [decision.to, now.toISOString(), row.key]);
    for (const effect of decision.effects) await effects.apply(trx, effect, { ...target, now }, { userId: SYSTEM.userId, name: SYSTEM.name, role: SYSTEM_ROLE });
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
          link: to === 'applicant' ? '/verification' : `/institutions/${row.institution}`,
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
      subjectType: 'permit',
      subjectId: permit,
      scopePath: row.scopePath,
      outcome: 'ok',
      details: { from: decision.from, to: decision.to },
    });
  };
