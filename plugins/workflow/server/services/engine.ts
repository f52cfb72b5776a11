import {
  canonicalJson,
  decideTogether,
  effectsTogether,
  formFor,
  formProblems,
  holds,
  identifyRows,
  joinedPath,
  ownerOf,
  refuse,
  say,
  sensitivePaths,
  slotAt,
  withSystemValues,
  type Declined,
  type FormData,
  type Json,
  type Scene,
} from '@medregistry/language';
import type { Knex } from 'knex';
import type { ApplicationView } from '../ApplicationView';
import { newDocumentId } from '../newDocumentId';
import type { Ports } from '../Ports';
import type { Asking, MaterialAsking } from './Asking';
import { createBatch, isDone } from './batch';
import { caseAnswer, type CaseAnswer } from './caseAnswer';
import { auditing, stampOf } from './caseEntry';
import type { Cases, OpenCase } from './cases';
import { expectAlone, movingWith, partFor, relinked, type Moving } from './joinedCases';
import { letGo } from './linkStore';
import { createOpening } from './opening';
import type { Opening } from './prospect';
import type { Registry } from './registry';
import { createStep } from './step';
import { openCaseOf, saveForm } from './store';
import { isOpen, versionOf } from './wholeView';
import { withRounds } from './workbench/submissions';
import { SYSTEM } from './world';

/** 428 without `If-Match`, 412 with an old one (design.md §7). */
function expectVersion(current: OpenCase, ifMatch: number | undefined): void {
  if (ifMatch === undefined) throw refuse.precondition();
  const version = versionOf(current);
  if (ifMatch !== version) throw refuse.stale({ version, state: current.row.state });
}

const REFUSALS = {
  'unknown-event': ({ problems }) => refuse.notFound(problems[0]?.message),
  'not-allowed': ({ problems }) => refuse.forbidden(problems[0]?.message),
  'not-available': ({ problems }) => refuse.notAvailable(problems[0]?.message, problems),
  invalid: ({ problems }) => refuse.invalid(problems),
} satisfies Record<Declined['refusal'], (declined: Declined) => Error>;

