import {
  canonicalJson,
  civilDate,
  creationProblems,
  decideTogether,
  effectsTogether,
  factGroups,
  fillPrintout,
  formFor,
  formProblems,
  identifyRows,
  holds,
  joinedPath,
  ownerOf,
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
  type Facts,
  type FormData,
  type Idempotency,
  type Json,
  type Principal,
  type Procedure,
  type Scene,
} from '@medregistry/language';
import type { Knex } from 'knex';
import type { ApplicationView } from '../ApplicationView';
import type { ApplicationRow, Children, LinkRow } from '../ApplicationRow';
import type { Subject } from '../Declaration';
import type { IssuedDocument } from '@medregistry/dossier';
import { newDocumentId } from '../newDocumentId';
import type { Ports } from '../Ports';
import type { Cases, OpenCase } from './cases';
import { caseEntry, SUBJECT_TYPE } from './caseEntry';
import { expectAlone, movingWith, partFor, relinked, shownAt, type Moving } from './joinedCases';
import type { Registry } from './registry';
import { latestIn, letGo, takeAlong } from './linkStore';
import { clocksAfter, insertApplication, nextNumber, notesAfter, saveForm, writeStep, type ActorStamp } from './store';
import { isOpen, versionOf } from './wholeView';
import { heldBy, leaseAfter } from './workbench/lease';
import { pagesOf, withRounds } from './workbench/submissions';
import { actorOn, SYSTEM, targetOf, worldOf } from './world';

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
  current: { documentId: string; number: string; state: string; standsAlone: boolean } | null;
  links: LinkRow[];
  /** Key of the earlier application that it will refer to. */
  earlierKey: number | null;
  /** What will go along with it. */
  joined: Prospect[];
}

type Answer = EndpointAnswer<{ data: ApplicationView }>;

const answer = (view: ApplicationView, status = 200): Answer => ({ status, body: { data: view }, headers: { ETag: `"${view.version}"` } });

/** 428 without `If-Match`, 412 with an old one (design.md §7). */
function expectVersion(current: OpenCase, ifMatch: number | undefined): void {
  if (ifMatch === undefined) throw refuse.precondition();
  const version = versionOf(current);
  if (ifMatch !== version) throw refuse.stale({ version, state: current.row.state });
}

/** The facts that a case keeps as they are now. */
const pinnedIn = ({ procedure, facts }: Scene): Facts => Object.fromEntries(procedure.pins.map((group) => [group, facts[group] ?? null]));

const REFUSALS = {
  'unknown-event': ({ problems }) => refuse.notFound(problems[0]?.message),
  'not-allowed': ({ problems }) => refuse.forbidden(problems[0]?.message),
  'not-available': ({ problems }) => refuse.notAvailable(problems[0]?.message, problems),
  invalid: ({ problems }) => refuse.invalid(problems),
} satisfies Record<Declined['refusal'], (declined: Declined) => Error>;

const NO_CHILDREN: Children = { notes: [], clocks: [], actions: [], links: [] };

/** A case that is about to be, as a link of another. */
const linkTo = (relation: LinkRow['relation'], { procedure, current }: Pick<Prospect, 'procedure' | 'current'>): LinkRow => ({
  relation, document_id: '', procedure: procedure.key, number: current?.number ?? '', state: current?.state ?? procedure.initial, closed: false, stands_alone: false,
});

