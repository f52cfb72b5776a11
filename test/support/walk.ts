import {
  addDays,
  decide,
  exampleForm,
  examplePayload,
  flagsAfter,
  slotsOf,
  SYSTEM_ROLE,
  type Accepted,
  type Actor,
  type Application,
  type Attempt,
  type Calendar,
  type ClockState,
  type Decision,
  type Event,
  type Facts,
  type FormatExamples,
  type Formats,
  type Procedure,
  type Scene,
} from '@medregistry/language';
import { bend, withFlag } from './bend';

/** A procedure with what its worlds are made of. */
export interface Setting {
  procedure: Procedure;
  /** Facts of an ordinary subject; what an event needs beyond them is derived from its guards. */
  facts: Facts;
  today: string;
  calendar: Calendar;
  formats: Formats;
  examples: FormatExamples;
}

/** Everybody is a different person: the role's place in the alphabet of roles gives the user id. */
export const actorAs = (role: string): Actor => ({
  userId: role === SYSTEM_ROLE ? 0 : [...role].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 1_000_003,
  name: role === SYSTEM_ROLE ? '系统' : `测试${role}`,
  roles: [role],
});

const empty = (state: string): Application => ({ state, round: 0, number: 'XX-110105-2026-000001', submittedOn: null, form: {}, materials: {}, notes: [], clocks: [], actions: [], flags: [] });

/** A scene in a state, with the least complete form, one page in each slot and one open note. */
export function sceneIn(setting: Setting, state: string, actor: Actor = actorAs('nobody')): Scene {
  const { procedure, facts, today, calendar, formats, examples } = setting;
  const bare: Scene = { procedure, facts, today, calendar, formats, application: empty(state), payload: {}, actor: { ...actor, role: actor.roles[0] ?? '' } };
  const form = exampleForm(bare, examples);
  const filled: Scene = { ...bare, application: { ...bare.application, form } };
  // A second pass: fields that depend on the first pass's answers.
  const complete: Scene = { ...filled, application: { ...filled.application, form: exampleForm(filled, examples) } };
  const materials = Object.fromEntries(slotsOf(complete).map(({ key }) => [key, 1]));
  const notes = [{ id: 'note-1', round: 1, target: '', text: '请补充材料。', open: true }];
  return { ...complete, application: { ...complete.application, round: 1, submittedOn: today, materials, notes } };
}

const eventOf = (procedure: Procedure, key: string): Event => {
  const event = procedure.events[key];
  if (!event) throw new Error(`${procedure.key} has no event ${key}`);
  return event;
};

/** The scene in which an event is to be had: its variant is in force, its flags are as it needs them, its term has passed. */
export function inItsTurn(procedure: Procedure, key: string, scene: Scene): Scene {
  const event = eventOf(procedure, key);
  const { after: term, flags, when } = event;
  const varied = when ? bend(scene, when, true) : scene;
  if (!varied && event.from.includes(scene.application.state)) throw new Error(`${procedure.key}.${key}: no world in which it exists`);
  const unmarked = flags.forbids.reduce((current, flag) => withFlag(current, flag, false), varied ?? scene);
  const marked = flags.needs.reduce((current, flag) => withFlag(current, flag, true), unmarked);
  if (term === undefined) return marked;
  const others = marked.application.clocks.filter((clock) => clock.key !== term || clock.stoppedOn !== null);
  const passed = { key: term, startedOn: addDays(marked.today, -40), dueOn: addDays(marked.today, -1), pausedOn: null, stoppedOn: null };
  return { ...marked, application: { ...marked.application, clocks: [...others, passed] } };
}

/** The scene with what its form and slots have come to ask for since it was made. */
function completed(scene: Scene, examples: FormatExamples): Scene {
  const { form, materials } = scene.application;
  const asked = exampleForm(scene, examples);
  const whole = { ...scene, application: { ...scene.application, form: Object.fromEntries(Object.entries({ ...form, ...asked }).map(([section]) => [section, { ...asked[section], ...form[section] }])) } };
  return { ...whole, application: { ...whole.application, materials: { ...Object.fromEntries(slotsOf(whole).map(({ key }) => [key, 1])), ...materials } } };
}

/**
 * A scene in which an event may happen: facts bent until its guards hold, payload derived.
 *
 * @throws Error that names the guard for which no world was found
 */
