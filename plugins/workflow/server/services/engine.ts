import {
  civilDate,
  creationProblems,
  decide,
  factGroups,
  fillPrintout,
  formProblems,
  prefill,
  refuse,
  resolve,
  sensitiveFieldPaths,
  sensitivePaths,
  withSystemValues,
  type Accepted,
  type Actor,
  type Declined,
  type EndpointAnswer,
  type FormData,
  type Idempotency,
  type Json,
  type Principal,
  type Procedure,
  type Scene,
} from '@medregistry/language';
import type { Knex } from 'knex';
import type { ApplicationView } from '../ApplicationView';
import type { ApplicationRow } from '../ApplicationRow';
import type { Subject } from '../Declaration';
import type { IssuedDocument } from '@medregistry/dossier';
import type { Ports } from '../Ports';
import type { Cases, OpenCase } from './cases';
import type { Registry } from './registry';
import { clocksAfter, insertApplication, nextNumber, notesAfter, saveForm, writeStep, type ActorStamp } from './store';
import { actorOn, SYSTEM, targetOf, worldOf } from './world';

/** What slots, documents, messages and audit entries of a case hang on. */
export const SUBJECT_TYPE = 'application';

/** Who asks for a write, as the endpoint runner knows it. */
export interface Asking {
  principal: Principal;
  address: string;
  now: Date;
  ifMatch?: number | undefined;
  idempotency?: Idempotency | undefined;
}

/** A change of a slot's pages. */
export interface MaterialAsking extends Asking {
  params: { id: string };
}

/** What a case is opened for. */
export interface Opening {
  procedure: string;
  subjectType: string;
  subjectId: string;
  context: { [key: string]: Json };
}

/** A case before it is opened: its rules, its subject, and the open one that it would collide with. */
export interface Prospect {
  procedure: Procedure;
  hash: string;
  subject: Subject;
  actor: Actor;
  scene: Scene;
  exclusiveKey: string | null;
  current: { documentId: string; number: string; state: string } | null;
}

type Answer = EndpointAnswer<{ data: ApplicationView }>;

const answer = (view: ApplicationView, status = 200): Answer => ({ status, body: { data: view }, headers: { ETag: `"${view.version}"` } });

/** 428 without `If-Match`, 412 with an old one (design.md §7). */
function expectVersion(row: ApplicationRow, ifMatch: number | undefined): void {
  if (ifMatch === undefined) throw refuse.precondition();
  if (ifMatch !== row.version) throw refuse.stale({ version: row.version, state: row.state });
}

const REFUSALS = {
  'unknown-event': ({ problems }) => refuse.notFound(problems[0]?.message),
  'not-allowed': ({ problems }) => refuse.forbidden(problems[0]?.message),
  'not-available': ({ problems }) => refuse.notAvailable(problems[0]?.message, problems),
  invalid: ({ problems }) => refuse.invalid(problems),
} satisfies Record<Declined['refusal'], (declined: Declined) => Error>;