/** The one way by which a case comes to be, changes its form or changes its state. */
export function createEngine(ports: Ports, registry: Registry, cases: Cases) {
  const audit = auditing(ports);
  const write = createStep(ports, registry, cases);

  /** The same cases with the round before beside the present one, where an event opens notes; the leading case's are those of the whole. */
  const comparing = (trx: Knex.Transaction, moving: Moving[]): Promise<Moving[]> =>
    Promise.all(
      moving.map(async (one) => {
        const opens = one.part.procedure.events[one.event]?.payload.some(({ type }) => type === 'notes') ?? false;
        return opens && one.joined === null ? { ...one, part: await withRounds(trx, one.part, ports.cipher) } : one;
      }),
    );

  /** Decides an event on a case and on those that go along with it, and writes them down: all of them or none. */
  async function act(trx: Knex.Transaction, current: OpenCase, moving: Moving[], asking: Asking, batch = false): Promise<OpenCase> {
    const joint = decideTogether(moving.map(({ part, event, payload, joined }) => ({ world: part.world, attempt: { event, payload, actor: part.actor, batch }, joined })));
    if (!joint.ok) throw REFUSALS[joint.refusal](joint);
    const effects = effectsTogether(joint.decisions.map((decision) => decision.effects));
    const moved: OpenCase[] = [];
    for (const [index, decision] of joint.decisions.entries()) {
      const { part, joined } = moving[index] ?? { part: current, joined: null };
      // What goes along is spoken of by the leading case.
      const messages = joined === null ? decision.messages : [];
      moved.push(await write(trx, part, { ...decision, effects: effects[index] ?? [], messages }, asking));
      await displace(trx, part, decision.event, asking);
    }
    if (current.joined.length === 0) return moved[0] ?? current;
    const [leading = current, ...joined] = relinked([current, ...current.joined].map((one) => moved.find(({ row }) => row.id === one.row.id) ?? one))
      .map((one) => cases.again(one, { form: one.world.application.form }, asking.now));
    return cases.again(leading, { joined: await stayWith(trx, leading, joined, asking.now), form: leading.world.application.form }, asking.now);
  }

  /** Ends the subject's other open case where an event says so, with the reason; one that has been decided stays unless it says of those, too. */
  async function displace(trx: Knex.Transaction, { row, procedure, world }: OpenCase, event: string, asking: Asking): Promise<void> {
    const declared = procedure.events[event];
    if (!declared?.displaces) return;
    const { group, event: ending, decided } = declared.displaces;
    const other = await openCaseOf(trx, row, group);
    if (!other) return;
    const { events } = await registry.version(trx, other.procedure_version);
    const through = [ending, ...(decided && (!decided.when || holds(decided.when, { ...world, payload: {}, actor: { userId: 0, name: SYSTEM.name, roles: [], role: '' } })) ? [decided.event] : [])].find((one) => events[one]?.from.includes(other.state));
    if (through === undefined) return;
    await asSystem(trx, other.document_id, through, asking.now, { reason: `${say(procedure.label)}（${row.number}）：${say(declared.label)}` });
  }

  /** Fires an event that no person fires. */
  async function asSystem(trx: Knex.Transaction, documentId: string, event: string, now: Date, payload: { [field: string]: Json }): Promise<void> {
    const asking: Asking = { principal: { userId: 0, username: '', name: SYSTEM.name, sessionId: '', assignments: [] }, address: '', now };
    const { row, actor } = await cases.lock(trx, documentId, asking.principal, SYSTEM);
    const current = await cases.open(trx, row, actor, now, { lock: true, assessing: ({ events }) => events[event]?.assesses });
    await act(trx, current, movingWith(current, event, payload), asking);
  }

  /** What is still open when the leading case closes goes on by itself. */
  async function stayWith(trx: Knex.Transaction, { row }: OpenCase, joined: OpenCase[], now: Date): Promise<OpenCase[]> {
    const leaving = row.closed_at === null ? [] : joined.filter(isOpen);
    if (leaving.length === 0) return joined;
    const version = await letGo(trx, row, leaving.map((part) => part.row), now);
    row.version = version;
    return joined.filter((part) => !leaving.includes(part));
  }

  /** A form as it would be kept, with what is wrong with it. @throws Refusal 409 where the state does not let it be edited */
  function draftOf(part: OpenCase, form: FormData, joined: string | null) {
    if (!part.procedure.states[part.row.state]?.editable.form || !cases.fills(part.actor, part.procedure, part.row.state)) throw refuse.notAvailable('当前状态下申请书不能修改。');
    const scene: Scene = { ...part.world, actor: { ...part.actor, role: part.actor.roles[0] ?? '' }, payload: {} };
    const complete = identifyRows(part.procedure, withSystemValues(scene, form), part.world.application.form, newDocumentId);
    const problems = formProblems(scene, complete, true);
    return { part, complete, problems: joined ? problems.map((problem) => ({ ...problem, path: joinedPath(problem.path, joined) })) : problems };
  }

  async function keep(trx: Knex.Transaction, part: OpenCase, form: FormData, asking: Asking): Promise<OpenCase> {
    const saved = await saveForm(trx, part.row, ports.cipher.seal(form, sensitivePaths(part.procedure.form)), asking.now);
    if (!saved) throw refuse.stale();
    await audit(trx, saved, asking, stampOf(part, asking), 'save', { version: saved.version });
    return cases.again(part, { row: saved }, asking.now);
  }

  /** Fires an event in the caller's transaction. @throws Refusal in the order of design.md §7 */
  async function fireIn(trx: Knex.Transaction, asking: Asking, documentId: string, event: string, payload: { [field: string]: Json }, batch = false): Promise<OpenCase> {
    const { row, actor } = await cases.lock(trx, documentId, asking.principal);
    const procedure = await registry.version(trx, row.procedure_version);
    const { procedure: partner, key } = ownerOf(event);
    const declared = (partner === null ? procedure : registry.current(partner)?.procedure)?.events[key];
    if (!declared) throw refuse.notFound('没有这项操作。');
    if (!declared.roles.some((role) => actor.roles.includes(role))) throw refuse.forbidden();
    // A rule of security is today's, whatever version of the procedure the case keeps.
    const today = registry.current(partner ?? row.procedure)?.procedure.events[key] ?? declared;
    if ((declared.fresh || today.fresh) && !ports.isFresh(asking.principal, asking.now)) throw refuse.unproven();
    if (asking.ifMatch === undefined) throw refuse.precondition();
    const current = await cases.open(trx, row, actor, asking.now, { lock: true, assessing: ({ events }) => events[event]?.assesses });
    if (batch && isDone(current, event, asking)) return current;
    expectVersion(current, asking.ifMatch);
    expectAlone(row);
    const moving = partner === null ? movingWith(current, event, payload) : [{ part: partFor(current, partner, key), event: key, payload, joined: null }];
    return act(trx, current, await comparing(trx, moving), asking, batch);
  }

  const opening = createOpening(ports, registry, cases);

  return {
    ...opening,
    ...createBatch(ports, cases, fireIn),

    /** Opens a case and fires its first event in one act: there is none without the other. @throws Refusal as `create` and `fire` */
    async openAndFire(asking: Asking, given: Opening, event: string, payload: { [field: string]: Json }): Promise<ApplicationView> {
      return ports.transaction(async (trx) => {
        const opened = await opening.open(trx, asking, given);
        return cases.view(await act(trx, opened, movingWith(opened, event, payload), asking));
      });
    },

    /**
     * Saves a form; it may have gaps, but what it says must be readable (autosave).
     *
     * @throws Refusal 404, 403, 428, 412, 409 where the state does not let it be edited, 422
     */
    async save(asking: Asking, documentId: string, form: FormData): Promise<CaseAnswer> {
      return ports.transaction(async (trx) => {
        const { row, actor } = await cases.lock(trx, documentId, asking.principal);
        if (!cases.fills(actor, await registry.version(trx, row.procedure_version))) throw refuse.forbidden();
        expectAlone(row);
        const current = await cases.open(trx, row, actor, asking.now, { lock: true });
        expectVersion(current, asking.ifMatch);
        const drafts = [draftOf(current, formFor(form, null) ?? {}, null)];
        for (const part of current.joined) {
          const own = formFor(form, part.row.procedure);
          if (own && canonicalJson(own) !== canonicalJson(part.world.application.form)) drafts.push(draftOf(part, own, part.row.procedure));
        }
        const problems = drafts.flatMap((draft) => draft.problems);
        if (problems.length > 0) throw refuse.invalid(problems);
        const saved: OpenCase[] = [];
        for (const draft of drafts) saved.push(await keep(trx, draft.part, draft.complete, asking));
        const [leading = current] = saved;
        return caseAnswer(cases.view({ ...leading, joined: current.joined.map((part) => saved.find(({ row: { id } }) => id === part.row.id) ?? part) }));
      });
    },

    /**
     * Fires an event: lock, facts, `decide`, compare-and-set, action, effects, documents, audit and messages in one
     * transaction. Nothing external happens inside it.
     *
     * @throws Refusal in the order of design.md §7
     */
    async fire(asking: Asking, documentId: string, event: string, payload: { [field: string]: Json }): Promise<CaseAnswer> {
      return ports.transaction(async (trx) => {
        const result = caseAnswer(cases.view(await fireIn(trx, asking, documentId, event, payload)));
        await ports.remember(trx, { ...asking, idempotency: asking.idempotency }, result);
        return result;
      });
    },

    /** @throws Refusal 403 for somebody who never fills the slot, 409 where the state keeps it as it is */
    mayChangeMaterials<T extends Pick<OpenCase, 'row' | 'actor' | 'procedure'>>(current: T, place: string): T {
      const { actor, procedure, row } = current;
      const filledBy = procedure.materials.find(({ key }) => key === slotAt(place).slot)?.filledBy;
      if (filledBy) {
        if (!actor.roles.some((role) => filledBy.roles.includes(role))) throw refuse.forbidden();
        if (!filledBy.states.includes(row.state)) throw refuse.notAvailable('当前状态下这项材料不能修改。');
        return current;
      }
      if (!cases.fills(actor, procedure)) throw refuse.forbidden();
      if (!procedure.states[row.state]?.editable.materials || !cases.fills(actor, procedure, row.state)) throw refuse.notAvailable('当前状态下材料不能修改。');
      return current;
    },

    /** Locks a case so that nobody submits it while its pages change. @throws Refusal 404, and as `mayChangeMaterials` */
    async lockForMaterials(trx: Knex.Transaction, { principal, params }: MaterialAsking): Promise<void> {
      const { row, actor } = await cases.lock(trx, params.id, principal);
      this.mayChangeMaterials({ row, actor, procedure: await registry.version(trx, row.procedure_version) }, ownerOf(params.slot).key);
    },

    /** Writes a change of pages into the trail of the case's authority, in the dossier's transaction. */
    async auditMaterials(trx: Knex.Transaction, asking: MaterialAsking, action: string, details: Json): Promise<void> {
      const { row, actor } = await cases.read(trx, asking.params.id, asking.principal);
      await audit(trx, row, asking, { id: actor.userId, name: actor.name, address: asking.address }, action, details);
    },

    /** Fires an event that the system owes by itself, in the caller's transaction. */
    fireAsSystem: (trx: Knex.Transaction, documentId: string, event: string, now: Date, payload: { [field: string]: Json } = {}): Promise<void> => asSystem(trx, documentId, event, now, payload),

  };
}

export type Engine = ReturnType<typeof createEngine>;
