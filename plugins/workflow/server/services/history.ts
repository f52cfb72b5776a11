import { say, spoken, stateLabel, toldState, type Field, type Voice } from '@medregistry/language';
import type { ActionRow } from '../ApplicationRow';
import type { OpenCase } from './cases';
import { drivenEvents } from './wholeView';
import { joinWith } from './joinedCases';

export interface HistoryLine {
  sequence: number;
  /** Which business the step belongs to, where several make one case. */
  procedure: string;
  procedureLabel: string | null;
  event: string;
  label: string;
  from: string;
  fromLabel: string;
  to: string;
  toLabel: string;
  actorName: string;
  role: string;
  roleLabel: string;
  reason: string | null;
  /** What was written with the step, as the office reads it. */
  details: { label: string; value: string }[];
  at: string;
}

/** Fields that stand elsewhere, or that nobody reads in a history. */
const ELSEWHERE = new Set<Field['type']>(['notes', 'replies', 'checklist', 'table']);

const detailsOf = (fields: Field[], payload: ActionRow['payload']): HistoryLine['details'] =>
  fields
    .filter(({ key, type, sensitive }) => key !== 'reason' && !sensitive && !ELSEWHERE.has(type))
    .map((field) => ({ label: say(field.label), value: spoken(field, payload[field.key] ?? null) }))
    .filter(({ value }) => value !== '');

/** One step as it is told; nothing where it is the office's own affair. */
function lineOf({ procedure }: OpenCase, action: ActionRow, voice: Voice, roleLabels: Record<string, string>, joined: boolean): HistoryLine[] {
  const event = procedure.events[action.event];
  const hidden = voice === 'applicant' ? event?.internal : undefined;
  if (hidden === true) return [];
  return [
    {
      sequence: action.sequence,
      procedure: procedure.key,
      procedureLabel: joined ? say(procedure.label) : null,
      event: hidden ? 'internal' : action.event,
      label: say(hidden ?? event?.label ?? action.event),
      from: toldState(procedure, action.from_state, voice),
      fromLabel: stateLabel(procedure, action.from_state, voice),
      to: toldState(procedure, action.to_state, voice),
      toLabel: stateLabel(procedure, action.to_state, voice),
      actorName: action.actor_name,
      role: action.role,
      roleLabel: roleLabels[action.role] ?? action.role,
      reason: !hidden && typeof action.payload['reason'] === 'string' ? action.payload['reason'] : null,
      details: voice === 'staff' ? detailsOf(event?.payload ?? [], action.payload) : [],
      at: action.at,
    },
  ];
}

/**
 * What was done on a case. Of a case that goes along, the steps that it took by itself; those that it took with the
 * leading one are told once.
 */
export function historyOf(whole: OpenCase, voice: Voice, roleLabels: Record<string, string>): HistoryLine[] {
  const own = whole.children.actions.flatMap((action) => lineOf(whole, action, voice, roleLabels, false));
  const moments = new Set(whole.children.actions.map(({ at }) => at));
  const along = whole.joined.flatMap((part) => {
    const join = joinWith(whole.procedure, part.row.procedure);
    const driven = join ? drivenEvents(join) : new Set<string>();
    return part.children.actions
      .filter(({ event, at }) => !(driven.has(event) && moments.has(at)))
      .flatMap((action) => lineOf(part, action, voice, roleLabels, true));
  });
  return [...own, ...along].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
