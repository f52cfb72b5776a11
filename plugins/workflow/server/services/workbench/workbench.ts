import {
  at, factGroups, fieldsOf, isLate, named, ownerOf, refuse, resolve,
  type Actor, type FormData, type Json, type NoteVerdict, type Principal, type Procedure, type Scene,
} from '@medregistry/language';
import type { Knex } from 'knex';
import type { ApplicationRow } from '../../ApplicationRow';
import type { LeaseView } from '../../ApplicationView';
import type { Ports } from '../../Ports';
import { caseEntry } from '../caseEntry';
import type { Cases, OpenCase } from '../cases';
import type { Asking } from '../Asking';
import { masked } from '../maskForm';
import type { Registry } from '../registry';
import { targetOf } from '../world';
import { CONTACTS_SQL, insertContact, type ContactEntry, type ContactInput } from './contacts';
import { DRAFTS_SQL, pointOf, saveDraft, type DraftNote, type DraftView } from './drafts';
import { leaseView, taking } from './lease';
import { ROUNDS_SQL, TICKS_SQL, writeLease, writeTick, writeVerdict, type RoundView, type TickView } from './marks';
import { comparison, withRounds, type Comparison } from './submissions';

/** What lies on the desk beside a case: nothing of it ever reaches the applicant. */
export interface WorkbenchView {
  lease: LeaseView | null;
  drafts: DraftView[];
  /** Keys of one's own draft notes that raise a point a round too late. */
  late: string[];
  ticks: TickView[];
  contacts: ContactEntry[];
  rounds: RoundView[];
}

type Desk = Pick<WorkbenchView, 'drafts' | 'ticks' | 'contacts' | 'rounds'>;

/** A form that was filed before, and the name of its year. */
interface Earlier {
  label: string;
  form: FormData;
}

interface InHand {
  row: ApplicationRow;
  actor: Actor;
  procedure: Procedure;
}

const DESK_SQL = `SELECT ${DRAFTS_SQL} AS drafts, ${TICKS_SQL} AS ticks, ${CONTACTS_SQL} AS contacts, ${ROUNDS_SQL} AS rounds`;

const rolesOf = (lists: { roles: string[] }[]): Set<string> => new Set(lists.flatMap(({ roles }) => roles));

