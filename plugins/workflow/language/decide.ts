import { assessAgainst } from './assess';
import { checkFields } from './checkFields';
import type { CivilDate } from './civil';
import { formProblems, materialProblems } from './completeness';
import { endOf, extendedTerm, promisedTerm, resumedTerm, termOf, type Term } from './due';
import type { EffectVerb } from './Effect';
import { startsOf, type Event } from './Event';
import { holds, resolve } from './evaluate';
import { fill, holesOf } from './fill';
import { flagsAfter } from './flags';
import type { Guard, Requirement } from './Guard';
import type { Json } from './Json';
import { messageKey } from './messageKey';
import type { Problem } from './Problem';
import type { NoteInput, ReplyInput } from './Review';
import type { Assessment } from './Standard';
import { say } from './Text';
import { stateLabel, voiceOf } from './voice';
import type { Actor, Scene, World } from './World';

export interface ResolvedEffect {
  verb: EffectVerb;
  record: string;
  values: { [field: string]: Json };
}

export type ClockChange =
  | { clock: string; change: 'start'; startedOn: CivilDate; dueOn: CivilDate; promisedOn: CivilDate | null; provisional: boolean; term: Term }
  | { clock: string; change: 'resume' | 'extend'; dueOn: CivilDate; provisional: boolean; term: Term }
  | { clock: string; change: 'pause' | 'stop' };

export interface ResolvedMessage {
  to: string;
  /** Scope path of a body that does not see the case. */
  at?: string;
  title: string;
  body: string;
  /** Name of its text; see `messageKey`. */
  template: string;
  /** What the holes of the text were filled with, so that it can be worded differently. */
  values: { [hole: string]: string };
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
  /** Flags that are set afterwards. */
  flags: string[];
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
  /** One of several cases of an act (批量办理). */
  batch?: boolean;
}

const REQUIRED = {
  form: (scene) => formProblems(scene),
  materials: materialProblems,
} satisfies Record<Requirement, (scene: Scene) => Problem[]>;

const declined = (refusal: Declined['refusal'], problems: Problem[]): Declined => ({ ok: false, refusal, problems });

/** The problem of an event that this state does not know. */
const notInState = (event: Event, scene: Scene): Problem => ({
  path: '',
  code: 'not-in-state',
  message: `当前状态是“${stateLabel(scene.procedure, scene.application.state, voiceOf(scene))}”，不能“${say(event.label)}”。`,
});

/** The problem of an event whose flags are not as it needs them. */
function notSoFlagged({ flags: { needs, forbids } }: Event, { procedure, application }: World): Problem | undefined {
  const missing = needs.find((flag) => !application.flags.includes(flag));
  const forbidden = forbids.find((flag) => application.flags.includes(flag));
  const sentence = missing === undefined ? procedure.flags[forbidden ?? '']?.present : procedure.flags[missing]?.absent;
  return sentence === undefined ? undefined : { path: '', code: missing === undefined ? 'flagged' : 'not-in-state', message: say(sentence) };
}

/** Why an event is not to be had where the case stands, whatever is typed; undefined where it is. */
function unavailable(event: Event, scene: Scene): Problem | undefined {
  const elsewhere = !event.from.includes(scene.application.state) || (event.when && !holds(event.when, scene));
  return elsewhere ? notInState(event, scene) : notSoFlagged(event, scene);
}

/** The term that an event waits for has not passed yet, or does not run. */
function tooEarly({ after }: Event, { procedure, application, today }: World): Problem[] {
  if (after === undefined) return [];
  const clock = application.clocks.findLast(({ key, stoppedOn }) => key === after && stoppedOn === null);
  if (clock && clock.pausedOn === null && clock.dueOn < today) return [];
  return [{ path: '', code: 'term-not-passed', message: `“${say(procedure.clocks[after]?.label ?? after)}”的期限还没有届满。` }];
}

/** What guards say that do not hold. */
const failing = (guards: readonly Guard[], event: Event, scene: Scene): Problem[] =>
  guards.filter((guard) => !holds(guard.holds, scene)).map(({ code, message, path }) => ({ path, code, message: fill(say(message), scene, event) }));

/** Problems of guards and requirements; `blind` leaves out guards that speak of a payload nobody has typed yet. */
export function standing(event: Event, scene: Scene, blind = false): Problem[] {
  const asked = event.guards.filter((guard) => !(blind && JSON.stringify(guard.holds).includes('"payload"')));
  return [...tooEarly(event, scene), ...failing(asked, event, scene), ...event.requires.flatMap((requirement) => REQUIRED[requirement](scene))];
}

