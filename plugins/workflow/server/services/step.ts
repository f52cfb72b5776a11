import { civilDate, fillPrintout, officeSlots, refuse, sensitiveFieldPaths, type Accepted, type Procedure, type Scene } from '@medregistry/language';
import type { IssuedDocument, IssueRequest } from '@medregistry/dossier';
import type { Knex } from 'knex';
import type { ApplicationRow } from '../ApplicationRow';
import { newDocumentId } from '../newDocumentId';
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

  /** What an accepted event does to the registers. */
  async function carryOut(trx: Knex.Transaction, { actor, row }: OpenCase, accepted: Accepted, now: Date): Promise<void> {
    const target = targetOf(row, now);
    for (const effect of accepted.effects) {
      await registry.declaration().applyEffect(trx, effect, target, { userId: actor.userId, name: actor.name, role: accepted.role });
    }
  }

  /** The papers that an accepted event issues, under the names by which what travels with them speaks of them. */
  function papersOf({ actor, procedure, row, world }: OpenCase, accepted: Accepted, now: Date): (IssueRequest & { documentId: string })[] {
    const scene: Scene = { ...world, actor: { ...actor, role: accepted.role }, payload: accepted.payload };
    return accepted.documents.flatMap((kind) => {
      const printed = procedure.documents[kind];
      if (!printed) return [];
      return {
        documentId: newDocumentId(), subjectType: SUBJECT_TYPE, subjectId: row.document_id, scopePath: row.scope_path, kind, prefix: printed.prefix, printout: fillPrintout(printed, scene),
        actor: { id: actor.userId, name: actor.name }, now,
      };
    });
  }

  async function closeSlots(trx: Knex.Transaction, { materials }: Accepted, { document_id: id }: ApplicationRow, procedure: Procedure): Promise<void> {
    if (materials === 'freeze') await ports.slots.freeze(trx, id, [...officeSlots(procedure.materials)]);
    if (materials === 'thaw') await ports.slots.thaw(trx, id);
  }

  /** What is told of an accepted event, and the papers that are still to be drawn. */
  const sendOff = (trx: Knex.Transaction, current: OpenCase, accepted: Accepted, sequence: number, papers: { documentId: string }[]): Promise<void> => {
    const { row } = current;
    return ports.enqueue(trx, [
      ...papers.map(({ documentId }) => ports.documents.task(documentId)),
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
  };

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
    const papers = papersOf(current, decision, asking.now);
    const leaveBehind = async (): Promise<IssuedDocument[]> => {
      await carryOut(trx, current, decision, asking.now);
      const [issued] = await Promise.all([
        Promise.all(papers.map((paper) => ports.documents.issue(trx, paper))),
        closeSlots(trx, decision, row, procedure),
        sendOff(trx, current, decision, sequence, papers),
        audit(trx, row, asking, actor, event, { from: decision.from, to: decision.to, round: decision.round, sequence, ...heldBy(row, actor, asking.now) }),
      ]);
      return issued;
    };
    // The step changes nothing that registers, papers and messages go by, so all travel together, the case first, then
    // registers, then papers: every event takes the locks that others want, too, in this order. One that fails undoes all.
    const [moved, issued] = await Promise.all([
      writeStep(trx, { row, accepted: decision, payload: sealed, sequence, before: children, after, actor, lease, pages: pagesOf(current), today, now: asking.now }),
      leaveBehind(),
    ]);
    if (!moved) throw refuse.stale();
    const frozen = decision.materials === null || decision.materials === 'pass' ? current.slots : current.slots.map((slot) => ({ ...slot, frozen: decision.materials === 'freeze' && !officeSlots(procedure.materials).has(slot.slot) }));
    return cases.again(current, { row: moved, children: after, issued: [...current.issued, ...issued], slots: frozen, form: current.world.application.form }, asking.now);
  };
}