/** The desk of those who work on cases: who has one in hand, what is being written, what was handed in before. */
export function createWorkbench(ports: Ports, registry: Registry, cases: Cases) {
  const holdsAny = (actor: Actor, roles: Set<string>): boolean => !cases.isApplicant(actor) && actor.roles.some((role) => roles.has(role));

  /** @throws Refusal 403 for an applicant, and for staff whom the procedure does not know */
  function mayRead(actor: Actor, { events, queues }: Procedure): void {
    if (!holdsAny(actor, rolesOf([...Object.values(events), ...Object.values(queues)]))) throw refuse.forbidden();
  }

  /** @throws Refusal 403 for whoever never acts in this procedure */
  function mayWork(actor: Actor, { events }: Procedure): void {
    if (!holdsAny(actor, rolesOf(Object.values(events)))) throw refuse.forbidden();
  }

  /** @throws Refusal 409 where nobody with this person's roles has anything to do now */
  function mayActNow({ actor, procedure, row }: InHand): void {
    const now = Object.values(procedure.events).filter(({ from }) => from.includes(row.state));
    if (!holdsAny(actor, rolesOf(now))) throw refuse.notAvailable('本件现在不由您的角色办理，不能领取或批注。');
  }

  async function read(principal: Principal, documentId: string, now: Date): Promise<OpenCase> {
    const { row, actor } = await cases.read(ports.connection, documentId, principal);
    mayRead(actor, await registry.version(ports.connection, row.procedure_version));
    return cases.open(ports.connection, row, actor, now);
  }

  /** A piece of work on a locked case; whoever has it in hand keeps it for another while. */
  const work = <T>({ principal, now }: Asking, documentId: string, act: (trx: Knex.Transaction, hand: InHand) => Promise<T>): Promise<T> =>
    ports.transaction(async (trx) => {
      const { row, actor } = await cases.lock(trx, documentId, principal);
      const procedure = await registry.version(trx, row.procedure_version);
      mayWork(actor, procedure);
      const done = await act(trx, { row, actor, procedure });
      if (row.assignee_id === actor.userId) await writeLease(trx, row.id, taking(row, { ...actor, id: actor.userId }, procedure, '', now).lease, now);
      return done;
    });

  const author = ({ userId: id, name }: Actor): { id: number; name: string } => ({ id, name });
  const audit = (trx: Knex.Transaction, { row, actor }: InHand, asking: Asking, action: string, details: Json): Promise<void> =>
    ports.audit(trx, caseEntry(row, { ...author(actor), address: asking.address }, action, details, asking.now));

  const lateOf = ({ world }: OpenCase, notes: DraftNote[]): string[] =>
    notes.filter((note) => isLate(pointOf(note), world.application)).map(({ key }) => key);

  /** What one part of a case refers to as filed before. */
  async function earlierOf({ row, actor, procedure, world }: OpenCase, now: Date): Promise<Earlier | null> {
    const { earlier } = procedure.form;
    if (!earlier) return null;
    const facts = await registry.declaration().loadFacts(ports.connection as Knex.Transaction, factGroups(earlier), targetOf(row, now));
    const scene: Scene = { ...world, facts, actor: { ...actor, role: actor.roles[0] ?? '' }, payload: {} };
    const form = resolve(earlier.form, scene) as FormData | null;
    return form && { label: String(resolve(earlier.label, scene) ?? ''), form: cases.isApplicant(actor) ? form : masked(form, procedure.form) };
  }

  async function open(principal: Principal, documentId: string, now: Date): Promise<WorkbenchView> {
    const current = await read(principal, documentId, now);
    const { rows } = await ports.connection.raw<{ rows: Desk[] }>(DESK_SQL, { id: current.row.id, me: principal.userId });
    const desk = rows[0] ?? { drafts: [], ticks: [], contacts: [], rounds: [] };
    const mine = desk.drafts.find((draft) => draft.mine);
    const late = mine && mine.notes.length > 0 ? lateOf(await withRounds(ports.connection, current, ports.cipher), mine.notes) : [];
    return { lease: leaseView(current.row, principal.userId, now), ...desk, late };
  }

  return {
    /** @throws Refusal 404 outside scope, 403 for the applicant */
    open,

    /**
     * Takes a case, keeps it for another while, or takes it over with a reason (领取、接手).
     *
     * @throws Refusal 409 with the holder where somebody has it in hand, 422 where a reason is wanted
     */
    take: (asking: Asking, documentId: string, reason: string): Promise<LeaseView | null> =>
      ports.transaction(async (trx) => {
        const { row, actor } = await cases.lock(trx, documentId, asking.principal);
        const hand = { row, actor, procedure: await registry.version(trx, row.procedure_version) };
        mayWork(actor, hand.procedure);
        mayActNow(hand);
        const taken = taking(row, { ...actor, id: actor.userId }, hand.procedure, reason, asking.now);
        if (taken.how === 'held') throw refuse.held(taken.lease);
        await writeLease(trx, row.id, taken.lease, asking.now);
        if (taken.how !== 'renew') await audit(trx, hand, asking, taken.how, { ...(reason ? { reason } : {}), ...(row.assignee_name ? { from: row.assignee_name } : {}) });
        return leaseView({ assignee_id: taken.lease.id, assignee_name: taken.lease.name, assigned_until: taken.lease.until }, actor.userId, asking.now);
      }),

    /** Gives a case back. @throws Refusal 409 where somebody else has it in hand */
    release: (asking: Asking, documentId: string): Promise<null> =>
      ports.transaction(async (trx) => {
        const { row, actor } = await cases.lock(trx, documentId, asking.principal);
        const hand = { row, actor, procedure: await registry.version(trx, row.procedure_version) };
        mayWork(actor, hand.procedure);
        if (row.assignee_id !== null && row.assignee_id !== actor.userId) throw refuse.notAvailable('本件由他人领取，不能由您放回。');
        if (row.assignee_id === null) return null;
        await writeLease(trx, row.id, null, asking.now);
        await audit(trx, hand, asking, 'release', {});
        return null;
      }),

    /** Keeps notes that are not sent yet, and says which raise a point too late. @throws Refusal 412 with the draft that another tab has saved */
    saveDraft: (asking: Asking, documentId: string, revision: number, notes: DraftNote[]): Promise<{ revision: number; late: string[] }> =>
      work(asking, documentId, async (trx, { row, actor }) => {
        const saved = await saveDraft(trx, { applicationKey: row.id, round: row.round, author: author(actor) }, revision, notes, asking.now);
        const compared = row.round > 1 && notes.length > 0 ? await withRounds(trx, await cases.open(trx, row, actor, asking.now), ports.cipher) : null;
        return { revision: saved, late: compared ? lateOf(compared, notes) : [] };
      }),

    /** Ticks a review point (审核要点) for the present round. @throws Refusal 404 for a point that is not declared */
    tick: (asking: Asking, documentId: string, point: string, ticked: boolean): Promise<void> =>
      work(asking, documentId, async (trx, { row, actor, procedure }) => {
        const { procedure: joined, key } = ownerOf(point);
        const owner = joined === null ? procedure : procedure.joins.some((join) => join.procedure === joined) ? registry.current(joined)?.procedure : undefined;
        if (!owner?.review.points.some((declared) => declared.key === key)) throw refuse.notFound('没有这个审核要点。');
        await writeTick(trx, { applicationKey: row.id, round: row.round, point }, ticked, author(actor), asking.now);
      }),

    /** Says whether a note of an earlier round has been met (通过／仍不合格). @throws Refusal 404, 409 */
    judge: (asking: Asking, documentId: string, note: string, verdict: NoteVerdict | null): Promise<void> =>
      work(asking, documentId, async (trx, hand) => {
        mayActNow(hand);
        const found = await writeVerdict(trx, { applicationKey: hand.row.id, round: hand.row.round, documentId: note }, verdict, hand.actor.name, asking.now);
        if (!found) throw refuse.notFound('没有找到这条意见，或者它是本轮才提出的。');
        await audit(trx, hand, asking, 'judge-note', { note, verdict });
      }),

    /** Writes down a call about the case (联系记录, F58). */
    logContact: (asking: Asking, documentId: string, entry: ContactInput): Promise<{ status: number; body: { data: ContactEntry } }> =>
      work(asking, documentId, async (trx, hand) => {
        const logged = await insertContact(trx, hand.row.id, entry, author(hand.actor), asking.now);
        await audit(trx, hand, asking, 'log-contact', { entry: logged.documentId, outcome: entry.outcome });
        const answer = { status: 201, body: { data: logged } };
        await ports.remember(trx, { ...asking, idempotency: asking.idempotency }, answer);
        return answer;
      }),

    /** A sealed value of the form in clear: an act of its own, with a reason, in the trail. @throws Refusal 404 for anything else */
    reveal: (asking: Asking, documentId: string, path: string, reason: string): Promise<Json> =>
      work(asking, documentId, async (trx, hand) => {
        const current = await cases.open(trx, hand.row, hand.actor, asking.now);
        const owner = ownerOf(path);
        const part = owner.procedure === null ? current : current.joined.find(({ row }) => row.procedure === owner.procedure);
        const declared = part && fieldsOf(part.procedure.form).find((candidate) => candidate.path === owner.key);
        if (!part || !declared?.field.sensitive) throw refuse.notFound('没有这一项需要显示的内容。');
        await audit(trx, hand, asking, 'reveal', { path, reason });
        return at(part.world.application.form, owner.key);
      }),

    /** An earlier submission against what stands in the case now, for staff and for the applicant. @throws Refusal 404 */
    async compare(principal: Principal, documentId: string, round: number, now: Date): Promise<Comparison> {
      const { row, actor } = await cases.read(ports.connection, documentId, principal);
      const current = await cases.open(ports.connection, row, actor, now);
      return comparison(ports.connection, current, round, ports.cipher, cases.isApplicant(actor));
    },

    /** What the subject filed before, under the name of its year (上年填报); null where there is nothing. */
    async earlier(principal: Principal, documentId: string, now: Date): Promise<Earlier | null> {
      const { row, actor } = await cases.read(ports.connection, documentId, principal);
      const current = await cases.open(ports.connection, row, actor, now);
      const [own, ...joined] = await Promise.all([current, ...current.joined].map((part) => earlierOf(part, now)));
      const first = own ?? joined.find((part) => part !== null);
      if (!first) return null;
      const forms = joined.map((part, index) => named(part?.form ?? {}, current.joined[index]?.row.procedure ?? ''));
      return { label: first.label, form: Object.assign({}, own?.form, ...forms) as FormData };
    },
  };
}

export type Workbench = ReturnType<typeof createWorkbench>;