function clockChanges(event: Event, scene: Scene): ClockChange[] {
  const { procedure, application, calendar, today } = scene;
  const running = (key: string) => application.clocks.findLast((clock) => clock.key === key && clock.stoppedOn === null);
  const starts = startsOf(event).filter(({ when }) => !when || holds(when, scene));
  const restarted = new Set(starts.map(({ clock }) => clock));
  const counted = (term: Term) => {
    const { date, provisional } = endOf(term, calendar);
    return { dueOn: date, provisional, term };
  };
  return [
    ...event.clocks.stop.filter((key) => running(key) && !restarted.has(key)).map((clock) => ({ clock, change: 'stop' as const })),
    ...event.clocks.pause.filter((key) => running(key)?.pausedOn === null).map((clock) => ({ clock, change: 'pause' as const })),
    ...event.clocks.resume.flatMap((key): ClockChange[] => {
      const state = running(key);
      const clock = procedure.clocks[key];
      return state?.pausedOn && clock ? [{ clock: key, change: 'resume', ...counted(resumedTerm(clock, state, scene)) }] : [];
    }),
    ...event.clocks.extend.flatMap((extension): ClockChange[] => {
      const state = running(extension.clock);
      const clock = procedure.clocks[extension.clock];
      return state?.pausedOn === null && clock ? [{ clock: extension.clock, change: 'extend', ...counted(extendedTerm(clock, extension, state, scene)) }] : [];
    }),
    ...starts.flatMap(({ clock: key, from }): ClockChange[] => {
      const clock = procedure.clocks[key];
      if (!clock) return [];
      const told = from ? resolve(from, scene) : null;
      const startedOn = typeof told === 'string' ? told : today;
      const promised = promisedTerm(clock, startedOn, scene);
      const promisedOn = promised && endOf(promised, calendar).date;
      return [{ clock: key, change: 'start', startedOn, promisedOn, ...counted(termOf(clock, startedOn, scene)) }];
    }),
    // Accepted and concluded in one act (受理与结论同时作出): the term begins and ends today.
    ...event.clocks.stop.filter((key) => restarted.has(key)).map((clock) => ({ clock, change: 'stop' as const })),
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

/** What is said, to whom; a place that is not there is told nothing. */
const messagesOf = (key: string, event: Event, scene: Scene): ResolvedMessage[] =>
  event.messages.flatMap(({ to, at, title, body }, index) => {
    const said = {
      to,
      title: fill(say(title), scene, event),
      body: fill(say(body), scene, event),
      template: messageKey(scene.procedure.key, key, event.messages, index),
      values: Object.fromEntries(holesOf(say(title), say(body)).map((hole) => [hole, fill(`{${hole}}`, scene, event)])),
    };
    if (at === undefined) return [said];
    const place = resolve(at, scene);
    return typeof place === 'string' && place !== '' ? [{ ...said, at: place }] : [];
  });

/**
 * Whether an event may happen now, and what it does. Pure: the server calls it to enforce, tests walk it
 * exhaustively, the browser shows its problems before anything is sent.
 */
export function decide(world: World, { event: key, payload, actor, batch = false }: Attempt): Decision {
  const event = world.procedure.events[key];
  if (!event) return declined('unknown-event', [{ path: '', code: 'unknown-event', message: `没有“${key}”这项操作。` }]);
  const role = event.roles.find((candidate) => actor.roles.includes(candidate));
  if (!role) return declined('not-allowed', [{ path: '', code: 'role', message: `您的角色不能“${say(event.label)}”。` }]);
  const scene: Scene = { ...world, actor: { ...actor, role }, payload };
  const hindrance = unavailable(event, scene);
  if (hindrance) return declined('not-available', [hindrance]);
  if (batch && !event.batch) return declined('not-available', [{ path: '', code: 'one-by-one', message: `“${say(event.label)}”要逐件办理。` }]);
  const problems = [...checkFields(event.payload, payload, 'payload', scene), ...standing(event, scene), ...(batch ? failing(event.batch?.guards ?? [], event, scene) : [])];
  if (problems.length > 0) return declined('invalid', problems);

  const to = event.to ?? world.application.state;
  const applies = ({ when }: { when?: Parameters<typeof holds>[0] | undefined }): boolean => !when || holds(when, scene);
  return {
    ok: true,
    event: key,
    from: world.application.state,
    to,
    role,
    round: world.application.round + (event.nextRound ? 1 : 0),
    closes: world.procedure.states[to]?.closed ?? false,
    payload,
    effects: event.effects.filter(applies).map(({ verb, record, values }) => ({
      verb,
      record,
      values: Object.fromEntries(Object.entries(values).map(([field, operand]) => [field, resolve(operand, scene)])),
    })),
    clocks: clockChanges(event, scene),
    messages: messagesOf(key, event, scene),
    documents: event.documents.filter(applies).map((document) => document.key),
    flags: flagsAfter(world.application.flags, event.flags),
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
    const scene: Scene = { ...world, actor: { ...actor, role }, payload: {} };
    const hindrance = unavailable(event, scene);
    const problems = hindrance ? [hindrance] : standing(event, scene, true);
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