/** The one way by which a case comes to be, changes its form or changes its state. */
export function createEngine(ports: Ports, registry: Registry, cases: Cases) {
  const stamp = (current: OpenCase, { address }: Asking): ActorStamp => ({ id: current.actor.userId, name: current.actor.name, address });

  const audit = (trx: Knex.Transaction, row: ApplicationRow, asking: Asking, actor: ActorStamp, action: string, details: Json): Promise<void> =>
    ports.audit(trx, {
      chain: row.authority_path,
      at: asking.now,
      actorId: actor.id || null,
      actorName: actor.name,
      action: `${row.procedure}.${action}`,
      subjectType: SUBJECT_TYPE,
      subjectId: row.document_id,
      scopePath: row.scope_path,
      address: actor.address,
      outcome: 'ok',
      details,
    });

  /** What an accepted event does beside the case itself: registers, slots, documents, messages. */
  async function carryOut(trx: Knex.Transaction, current: OpenCase, accepted: Accepted, row: ApplicationRow, sequence: number, asking: Asking): Promise<IssuedDocument[]> {
    const { actor, procedure } = current;
    const declaration = registry.declaration();
    const target = targetOf(row, asking.now);
    for (const effect of accepted.effects) {
      await declaration.applyEffect(trx, effect, target, { userId: actor.userId, name: actor.name, role: accepted.role });
    }
    if (accepted.materials === 'freeze') await ports.slots.freeze(trx, row.document_id);
    if (accepted.materials === 'thaw') await ports.slots.thaw(trx, row.document_id);

    const issued: IssuedDocument[] = [];
    const scene: Scene = { ...current.world, actor: { ...actor, role: accepted.role }, payload: accepted.payload };
    for (const kind of accepted.documents) {
      const printed = procedure.documents[kind];
      if (!printed) continue;
      const printout = fillPrintout(printed, scene);
      issued.push(
        await ports.documents.issue(trx, {
          subjectType: SUBJECT_TYPE, subjectId: row.document_id, scopePath: row.scope_path, kind, prefix: printed.prefix, printout,
          actor: { id: actor.userId, name: actor.name }, now: asking.now,
        }),
      );
    }
    await ports.enqueue(
      trx,
      accepted.messages.map(({ to, title, body }, index) => ({
        topic: 'notify',
        dedupeKey: `${row.document_id}:${sequence}:${index}`,
        payload: {
          roles: to === 'applicant' ? declaration.applicantRoles : [to],
          scopePath: row.scope_path,
          kind: `${row.procedure}.${accepted.event}`,
          title,
          body,
          link: `/applications/${row.document_id}`,
          subjectType: SUBJECT_TYPE,
          subjectId: row.document_id,
        },
      })),
    );
    return issued;
  }

  async function step(trx: Knex.Transaction, current: OpenCase, event: string, payload: { [field: string]: Json }, asking: Asking): Promise<OpenCase> {
    const decision = decide(current.world, { event, payload, actor: current.actor });
    if (!decision.ok) throw REFUSALS[decision.refusal](decision);
    const { row, children, procedure } = current;
    const today = civilDate(asking.now);
    const actor = stamp(current, asking);
    const sequence = children.actions.length + 1;
    const after = {
      notes: notesAfter(children.notes, decision, actor, asking.now),
      clocks: clocksAfter(children.clocks, decision.clocks, today),
      actions: [
        ...children.actions,
        { sequence, event, from_state: decision.from, to_state: decision.to, round: decision.round, actor_id: actor.id, actor_name: actor.name, role: decision.role, payload: decision.payload, assessments: decision.assessments, at: asking.now.toISOString() },
      ],
    };
    const sealed = ports.cipher.seal(decision.payload, (procedure.events[event]?.payload ?? []).flatMap((field) => sensitiveFieldPaths(field, field.key)));
    const moved = await writeStep(trx, { row, accepted: decision, payload: sealed, sequence, before: children, after, actor, today, now: asking.now });
    if (!moved) throw refuse.stale();
    const issued = await carryOut(trx, current, decision, moved, sequence, asking);
    await audit(trx, moved, asking, actor, event, { from: decision.from, to: decision.to, round: decision.round, sequence });
    const frozen = decision.materials === null || decision.materials === 'pass' ? current.slots : current.slots.map((slot) => ({ ...slot, frozen: decision.materials === 'freeze' }));
    return cases.again(current, { row: moved, children: after, issued: [...current.issued, ...issued], slots: frozen, form: current.world.application.form }, asking.now);
  }

  /** A case that is not there yet, with everything that decides whether it may come to be. */
  async function prospect(connection: Knex, asking: Pick<Asking, 'principal' | 'now'>, given: Opening): Promise<Prospect> {
    const declaration = registry.declaration();
    const declared = registry.current(given.procedure);
    if (!declared || declared.procedure.kind !== 'case' || declared.procedure.subject !== given.subjectType) throw refuse.notFound('没有这项业务。');
    const { procedure, hash } = declared;
    const trx = connection as Knex.Transaction;
    const subject = await declaration.subjects[given.subjectType]?.resolve(trx, given.subjectId);
    const actor = subject ? actorOn(asking.principal, subject.scopePath) : undefined;
    if (!subject || !actor || actor.roles.length === 0) throw refuse.notFound();
    const target = {
      applicationId: null, number: null, procedure: procedure.key, subjectType: given.subjectType, subjectId: subject.id,
      scopePath: subject.scopePath, context: given.context, now: asking.now, today: civilDate(asking.now),
    };
    const facts = await declaration.loadFacts(trx, factGroups(procedure), target);
    const calendar = await declaration.calendar();
    const blank = { document_id: '', state: procedure.initial, round: 0, number: '', submitted_at: null } as ApplicationRow;
    const world = worldOf({ row: blank, procedure, form: {}, children: { notes: [], clocks: [], actions: [] }, materials: {}, facts, calendar, declaration, now: asking.now });
    const scene: Scene = { ...world, actor: { ...actor, role: actor.roles[0] ?? '' }, payload: {} };
    const exclusiveKey = procedure.exclusive.length > 0 ? [procedure.key, ...procedure.exclusive.map((operand) => String(resolve(operand, scene) ?? ''))].join(':') : null;
    const { rows } = exclusiveKey
      ? await connection.raw<{ rows: { documentId: string; number: string; state: string }[] }>(
          'SELECT document_id AS "documentId", number, state FROM applications WHERE exclusive_key = ?', [exclusiveKey])
      : { rows: [] };
    return { procedure, hash, subject, actor, scene, exclusiveKey, current: rows[0] ?? null };
  }

  return {
    prospect,

    /**
     * Opens a case for a subject, prefilled from the registers (F6, F7).
     *
     * @throws Refusal 404 outside scope, 403, 409 with the open case's id where there is one already, 422 with every reason why not
     */
    async create(asking: Asking, given: Opening): Promise<Answer> {
      return ports.transaction(async (trx) => {
        const { procedure, hash, subject, actor, scene, exclusiveKey, current } = await prospect(trx, asking, given);
        if (!actor.roles.some((role) => procedure.create.roles.includes(role))) throw refuse.forbidden();
        if (current) throw refuse.alreadyOpen(current.documentId);
        const problems = creationProblems(scene, actor);
        if (problems.length > 0) throw refuse.invalid(problems);

        const number = await nextNumber(trx, `${procedure.prefix}-${subject.region}-${scene.today.slice(0, 4)}`);
        const form = ports.cipher.seal(prefill(scene), sensitivePaths(procedure.form));
        const row = await insertApplication(trx, {
          number, procedure: procedure.key, procedureVersion: hash, state: procedure.initial, subjectType: given.subjectType,
          subject, context: given.context, exclusiveKey, form, openedBy: actor.userId, now: asking.now,
        });
        const opened: OpenCase = cases.again(
          { row, procedure, actor, children: { notes: [], clocks: [], actions: [] }, slots: [], issued: [], world: scene },
          {},
          asking.now,
        );
        await audit(trx, row, asking, stamp(opened, asking), 'create', { number });
        const result = answer(cases.view(opened), 201);
        await ports.remember(trx, { ...asking, idempotency: asking.idempotency }, result);
        return result;
      });
    },

    /**
     * Saves a form; it may have gaps, but what it says must be readable (autosave).
     *
     * @throws Refusal 404, 403, 428, 412, 409 where the state does not let it be edited, 422
     */
    async save(asking: Asking, documentId: string, form: FormData): Promise<Answer> {
      return ports.transaction(async (trx) => {
        const { row, actor } = await cases.lock(trx, documentId, asking.principal);
        if (!cases.isApplicant(actor)) throw refuse.forbidden();
        expectVersion(row, asking.ifMatch);
        const current = await cases.open(trx, row, actor, asking.now);
        if (!current.procedure.states[row.state]?.editable.form) throw refuse.notAvailable('当前状态下申请书不能修改。');
        const scene: Scene = { ...current.world, actor: { ...actor, role: actor.roles[0] ?? '' }, payload: {} };
        const complete = withSystemValues(scene, form);
        const problems = formProblems(scene, complete, true);
        if (problems.length > 0) throw refuse.invalid(problems);
        const saved = await saveForm(trx, row, ports.cipher.seal(complete, sensitivePaths(current.procedure.form)), asking.now);
        if (!saved) throw refuse.stale();
        await audit(trx, saved, asking, stamp(current, asking), 'save', { version: saved.version });
        return answer(cases.view(cases.again(current, { row: saved }, asking.now)));
      });
    },

    /**
     * Fires an event: lock, facts, `decide`, compare-and-set, action, effects, documents, audit and messages in one
     * transaction. Nothing external happens inside it.
     *
     * @throws Refusal in the order of design.md §7
     */
    async fire(asking: Asking, documentId: string, event: string, payload: { [field: string]: Json }): Promise<Answer> {
      return ports.transaction(async (trx) => {
        const { row, actor } = await cases.lock(trx, documentId, asking.principal);
        const procedure = await registry.version(trx, row.procedure_version);
        const declared = procedure.events[event];
        if (!declared) throw refuse.notFound('没有这项操作。');
        if (!declared.roles.some((role) => actor.roles.includes(role))) throw refuse.forbidden();
        expectVersion(row, asking.ifMatch);
        const current = await cases.open(trx, row, actor, asking.now, 'rules', ({ events }) => events[event]?.assesses);
        const result = answer(cases.view(await step(trx, current, event, payload, asking)));
        await ports.remember(trx, { ...asking, idempotency: asking.idempotency }, result);
        return result;
      });
    },

    /** @throws Refusal 403 for somebody who is not the applicant, 409 where the state keeps materials as they are */
    mayChangeMaterials<T extends Pick<OpenCase, 'row' | 'actor' | 'procedure'>>(current: T): T {
      if (!cases.isApplicant(current.actor)) throw refuse.forbidden();
      if (!current.procedure.states[current.row.state]?.editable.materials) throw refuse.notAvailable('当前状态下材料不能修改。');
      return current;
    },

    /** Locks a case so that nobody submits it while its pages change. @throws Refusal 404, and as `mayChangeMaterials` */
    async lockForMaterials(trx: Knex.Transaction, { principal, params }: MaterialAsking): Promise<void> {
      const { row, actor } = await cases.lock(trx, params.id, principal);
      this.mayChangeMaterials({ row, actor, procedure: await registry.version(trx, row.procedure_version) });
    },

    /** Writes a change of pages into the trail of the case's authority, in the dossier's transaction. */
    async auditMaterials(trx: Knex.Transaction, asking: MaterialAsking, action: string, details: Json): Promise<void> {
      const { row, actor } = await cases.read(trx, asking.params.id, asking.principal);
      await audit(trx, row, asking, { id: actor.userId, name: actor.name, address: asking.address }, action, details);
    },

    /** Fires an event that the system owes by itself, in the caller's transaction. */
    async fireAsSystem(trx: Knex.Transaction, documentId: string, event: string, now: Date, payload: { [field: string]: Json } = {}): Promise<void> {
      const asking: Asking = { principal: { userId: 0, username: '', name: SYSTEM.name, sessionId: '', assignments: [] }, address: '', now };
      const { row, actor } = await cases.lock(trx, documentId, asking.principal, SYSTEM);
      await step(trx, await cases.open(trx, row, actor, now, 'rules', ({ events }) => events[event]?.assesses), event, payload, asking);
    },

  };
}

export type Engine = ReturnType<typeof createEngine>;
