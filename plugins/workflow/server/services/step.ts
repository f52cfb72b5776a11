import { civilDate, fillPrintout, refuse, sensitiveFieldPaths, type Accepted, type Scene } from '@medregistry/language';
import type { IssuedDocument } from '@medregistry/dossier';
import type { Knex } from 'knex';
import type { ApplicationRow } from '../ApplicationRow';
import type { Ports } from '../Ports';
import type { Asking } from './Asking';
import { auditing, stampOf, SUBJECT_TYPE } from './caseEntry';
import type { Cases, OpenCase } from './cases';
import { shownAt } from './joinedCases';
import type { Registry } from './registry';
import { clocksAfter, notesAfter, writeStep } from './store';
import { heldBy, leaseAfter } from './workbench/lease';
import { pagesOf } from './workbench/submissions';
import { targetOf } from './world';

/** Carries out what was decided: the case itself, registers, papers, slots, messages and the trail. */
export function createStep(ports: Ports, registry: Registry, cases: Cases) {
  const audit = auditing(ports);

  /** Registers first, then papers: every event takes the locks that others want, too, in this order. */
  async function carryOut(trx: Knex.Transaction, current: OpenCase, accepted: Accepted, row: ApplicationRow, now: Date): Promise<IssuedDocument[]> {
    const { actor, procedure } = current;
    const target = targetOf(row, now);
    for (const effect of accepted.effects) {
      await registry.declaration().applyEffect(trx, effect, target, { userId: actor.userId, name: actor.name, role: accepted.role });
    }
    const issued: IssuedDocument[] = [];
    const scene: Scene = { ...current.world, actor: { ...actor, role: accepted.role }, payload: accepted.payload };
    for (const kind of accepted.documents) {
      const printed = procedure.documents[kind];
      if (!printed) continue;
      issued.push(
        await ports.documents.issue(trx, {
          subjectType: SUBJECT_TYPE, subjectId: row.document_id, scopePath: row.scope_path, kind, prefix: printed.prefix, printout: fillPrintout(printed, scene),
          actor: { id: actor.userId, name: actor.name }, now,
        }),
      );
    }
    return issued;
  }

  async function closeSlots(trx: Knex.Transaction, { materials }: Accepted, { document_id: id }: ApplicationRow): Promise<void> {
    if (materials === 'freeze') await ports.slots.freeze(trx, id);
    if (materials === 'thaw') await ports.slots.thaw(trx, id);
  }

  /** What is told of an accepted event, and the papers that are still to be drawn. */
  const sendOff = (trx: Knex.Transaction, current: OpenCase, accepted: Accepted, row: ApplicationRow, sequence: number, issued: IssuedDocument[]): Promise<void> =>
    ports.enqueue(trx, [
      ...issued.map(({ documentId }) => ports.documents.task(documentId)),
      ...accepted.messages.map(({ to, at, ...words }, index) => ({
        topic: 'notify',
        dedupeKey: `${row.document_id}:${sequence}:${index}`,
        payload: {
          roles: to === 'applicant' ? registry.declaration().applicantRoles : [to],
          ...(at === undefined ? { scopePath: row.scope_path, subjectPath: row.subject_path, selfPath: row.self_path } : { scopePath: at }),
          kind: `${row.procedure}.${accepted.event}`,
          ...words,
          link: at === undefined ? `/applications/${shownAt(current)}` : '/',
          subjectType: SUBJECT_TYPE,
          subjectId: row.document_id,
        },
      })),
    ]);

  /**
   * Writes one case's part of an act.
   *
   * @throws Refusal 412 where somebody else moved the case meanwhile
   */
  return async function write(trx: Knex.Transaction, current: OpenCase, decision: Accepted, asking: Asking): Promise<OpenCase> {
    const { row, children, procedure } = current;
    const { event } = decision;
    const today = civilDate(asking.now);
    const actor = stampOf(current, asking);
    const sequence = children.actions.length + 1;
    const after = {
      links: children.links,
      notes: notesAfter(children.notes, decision, actor, asking.now),
      clocks: clocksAfter(children.clocks, decision.clocks, today),
      actions: [
        ...children.actions,
        { sequence, event, from_state: decision.from, to_state: decision.to, round: decision.round, actor_id: actor.id, actor_name: actor.name, role: decision.role, payload: decision.payload, assessments: decision.assessments, at: asking.now.toISOString() },
      ],
    };
    const sealed = ports.cipher.seal(decision.payload, (procedure.events[event]?.payload ?? []).flatMap((field) => sensitiveFieldPaths(field, field.key)));
    const lease = leaseAfter(row, decision, procedure, cases.isApplicant(current.actor) ? null : actor, asking.now);
    const moved = await writeStep(trx, { row, accepted: decision, payload: sealed, sequence, before: children, after, actor, lease, pages: pagesOf(current.slots), today, now: asking.now });
    if (!moved) throw refuse.stale();
    const issued = await carryOut(trx, current, decision, moved, asking.now);
    // None of these waits for another's answer, so they travel together.
    await Promise.all([
      closeSlots(trx, decision, moved),
      sendOff(trx, current, decision, moved, sequence, issued),
      audit(trx, moved, asking, actor, event, { from: decision.from, to: decision.to, round: decision.round, sequence, ...heldBy(row, actor, asking.now) }),
    ]);
    const frozen = decision.materials === null || decision.materials === 'pass' ? current.slots : current.slots.map((slot) => ({ ...slot, frozen: decision.materials === 'freeze' }));
    return cases.again(current, { row: moved, children: after, issued: [...current.issued, ...issued], slots: frozen, form: current.world.application.form }, asking.now);
  };
}