/** The one way by which a case comes to be, changes its form or changes its state. */
export function createEngine(ports: Ports, registry: Registry, cases: Cases) {
  const stamp = (current: OpenCase, { address }: Asking): ActorStamp => ({ id: current.actor.userId, name: current.actor.name, address });

  const audit = (trx: Knex.Transaction, row: ApplicationRow, asking: Asking, actor: ActorStamp, action: string, details: Json): Promise<void> =>
    ports.audit(trx, caseEntry(row, actor, action, details, asking.now));

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

  /** Writes one case's part of an act. */
  async function write(trx: Knex.Transaction, current: OpenCase, decision: Accepted, asking: Asking): Promise<OpenCase> {
    const { row, children, procedure } = current;
    const { event } = decision;
    const today = civilDate(asking.now);
    const actor = stamp(current, asking);
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
  }

  /** The same cases with the round before beside the present one, where an event opens notes; the leading case's are those of the whole. */
  const comparing = (trx: Knex.Transaction, moving: Moving[]): Promise<Moving[]> =>
    Promise.all(
      moving.map(async (one) => {
        const opens = one.part.procedure.events[one.event]?.payload.some(({ type }) => type === 'notes') ?? false;
        return opens && one.joined === null ? { ...one, part: await withRounds(trx, one.part, ports.cipher) } : one;
      }),
    );

  /** Decides an event on a case and on those that go along with it, and writes them down: all of them or none. */
  async function act(trx: Knex.Transaction, current: OpenCase, moving: Moving[], asking: Asking): Promise<OpenCase> {
    const joint = decideTogether(moving.map(({ part, event, payload, joined }) => ({ world: part.world, attempt: { event, payload, actor: part.actor }, joined })));
    if (!joint.ok) throw REFUSALS[joint.refusal](joint);
    const effects = effectsTogether(joint.decisions.map((decision) => decision.effects));
    const moved: OpenCase[] = [];
    for (const [index, decision] of joint.decisions.entries()) {
      const { part, joined } = moving[index] ?? { part: current, joined: null };
      // What goes along is spoken of by the leading case.
      const messages = joined === null ? decision.messages : [];
      moved.push(await write(trx, part, { ...decision, effects: effects[index] ?? [], messages }, asking));
    }
    if (current.joined.length === 0) return moved[0] ?? current;
    const [leading = current, ...joined] = relinked([current, ...current.joined].map((one) => moved.find(({ row }) => row.id === one.row.id) ?? one))
      .map((one) => cases.again(one, { form: one.world.application.form }, asking.now));
    return cases.again(leading, { joined: await stayWith(trx, leading, joined, asking.now), form: leading.world.application.form }, asking.now);
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
    await audit(trx, saved, asking, stamp(part, asking), 'save', { version: saved.version });
    return cases.again(part, { row: saved }, asking.now);
  }

  /** A case that is not there yet, with everything that decides whether it may come to be. */
  async function prospect(connection: Knex, asking: Pick<Asking, 'principal' | 'now'>, given: Opening, leading?: LinkRow): Promise<Prospect> {
    const declaration = registry.declaration();
    const declared = registry.current(given.procedure);
    if (!declared || declared.procedure.kind !== 'case' || declared.procedure.subject !== given.subjectType) throw refuse.notFound('没有这项业务。');
    const { procedure, hash } = declared;
    const trx = connection as Knex.Transaction;
    const subject = await declaration.subjects[given.subjectType]?.resolve(trx, given.subjectId, { route: procedure.route, context: given.context });
    const actor = subject ? actorOn(asking.principal, { authority: subject.scopePath, subject: subject.subjectPath, self: subject.selfPath }) : undefined;
    if (!subject || !actor || actor.roles.length === 0) throw refuse.notFound();
    const target = {
      applicationId: null, number: null, procedure: procedure.key, subjectType: given.subjectType, subjectId: subject.id,
      scopePath: subject.scopePath, context: { ...given.context, ...subject.context }, now: asking.now, today: civilDate(asking.now),
    };
    const facts = await declaration.loadFacts(trx, [...new Set([...factGroups(procedure), ...procedure.pins])], target);
    const calendar = await declaration.calendar();
    const blank = { document_id: '', state: procedure.initial, round: 0, number: '', submitted_at: null } as ApplicationRow;
    const sceneOf = (links: LinkRow[]): Scene => {
      const world = worldOf({ row: blank, procedure, form: {}, children: { ...NO_CHILDREN, links }, slots: [], facts, calendar, declaration, now: asking.now });
      return { ...world, actor: { ...actor, role: actor.roles[0] ?? '' }, payload: {} };
    };
    const earlier = await earlierCase(connection, procedure, subject.id, sceneOf([]));
    const links = [leading, earlier?.link].filter((link) => link !== undefined);
    const scene = sceneOf(links);
    const exclusiveKey = procedure.exclusive.length > 0 ? [procedure.exclusiveGroup ?? procedure.key, ...procedure.exclusive.map((operand) => String(resolve(operand, scene) ?? ''))].join(':') : null;
    const { rows } = exclusiveKey
      ? await connection.raw<{ rows: NonNullable<Prospect['current']>[] }>(
          'SELECT document_id AS "documentId", number, state, stands_alone AS "standsAlone" FROM applications WHERE exclusive_key = ?', [exclusiveKey])
      : { rows: [] };
    const own = { procedure, hash, subject, actor, scene, exclusiveKey, current: rows[0] ?? null, links, earlierKey: earlier?.id ?? null, joined: [] };
    const joined: Prospect[] = [];
    for (const join of leading ? [] : procedure.joins.filter(({ when }) => holds(when, scene))) {
      const partner = await prospect(connection, asking, { ...given, procedure: join.procedure }, linkTo('leading', own));
      // One that is open and cannot be taken along goes its own way.
      if (!partner.current || (partner.current.standsAlone && join.adopts.includes(partner.current.state))) joined.push(partner);
    }
    return joined.length === 0 ? own : { ...own, joined, scene: sceneOf([...links, ...joined.map((partner) => linkTo('joined', partner))]) };
  }

  /** Opens the case of a prospect, or takes along the one that is open already. */
  async function settle(trx: Knex.Transaction, given: Prospect, leadingKey: number | null, asking: Asking, context: Opening['context'], number: string, joinedNumbers: string[] = []): Promise<OpenCase> {
    const { procedure, hash, subject, actor, scene, exclusiveKey, current, earlierKey } = given;
    const kept = { ...context, ...subject.context };
    if (current && leadingKey !== null) {
      const taken = await takeAlong(trx, current.documentId, leadingKey, asking.now);
      if (!taken) throw refuse.stale();
      const part = await cases.open(trx, taken, actor, asking.now);
      await audit(trx, taken, asking, stamp(part, asking), 'join', { number: taken.number });
      return part;
    }
    const form = ports.cipher.seal(prefill(scene), sensitivePaths(procedure.form));
    const row = await insertApplication(trx, {
      number, procedure: procedure.key, procedureVersion: hash, state: procedure.initial, subjectType: procedure.subject,
      subject, context: kept, pinnedFacts: pinnedIn(scene), exclusiveKey, form, openedBy: actor.userId, leadingKey, followsKey: earlierKey, joinedNumbers, now: asking.now,
    });
    const opened = cases.again({ row, procedure, actor, children: { ...NO_CHILDREN, links: given.links }, slots: [], issued: [], world: scene, joined: [], now: asking.now }, {}, asking.now);
    await audit(trx, row, asking, stamp(opened, asking), 'create', { number });
    return opened;
  }

  /** The latest application that a new one of this procedure refers to. */
  async function earlierCase(connection: Knex, procedure: Procedure, subjectId: string, scene: Scene): Promise<{ id: number; link: LinkRow } | undefined> {
    for (const follow of procedure.follows) {
      const found = !follow.when || holds(follow.when, scene) ? await latestIn(connection, subjectId, follow.procedure, follow.states) : undefined;
      if (found) return { id: found.id, link: { relation: 'earlier', document_id: found.document_id, procedure: found.procedure, number: found.number, state: found.state, closed: true, stands_alone: true } };
    }
    return undefined;
  }

  /** A case that was just opened with what goes along with it, each knowing the others. */
  function together(leading: OpenCase, parts: OpenCase[], now: Date): OpenCase {
    if (parts.length === 0) return leading;
    const link = (relation: LinkRow['relation'], { row }: OpenCase): LinkRow => ({
      relation, document_id: row.document_id, procedure: row.procedure, number: row.number, state: row.state, closed: row.closed_at !== null, stands_alone: false,
    });
    const linkedTo = (one: OpenCase, links: LinkRow[]): OpenCase =>
      cases.again(one, { children: { ...one.children, links: [...one.children.links.filter(({ relation }) => relation === 'earlier' || relation === 'later'), ...links] } }, now);
    const joined = parts.map((part) => linkedTo(part, [link('leading', leading)]));
    return { ...linkedTo(leading, parts.map((part) => link('joined', part))), joined };
  }

  return {
    prospect: (connection: Knex, asking: Pick<Asking, 'principal' | 'now'>, given: Opening): Promise<Prospect> => prospect(connection, asking, given),

    /**
     * Opens a case for a subject, prefilled from the registers (F6, F7).
     *
     * @throws Refusal 404 outside scope, 403, 409 with the open case's id where there is one already, 422 with every reason why not
     */
    async create(asking: Asking, given: Opening): Promise<Answer> {
      return ports.transaction(async (trx) => {
        const whole = await prospect(trx, asking, given);
        const { procedure, subject, actor, scene, current, joined } = whole;
        if (!actor.roles.some((role) => procedure.create.roles.includes(role))) throw refuse.forbidden();
        if (current) throw refuse.alreadyOpen(current.documentId);
        const problems = [
          ...creationProblems(scene, actor),
          ...joined.flatMap((partner) =>
            partner.current ? [] : creationProblems(partner.scene, actor).map((problem) => ({ ...problem, path: joinedPath(problem.path, partner.procedure.key) }))),
        ];
        if (problems.length > 0) throw refuse.invalid(problems);

        const numbered = ({ procedure: { prefix } }: Prospect): Promise<string> => nextNumber(trx, `${prefix}-${subject.region}-${scene.today.slice(0, 4)}`);
        const number = await numbered(whole);
        const numbers: string[] = [];
        for (const partner of joined) numbers.push(partner.current?.number ?? (await numbered(partner)));
        const leading = await settle(trx, whole, null, asking, given.context, number, numbers);
        const parts: OpenCase[] = [];
        for (const [index, partner] of joined.entries()) parts.push(await settle(trx, partner, leading.row.id, asking, given.context, numbers[index] ?? ''));
        const opened = together(leading, parts, asking.now);
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
        return answer(cases.view({ ...leading, joined: current.joined.map((part) => saved.find(({ row: { id } }) => id === part.row.id) ?? part) }));
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
        const { procedure: partner, key } = ownerOf(event);
        const declared = (partner === null ? procedure : registry.current(partner)?.procedure)?.events[key];
        if (!declared) throw refuse.notFound('没有这项操作。');
        if (!declared.roles.some((role) => actor.roles.includes(role))) throw refuse.forbidden();
        if (asking.ifMatch === undefined) throw refuse.precondition();
        const current = await cases.open(trx, row, actor, asking.now, { lock: true, assessing: ({ events }) => events[event]?.assesses });
        expectVersion(current, asking.ifMatch);
        expectAlone(row);
        const moving = partner === null ? movingWith(current, event, payload) : [{ part: partFor(current, partner, key), event: key, payload, joined: null }];
        const result = answer(cases.view(await act(trx, current, await comparing(trx, moving), asking)));
        await ports.remember(trx, { ...asking, idempotency: asking.idempotency }, result);
        return result;
      });
    },

    /** @throws Refusal 403 for somebody who never fills it in, 409 where the state keeps materials as they are */
    mayChangeMaterials<T extends Pick<OpenCase, 'row' | 'actor' | 'procedure'>>(current: T): T {
      const { actor, procedure, row } = current;
      if (!cases.fills(actor, procedure)) throw refuse.forbidden();
      if (!procedure.states[row.state]?.editable.materials || !cases.fills(actor, procedure, row.state)) throw refuse.notAvailable('当前状态下材料不能修改。');
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
      const current = await cases.open(trx, row, actor, now, { lock: true, assessing: ({ events }) => events[event]?.assesses });
      await act(trx, current, movingWith(current, event, payload), asking);
    },

  };
}

export type Engine = ReturnType<typeof createEngine>;
