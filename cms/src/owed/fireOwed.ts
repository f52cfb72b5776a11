import type { Trail } from '@medregistry/audit';
import { civilDate, decide, factGroups, SYSTEM_ROLE, type Accepted, type Calendar, type Facts, type Formats, type Procedure } from '@medregistry/language';
import type { Handler, Outbox } from '@medregistry/outbox';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { EffectTarget } from '../effects/EffectVerb';
import type { FactsService } from '../facts/createFacts';

/** What a machine of a register fires its events with. */
export interface OwedServices {
  machine: Procedure;
  facts: Pick<FactsService, 'loadFacts'>;
  calendar: () => Promise<Calendar>;
  formats: Formats;
  applicantRoles: readonly string[];
  trail: () => Pick<Trail, 'append'>;
  outbox: () => Pick<Outbox, 'enqueue'>;
}

/** A record of an institution that time moves, under its lock. */
export interface OwedRow {
  key: number;
  state: string;
  /** Public id of the institution. */
  institution: string;
  scopePath: string;
  authorityPath: string;
}

/** A kind of record that time moves. */
export interface OwedRecord<Row extends OwedRow> {
  /** What the trail calls it. */
  subject: string;
  /** Reads and locks the record; undefined for one that owes nothing any more. */
  lock(trx: Knex.Transaction, id: string): Promise<Row | undefined>;
  /** What the record itself tells the machine. */
  told?(row: Row, id: string): Facts;
  /** Writes what was decided. */
  move(trx: Knex.Transaction, row: Row, decision: Accepted, target: EffectTarget): Promise<void>;
  /** Where somebody who is told of it goes. */
  link(to: string, row: Row): string;
}

/** Who acts where nobody does. */
export const SYSTEM = { userId: 0, name: '系统', roles: [SYSTEM_ROLE] };

const Payload = z.object({ id: z.string(), event: z.string() });

/** What the outbox keeps of an event that is owed. */
export type OwedEvent = z.infer<typeof Payload>;

/**
 * Fires an event that time owes a record: the machine decides, the record moves, the trail and everybody concerned
 * hear of it, all in the transaction of the outbox. Where the machine says no, nothing is owed any more.
 */
export const fireOwed =
  <Row extends OwedRow>({ machine, facts, calendar, formats, applicantRoles, trail, outbox }: OwedServices, { subject, lock, told, move, link }: OwedRecord<Row>): Handler =>
  async (payload, { trx, now, token }) => {
    const { id, event } = Payload.parse(payload);
    const row = await lock(trx, id);
    if (!row) return;
    const today = civilDate(now);
    const target = { applicationId: null, subjectType: 'institution', subjectId: row.institution, context: {}, today };
    const known = await facts.loadFacts(trx, factGroups(machine.events[event]), target);
    const application = { state: row.state, round: 0, number: null, submittedOn: null, form: {}, materials: {}, notes: [], clocks: [], actions: [], flags: [] };
    const decision = decide({ procedure: machine, application, facts: { ...known, ...told?.(row, id) }, calendar: await calendar(), formats, today }, { event, payload: {}, actor: SYSTEM });
    if (!decision.ok) return;

    await move(trx, row, decision, { ...target, now });
    const kind = `${machine.key}.${event}`;
    await outbox().enqueue(
      trx,
      decision.messages.map(({ to, ...words }, index) => ({
        topic: 'notify',
        dedupeKey: `${token}:${index}`,
        payload: { roles: to === 'applicant' ? [...applicantRoles] : [to], scopePath: row.scopePath, kind, ...words, link: link(to, row), subjectType: 'institution', subjectId: row.institution },
      })),
    );
    await trail().append(trx, {
      chain: row.authorityPath,
      at: now,
      actorId: null,
      actorName: SYSTEM.name,
      action: kind,
      subjectType: subject,
      subjectId: id,
      scopePath: row.scopePath,
      outcome: 'ok',
      details: { from: decision.from, to: decision.to },
    });
  };
