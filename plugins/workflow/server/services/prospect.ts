import { canonicalJson, civilDate, factGroups, holds, refuse, resolve, type Actor, type Json, type Procedure, type Scene } from '@medregistry/language';
import type { Knex } from 'knex';
import type { ApplicationRow, Children, LinkRow } from '../ApplicationRow';
import type { Subject } from '../Declaration';
import type { Asking } from './Asking';
import { latestIn } from './linkStore';
import type { Registry } from './registry';
import { actorOn, worldOf } from './world';

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

/** What the prospects of one subject have in common, read once: its places, and the facts of all their rules. */
interface Shared {
  groups: string[];
  read: Map<string, Promise<unknown>>;
}

function once<T>(shared: Shared | undefined, key: string, read: () => Promise<T>): Promise<T> {
  if (!shared) return read();
  const held = shared.read.get(key) as Promise<T> | undefined;
  const made = held ?? read();
  if (!held) shared.read.set(key, made);
  return made;
}

/** The groups of facts that opening a case of a procedure asks for. */
const groupsFor = (procedure: Procedure): string[] => [...new Set([...factGroups(procedure), ...procedure.pins])];

export const NO_CHILDREN: Children = { notes: [], clocks: [], actions: [], links: [] };

/** A case that is about to be, as a link of another. */
const linkTo = (relation: LinkRow['relation'], { procedure, current }: Pick<Prospect, 'procedure' | 'current'>): LinkRow => ({
  relation, document_id: '', procedure: procedure.key, number: current?.number ?? '', state: current?.state ?? procedure.initial, closed: false, stands_alone: false,
});

/** The latest application that a new one of this procedure refers to. */
async function earlierCase(connection: Knex, procedure: Procedure, subjectId: string, scene: Scene): Promise<{ id: number; link: LinkRow } | undefined> {
  for (const follow of procedure.follows) {
    const found = !follow.when || holds(follow.when, scene) ? await latestIn(connection, subjectId, follow.procedure, follow.states) : undefined;
    if (found) return { id: found.id, link: { relation: 'earlier', document_id: found.document_id, procedure: found.procedure, number: found.number, state: found.state, closed: true, stands_alone: true } };
  }
  return undefined;
}

/** Says what a case would be before it is opened. */
export function createProspects(registry: Registry) {
  /**
   * A case that is not there yet, with everything that decides whether it may come to be.
   *
   * @param leading the case that it would go along with
   * @throws Refusal 404 for a business that does not exist, and outside the person's scope
   */
  async function prospect(connection: Knex, asking: Pick<Asking, 'principal' | 'now'>, given: Opening, leading?: LinkRow, shared?: Shared): Promise<Prospect> {
    const declaration = registry.declaration();
    const declared = registry.current(given.procedure);
    if (!declared || declared.procedure.kind !== 'case' || declared.procedure.subject !== given.subjectType) throw refuse.notFound('没有这项业务。');
    const { procedure, hash } = declared;
    const trx = connection as Knex.Transaction;
    const { route } = procedure;
    const subject = await once(shared, `subject ${route ?? ''}`, async () => declaration.subjects[given.subjectType]?.resolve(trx, given.subjectId, { route, context: given.context }));
    const actor = subject ? actorOn(asking.principal, { authority: subject.scopePath, subject: subject.subjectPath, self: subject.selfPath }) : undefined;
    if (!subject || !actor || actor.roles.length === 0) throw refuse.notFound();
    const target = {
      applicationId: null, number: null, procedure: procedure.key, subjectType: given.subjectType, subjectId: subject.id,
      scopePath: subject.scopePath, context: { ...given.context, ...subject.context }, pinned: {}, now: asking.now, today: civilDate(asking.now),
    };
    const facts = await once(shared, `facts ${canonicalJson(target.context)}`, () => declaration.loadFacts(trx, shared?.groups ?? groupsFor(procedure), target));
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
      ? await once(shared, `open ${exclusiveKey}`, () => connection.raw<{ rows: NonNullable<Prospect['current']>[] }>(
          'SELECT document_id AS "documentId", number, state, stands_alone AS "standsAlone" FROM applications WHERE exclusive_key = ?', [exclusiveKey]))
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

  return {
    one: prospect,

    /** Several businesses of one subject as somebody might begin them: what they have in common is read once. @throws Refusal as `one` */
    async several(connection: Knex, asking: Pick<Asking, 'principal' | 'now'>, procedures: readonly string[], subject: Omit<Opening, 'procedure'>): Promise<Prospect[]> {
      const declared = procedures.flatMap((key) => registry.current(key)?.procedure ?? []);
      const shared: Shared = { groups: [...new Set(declared.flatMap(groupsFor))], read: new Map() };
      const found: Prospect[] = [];
      for (const procedure of procedures) found.push(await prospect(connection, asking, { ...subject, procedure }, undefined, shared));
      return found;
    },
  };
}

export type Prospects = ReturnType<typeof createProspects>;
