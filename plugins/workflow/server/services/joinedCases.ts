import { firedBy, ownerOf, payloadFor, refuse, type Json, type Procedure, type Scene } from '@medregistry/language';
import type { ApplicationRow } from '../ApplicationRow';
import type { OpenCase } from './cases';
import { drivenEvents, isOpen } from './wholeView';

/** One case with the event that it is to go through. */
export interface Moving {
  part: OpenCase;
  event: string;
  payload: { [field: string]: Json };
  /** The joined procedure; null for the leading case. */
  joined: string | null;
}

export const joinWith = (procedure: Procedure, partner: string) => procedure.joins.find((join) => join.procedure === partner);

/** The cases that an event moves: the leading one first, then those that go along and are still open. */
export function movingWith(current: OpenCase, event: string, payload: { [field: string]: Json }): Moving[] {
  const scene: Scene = { ...sceneOf(current), payload };
  const along = current.joined.filter(isOpen).flatMap((part): Moving[] => {
    const joined = part.row.procedure;
    const join = joinWith(current.procedure, joined);
    const fired = join ? firedBy(join, event, scene) : null;
    return fired ? [{ part, event: fired, payload: payloadFor(payload, joined), joined }] : [];
  });
  if (along.length === 0) return [{ part: current, event, payload, joined: null }];
  return [{ part: current, event, payload: payloadFor(payload, null), joined: null }, ...along];
}

/**
 * A joined case for an event of its own, fired through the leading one.
 *
 * @throws Refusal 404 where none goes along, 409 for an event that happens with the leading case only
 */
export function partFor(current: OpenCase, partner: string, event: string): OpenCase {
  const part = current.joined.find(({ row }) => row.procedure === partner);
  if (!part || !(event in part.procedure.events)) throw refuse.notFound('没有这项操作。');
  const join = joinWith(current.procedure, partner);
  if (join && drivenEvents(join).has(event)) throw refuse.notAvailable('这项操作随主申请一并办理，请在主申请中进行。');
  return part;
}

/** @throws Refusal 409 for a case that is joined to another, whose acts happen there */
export function expectAlone(row: ApplicationRow): void {
  if (!row.stands_alone) throw refuse.notAvailable('这件申请与另一件申请一并办理，请在那一件申请中操作。');
}

/** Cases after an act, each knowing the state that the others have come to. */
export function relinked(cases: OpenCase[]): OpenCase[] {
  const rows = new Map(cases.map(({ row }) => [row.document_id, row]));
  return cases.map((one) => ({
    ...one,
    children: {
      ...one.children,
      links: one.children.links.map((link) => {
        const row = rows.get(link.document_id);
        return row ? { ...link, state: row.state, closed: row.closed_at !== null } : link;
      }),
    },
  }));
}

/**
 * The case that a slot or paper of a whole belongs to, and its name there (`extension~form` → the joined one's `form`).
 *
 * @throws Refusal 404 for a case that does not go along
 */
export function placeIn(current: OpenCase, name: string): { part: OpenCase; key: string } {
  const { procedure, key } = ownerOf(name);
  const part = procedure === null ? current : current.joined.find(({ row }) => row.procedure === procedure);
  if (!part) throw refuse.notFound();
  return { part, key };
}

/** The scene in which a case is looked at, when nothing is typed. */
export const sceneOf = ({ world, actor }: OpenCase): Scene => ({ ...world, actor: { ...actor, role: actor.roles[0] ?? '' }, payload: {} });

/** documentId of the case in which people see this one. */
export const shownAt = ({ row, children }: OpenCase): string =>
  (row.stands_alone ? undefined : children.links.find(({ relation }) => relation === 'leading')?.document_id) ?? row.document_id;