export function legalScene(setting: Setting, key: string, from?: string, role?: string): Scene {
  const event = eventOf(setting.procedure, key);
  const actor = actorAs(role ?? event.roles[0] ?? '');
  const scene = sceneIn(setting, from ?? event.from[0] ?? '', actor);
  const withPayload = inItsTurn(setting.procedure, key, { ...scene, payload: examplePayload(event, scene, setting.examples) });
  const legal = event.guards.reduce<Scene>((bent, guard) => {
    const next = bend(bent, guard.holds, true);
    if (!next) throw new Error(`${setting.procedure.key}.${key}: no world in which guard ${guard.code} holds`);
    return next;
  }, withPayload);
  const whole = completed(legal, setting.examples);
  return { ...whole, payload: examplePayload(event, whole, setting.examples) };
}

/** Fires an event on a scene as somebody who holds only `role`. */
export const fire = (scene: Scene, event: string, role: string, payload: Attempt['payload'] = scene.payload): Decision =>
  decide(scene, { event, payload, actor: role === scene.actor.role ? scene.actor : actorAs(role) });

/** The clocks of an application once an accepted event's changes are made. */
export function clocksAfter(clocks: ClockState[], { clocks: changes }: Accepted, today: string): ClockState[] {
  return changes.reduce<ClockState[]>((current, change) => {
    if (change.change === 'start') return [...current, { key: change.clock, startedOn: change.startedOn, dueOn: change.dueOn, pausedOn: null, stoppedOn: null }];
    const index = current.findLastIndex(({ key, stoppedOn }) => key === change.clock && stoppedOn === null);
    return current.map((clock, place) => {
      if (place !== index) return clock;
      if (change.change === 'stop') return { ...clock, stoppedOn: today };
      if ('term' in change) return { ...clock, pausedOn: null, dueOn: change.dueOn };
      return { ...clock, pausedOn: today };
    });
  }, clocks);
}

/** The application once an accepted event is written down. */
export function after(scene: Scene, accepted: Accepted): Application {
  const { application, actor, today } = scene;
  const answered = new Set(accepted.replies.map(({ note }) => note));
  return {
    ...application,
    state: accepted.to,
    round: accepted.round,
    submittedOn: accepted.round > application.round ? today : application.submittedOn,
    notes: [
      ...application.notes.map((note) => (answered.has(note.id) ? { ...note, open: false } : note)),
      ...accepted.notes.map(({ target, text }, index) => ({ id: `note-${application.notes.length + index + 1}`, round: accepted.round, target: target ?? '', text, open: true })),
    ],
    clocks: clocksAfter(application.clocks, accepted, today),
    actions: [...application.actions, { event: accepted.event, actorId: actor.userId, actorName: actor.name, role: accepted.role, on: today, payload: accepted.payload }],
    flags: flagsAfter(application.flags, eventOf(scene.procedure, accepted.event).flags),
  };
}

export interface Step {
  event: string;
  from: string;
  to: string;
  role: string;
}

/** The shortest way from the initial state to each state that can be reached; by hand where possible. */
export function routes(procedure: Procedure, exists: (event: string, from: string) => boolean = () => true): Record<string, Step[]> {
  const found: Record<string, Step[]> = { [procedure.initial]: [] };
  const events = Object.entries(procedure.events).sort(([, a], [, b]) => Number(a.roles.includes(SYSTEM_ROLE)) - Number(b.roles.includes(SYSTEM_ROLE)));
  for (const queue = [procedure.initial]; queue.length > 0; ) {
    const from = queue.shift() ?? '';
    for (const [event, { from: sources, to, roles }] of events) {
      if (to === undefined || !sources.includes(from) || found[to] || !exists(event, from)) continue;
      found[to] = [...(found[from] ?? []), { event, from, to, role: roles[0] ?? '' }];
      queue.push(to);
    }
  }
  return found;
}

export interface Trial extends Step {
  declared: boolean;
}

/** Each event in each state, with a role that may fire it. */
export const eventsByState = (procedure: Procedure): Trial[] =>
  Object.entries(procedure.events).flatMap(([event, { from, to, roles }]) =>
    Object.keys(procedure.states).map((state) => ({ event, from: state, to: to ?? state, role: roles[0] ?? '', declared: from.includes(state) })),
  );

/** Each event with each role, in a state where it may be fired. */
export const eventsByRole = (procedure: Procedure, roles: readonly string[]): Trial[] =>
  Object.entries(procedure.events).flatMap(([event, { from, to, roles: allowed }]) =>
    [...roles, SYSTEM_ROLE].map((role) => ({ event, from: from[0] ?? '', to: to ?? from[0] ?? '', role, declared: allowed.includes(role) })),
  );
