import { factGroups, fillersOf, factGroupsOfRules, factGroupsWithAssessed, refuse, remembered, sensitivePaths, watermarkOf, type Actor, type CannedReason, type FormData, type Principal, type Procedure, type World } from '@medregistry/language';
import type { Knex } from 'knex';
import type { ApplicationRow, Children } from '../ApplicationRow';
import type { ApplicationView } from '../ApplicationView';
import type { IssuedDocument, SlotView } from '@medregistry/dossier';
import type { Ports } from '../Ports';
import { lockApplication, readApplication, readChildren } from './store';
import type { Registry } from './registry';
import { wholeView } from './wholeView';
import { actorOn, standingOf, targetOf, worldOf } from './world';

/** A case with everything that a decision about it and its view need. */
export interface OpenCase {
  row: ApplicationRow;
  procedure: Procedure;
  actor: Actor;
  children: Children;
  slots: SlotView[];
  issued: IssuedDocument[];
  /** Canned reasons that the reviewer is offered. */
  reasons: CannedReason[];
  world: World;
  /** Cases that go along with it and are shown as part of it. */
  joined: OpenCase[];
  now: Date;
}

type Needed = 'rules' | 'prefill';

/** How much of a case is read; `lock` for a write, which locks the cases that go along as well, after the leading one. */
interface Reading {
  needed?: Needed;
  lock?: boolean;
  /** The event or the paper that holds the case against a standard, which takes more facts. */
  assessing?: (procedure: Procedure) => object | undefined;
}

/** Groups of facts by what they are needed for. */
const groupsOf = remembered((procedure: Procedure): Record<Needed, string[]> => ({ rules: factGroupsOfRules(procedure), prefill: factGroups(procedure) }));
const groupsToAssess = remembered((declared: object) => factGroupsWithAssessed(declared));

export function createCases(ports: Ports, registry: Registry) {
  /** Whether somebody may fill a case in: in one of its states, or in the one where it stands. */
  const fills = ({ roles }: Actor, { states }: Procedure, state?: string): boolean =>
    Object.entries(states).some(([key, declared]) => (state === undefined || key === state) && fillersOf(declared).some((role) => roles.includes(role)));

  const isApplicant = (actor: Actor): boolean => actor.roles.some((role) => registry.declaration().applicantRoles.includes(role));

  /**
   * Reads a case with the facts that its rules look at, or with those of its prefills as well: the roster and the
   * form of the year before are much, and no rule asks for them. `assessing` is the event or the paper that holds
   * the case against a standard, which takes more.
   */
  async function open(connection: Knex, row: ApplicationRow, actor: Actor, now: Date, { needed = 'rules', lock = false, assessing }: Reading = {}): Promise<OpenCase> {
    const declaration = registry.declaration();
    const procedure = await registry.version(connection, row.procedure_version);
    const pinned = row.pinned_facts;
    const assessed = assessing?.(procedure);
    const asked = [...new Set([...groupsOf(procedure)[needed], ...(assessed ? groupsToAssess(assessed) : [])])].filter((group) => !(group in pinned));
    const [calendar, reasons, children, loaded, { slots, documents: issued }] = await Promise.all([
      declaration.calendar(),
      declaration.reasons?.({ scopePath: row.scope_path, subjectType: row.subject_type }, procedure.review.reasons) ?? procedure.review.reasons,
      readChildren(connection, row.id),
      declaration.loadFacts(connection as Knex.Transaction, asked, targetOf(row, now)),
      ports.contents(row.document_id, connection),
    ]);
    const facts = { ...loaded, ...pinned };
    const form = ports.cipher.open(row.form, sensitivePaths(procedure.form));
    const world = worldOf({ row, procedure, form, children, slots, facts, calendar, declaration, now });
    const joined: OpenCase[] = [];
    for (const { relation, document_id: id, stands_alone: alone } of children.links) {
      const other = relation === 'joined' && !alone ? await (lock ? lockApplication(connection as Knex.Transaction, id) : readApplication(connection, id)) : undefined;
      if (other) joined.push(await open(connection, other, actor, now, { needed, lock }));
    }
    return { row, procedure, actor, children, slots, issued, reasons, world, joined, now };
  }

  /** The same case after a write: the parts that changed, the rest as it was read. A form that is given was opened before. */
  function again(current: OpenCase, changed: Partial<Pick<OpenCase, 'row' | 'children' | 'slots' | 'issued' | 'joined'>> & { form?: FormData }, now: Date): OpenCase {
    const { form: opened, ...changes } = changed;
    const parts = { ...current, ...changes };
    const declaration = registry.declaration();
    const form = opened ?? ports.cipher.open(parts.row.form, sensitivePaths(parts.procedure.form));
    const world = worldOf({ ...parts, form, facts: current.world.facts, calendar: current.world.calendar, declaration, now });
    return { ...parts, world, now };
  }

  return {
    open,
    again,
    isApplicant,
    fills,

    /** What is laid over papers that leave the system in staff's hands; an applicant's own papers stay as they are. */
    watermark: (actor: Actor, principal: Principal, now: Date): string | undefined => (isApplicant(actor) ? undefined : watermarkOf(principal, now)),

    view: (current: OpenCase): ApplicationView =>
      wholeView(current, { applicant: isApplicant(current.actor), roleLabels: registry.declaration().roleLabels }, (key) => registry.current(key)?.procedure),

    /** Locks a case for a write. @throws Refusal 404 outside the person's scope, which is also the answer for a case that does not exist. */
    async lock(trx: Knex.Transaction, documentId: string, principal: Principal, known?: Actor): Promise<{ row: ApplicationRow; actor: Actor }> {
      const row = await lockApplication(trx, documentId);
      const actor = known ?? (row ? actorOn(principal, standingOf(row)) : undefined);
      if (!row || !actor || actor.roles.length === 0) throw refuse.notFound();
      return { row, actor };
    },

    /** Reads a case without locking it. @throws Refusal 404 as `lock`. */
    async read(connection: Knex, documentId: string, principal: Principal): Promise<{ row: ApplicationRow; actor: Actor }> {
      const row = await readApplication(connection, documentId);
      const actor = row ? actorOn(principal, standingOf(row)) : undefined;
      if (!row || !actor || actor.roles.length === 0) throw refuse.notFound();
      return { row, actor };
    },
  };
}

export type Cases = ReturnType<typeof createCases>;
