import { say } from '@medregistry/language';
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
  at: string;
}

type Voice = 'applicant' | 'staff';

function lineOf({ procedure }: OpenCase, action: ActionRow, voice: Voice, roleLabels: Record<string, string>, joined: boolean): HistoryLine {
  const label = (state: string): string => say(procedure.states[state]?.label[voice] ?? state);
  return {
    sequence: action.sequence,
    procedure: procedure.key,
    procedureLabel: joined ? say(procedure.label) : null,
    event: action.event,
    label: say(procedure.events[action.event]?.label ?? action.event),
    from: action.from_state,
    fromLabel: label(action.from_state),
    to: action.to_state,
    toLabel: label(action.to_state),
    actorName: action.actor_name,
    role: action.role,
    roleLabel: roleLabels[action.role] ?? action.role,
    reason: typeof action.payload['reason'] === 'string' ? action.payload['reason'] : null,
    at: action.at,
  };
}

/**
 * What was done on a case. Of a case that goes along, the steps that it took by itself; those that it took with the
 * leading one are told once.
 */
export function historyOf(whole: OpenCase, voice: Voice, roleLabels: Record<string, string>): HistoryLine[] {
  const own = whole.children.actions.map((action) => lineOf(whole, action, voice, roleLabels, false));
  const moments = new Set(own.map(({ at }) => at));
  const along = whole.joined.flatMap((part) => {
    const join = joinWith(whole.procedure, part.row.procedure);
    const driven = join ? drivenEvents(join) : new Set<string>();
    return part.children.actions
      .filter(({ event, at }) => !(driven.has(event) && moments.has(at)))
      .map((action) => lineOf(part, action, voice, roleLabels, true));
  });
  return [...own, ...along].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
