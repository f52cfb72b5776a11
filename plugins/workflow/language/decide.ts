import { assessAgainst } from './assess';
import { checkFields } from './checkFields';
import type { CivilDate } from './civil';
import { formProblems, materialProblems } from './completeness';
import { resumed, termEnd } from './due';
import type { EffectVerb } from './Effect';
import type { Event } from './Event';
import { fill, holds, resolve } from './evaluate';
import type { Requirement } from './Guard';
import type { Json } from './Json';
import type { Problem } from './Problem';
import type { NoteInput, ReplyInput } from './Review';
import type { Assessment } from './Standard';
import { say } from './Text';
import type { Actor, Scene, World } from './World';

export interface ResolvedEffect {
  verb: EffectVerb;
  record: string;
  values: { [field: string]: Json };
}

export type ClockChange =
  | { clock: string; change: 'start'; startedOn: CivilDate; dueOn: CivilDate; promisedOn: CivilDate | null; provisional: boolean }
  | { clock: string; change: 'resume'; dueOn: CivilDate; provisional: boolean }
  | { clock: string; change: 'pause' | 'stop' };

export interface ResolvedMessage {
  to: string;
  title: string;
  body: string;
}

/** What an accepted event does; the engine writes it down, all in one transaction. */
export interface Accepted {
  ok: true;
  event: string;
  from: string;
  to: string;
  role: string;
  round: number;
  closes: boolean;
  payload: { [field: string]: Json };
  effects: ResolvedEffect[];
  clocks: ClockChange[];
  messages: ResolvedMessage[];
  documents: string[];
  notes: NoteInput[];
  replies: ReplyInput[];
  /** By the key of the event's `assesses`; a standard that does not apply is left out. */
  assessments: { [key: string]: Assessment };
  materials: Event['materials'] | null;
}

/** Why an event may not happen, in the order of design.md §7: role (403), state (409), content (422). */
export interface Declined {
  ok: false;
  refusal: 'unknown-event' | 'not-allowed' | 'not-available' | 'invalid';
  problems: Problem[];
}

export type Decision = Accepted | Declined;

export interface Attempt {
  event: string;
  payload: { [field: string]: Json };
  actor: Actor;
}

const REQUIRED = {
  form: (scene) => formProblems(scene),
  materials: materialProblems,
} satisfies Record<Requirement, (scene: Scene) => Problem[]>;

const declined = (refusal: Declined['refusal'], problems: Problem[]): Declined => ({ ok: false, refusal, problems });

/** The problem of an event that this state does not know. */
export const notInState = (event: Event, { procedure, application }: World): Problem => ({
  path: '',
  code: 'not-in-state',
  message: `当前状态是“${say(procedure.states[application.state]?.label.staff ?? application.state)}”，不能“${say(event.label)}”。`,
});

/** Problems of guards and requirements; `blind` leaves out guards that speak of a payload nobody has typed yet. */
export function standing(event: Event, scene: Scene, blind = false): Problem[] {
  const guards = event.guards
    .filter((guard) => !(blind && JSON.stringify(guard.holds).includes('"payload"')))
    .filter((guard) => !holds(guard.holds, scene))
    .map(({ code, message, path }) => ({ path, code, message: fill(say(message), scene) }));
  return [...guards, ...event.requires.flatMap((requirement) => REQUIRED[requirement](scene))];
}

function clockChanges(event: Event, scene: Scene): ClockChange[] {
  const { procedure, application, today } = scene;
  const running = (key: string) => application.clocks.findLast((clock) => clock.key === key && clock.stoppedOn === null);
  const declaredClock = (key: string) => procedure.clocks[key];
  const starts = event.clocks.start;
  return [
    ...event.clocks.stop.filter((key) => running(key) && !starts.includes(key)).map((clock) => ({ clock, change: 'stop' as const })),
    ...event.clocks.pause.filter((key) => running(key)?.pausedOn === null).map((clock) => ({ clock, change: 'pause' as const })),
    ...event.clocks.resume.flatMap((key): ClockChange[] => {
      const state = running(key);
      const clock = declaredClock(key);
      if (!state?.pausedOn || !clock) return [];
      const { date, provisional } = resumed(clock, state, scene);
      return [{ clock: key, change: 'resume', dueOn: date, provisional }];
    }),
    ...starts.flatMap((key): ClockChange[] => {
      const clock = declaredClock(key);
      if (!clock) return [];
      const { date, provisional } = termEnd(clock, today, scene);
      const promisedOn = clock.promised ? termEnd(clock, today, scene, clock.promised).date : null;
      return [{ clock: key, change: 'start', startedOn: today, dueOn: date, promisedOn, provisional }];
    }),
    // Accepted and concluded in one act (受理与结论同时作出): the term begins and ends today.
    ...event.clocks.stop.filter((key) => starts.includes(key)).map((clock) => ({ clock, change: 'stop' as const })),
  ];
}

const listIn = <T>(event: Event, type: 'notes' | 'replies', payload: Scene['payload']): T[] =>
  event.payload.filter((field) => field.type === type).flatMap(({ key }) => (payload[key] ?? []) as T[]);

const assessmentsOf = (event: Event, scene: Scene): Accepted['assessments'] =>
  Object.fromEntries(
    event.assesses.flatMap(({ key, against }) => {
      const assessment = assessAgainst(against, scene);
      return assessment ? [[key, assessment]] : [];
    }),
  );

/**
 * Whether an event may happen now, and what it does. Pure: the server calls it to enforce, tests walk it
 * exhaustively, the browser shows its problems before anything is sent.
 */
export function decide(world: World, { event: key, payload, actor }: Attempt): Decision {
  const event = world.procedure.events[key];
  if (!event) return declined('unknown-event', [{ path: '', code: 'unknown-event', message: `没有“${key}”这项操作。` }]);
  const role = event.roles.find((candidate) => actor.roles.includes(candidate));
  if (!role) return declined('not-allowed', [{ path: '', code: 'role', message: `您的角色不能“${say(event.label)}”。` }]);
  if (!event.from.includes(world.application.state)) return declined('not-available', [notInState(event, world)]);

  const scene: Scene = { ...world, actor: { ...actor, role }, payload };
  const problems = [...checkFields(event.payload, payload, 'payload', scene), ...standing(event, scene)];
  if (problems.length > 0) return declined('invalid', problems);

  const applies = ({ when }: { when?: Parameters<typeof holds>[0] | undefined }): boolean => !when || holds(when, scene);
  return {
    ok: true,
    event: key,
    from: world.application.state,
    to: event.to,
    role,
    round: world.application.round + (event.nextRound ? 1 : 0),
    closes: world.procedure.states[event.to]?.closed ?? false,
    payload,
    effects: event.effects.filter(applies).map(({ verb, record, values }) => ({
      verb,
      record,
      values: Object.fromEntries(Object.entries(values).map(([field, operand]) => [field, resolve(operand, scene)])),
    })),
    clocks: clockChanges(event, scene),
    messages: event.messages.map(({ to, title, body }) => ({ to, title: fill(say(title), scene), body: fill(say(body), scene) })),
    documents: event.documents.filter(applies).map((document) => document.key),
    notes: listIn<NoteInput>(event, 'notes', payload),
    replies: listIn<ReplyInput>(event, 'replies', payload),
    assessments: assessmentsOf(event, scene),
    materials: event.materials ?? null,
  };
}

export interface AvailableAction {
  event: string;
  label: string;
  intent: Event['intent'];
  problems: Problem[];
}

/** Every event that this person's roles know, with what stands in the way now; nothing stands in the way of an empty list. */
export function availableActions(world: World, actor: Actor): AvailableAction[] {
  return Object.entries(world.procedure.events).flatMap(([key, event]) => {
    const role = event.roles.find((candidate) => actor.roles.includes(candidate));
    if (!role) return [];
    const problems = event.from.includes(world.application.state)
      ? standing(event, { ...world, actor: { ...actor, role }, payload: {} }, true)
      : [notInState(event, world)];
    return [{ event: key, label: say(event.label), intent: event.intent, problems }];
  });
}

/** Whether a case may be opened: the problems of the procedure's `create` guards. */
export function creationProblems(world: World, actor: Actor): Problem[] {
  const scene: Scene = { ...world, actor: { ...actor, role: actor.roles[0] ?? '' }, payload: {} };
  return world.procedure.create.guards
    .filter((guard) => !holds(guard.holds, scene))
    .map(({ code, message, path }) => ({ path, code, message: fill(say(message), scene) }));
}
