import { addDays, holds, resolve, type Condition, type Json, type Operand, type PastAction, type Scene } from '@medregistry/language';

type Tree = { [key: string]: Json };

/** An action that somebody has done on this case. */
export const pastAction = (event: string, actorId: number, payload: PastAction['payload'] = {}): PastAction => ({ event, actorId, actorName: `测试人${actorId}`, role: '', on: '2026-11-01', payload });

/** A copy of `root` with `value` at a dotted path; lists are addressed by index. */
function planted(root: Json | undefined, path: string[], value: Json): Json {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (Array.isArray(root)) return root.map((item, index) => (String(index) === head ? planted(item, rest, value) : item));
  const tree: Tree = typeof root === 'object' && root !== null ? { ...root } : {};
  return { ...tree, [head]: planted(tree[head], rest, value) };
}

/** The scene in which an operand has a value; null where nothing in the world decides it. */
export function plant(scene: Scene, operand: Operand, value: Json): Scene | null {
  if ('fact' in operand) return { ...scene, facts: planted(scene.facts, operand.fact.split('.'), value) as Scene['facts'] };
  if ('form' in operand) {
    return { ...scene, application: { ...scene.application, form: planted(scene.application.form as Json, operand.form.split('.'), value) as Scene['application']['form'] } };
  }
  if ('payload' in operand) return { ...scene, payload: planted(scene.payload, operand.payload.split('.'), value) as Scene['payload'] };
  if ('action' in operand) {
    const [event = '', part = '', ...rest] = operand.action.split('.');
    const { actions } = scene.application;
    const last = actions.findLast((action) => action.event === event) ?? pastAction(event, scene.actor.userId + 1);
    const changed = part === 'payload' ? { ...last, payload: planted(last.payload, rest, value) as typeof last.payload } : { ...last, [part]: value };
    return { ...scene, application: { ...scene.application, actions: [...actions.filter((action) => action !== last), changed] } };
  }
  if ('actor' in operand) return operand.actor === 'role' && typeof value === 'string' ? { ...scene, actor: { ...scene.actor, role: value, roles: [value] } } : null;
  if ('first' in operand && operand.first[0]) return plant(scene, operand.first[0], value);
  if ('application' in operand && operand.application.startsWith('clocks.') && typeof value === 'string') {
    const key = operand.application.slice('clocks.'.length);
    const { clocks } = scene.application;
    const running = clocks.findLast((clock) => clock.key === key && clock.stoppedOn === null);
    const clock = { key, startedOn: value, pausedOn: null, stoppedOn: null, ...running, dueOn: value };
    return { ...scene, application: { ...scene.application, clocks: [...clocks.filter((other) => other !== running), clock] } };
  }
  return null;
}

/** The scene with a flag set or not. */
export function withFlag(scene: Scene, flag: string, set: boolean): Scene {
  const flags = scene.application.flags.filter((other) => other !== flag);
  return { ...scene, application: { ...scene.application, flags: set ? [...flags, flag] : flags } };
}

const other = (value: Json): Json => (typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : value === null ? 'something' : null);

/** A value on the wanted side of `against`. */
function beside(against: Json, side: -1 | 1): Json {
  if (typeof against === 'number') return against + side;
  return typeof against === 'string' ? addDays(against, side) : null;
}

function compare(scene: Scene, [left, right]: [Operand, Operand], outcome: boolean): Scene | null {
  const low = plant(scene, left, beside(resolve(right, scene), outcome ? -1 : 1));
  return low ?? plant(scene, right, beside(resolve(left, scene), outcome ? 1 : -1));
}

function bendOnce(scene: Scene, condition: Condition, outcome: boolean): Scene | null {
  if ('not' in condition) return bend(scene, condition.not, !outcome);
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any;
    const every = 'all' in condition === outcome;
    if (every) return parts.reduce<Scene | null>((bent, part) => bent && bend(bent, part, outcome), scene);
    return parts.map((part) => bend(scene, part, outcome)).find((bent) => bent !== null) ?? null;
  }
  if ('is' in condition) {
    const [left, right] = condition.is;
    const wanted = resolve(right, scene);
    return plant(scene, left, outcome ? wanted : other(wanted));
  }
  if ('filled' in condition) return plant(scene, condition.filled, outcome ? 'something' : null);
  if ('within' in condition) {
    const list = resolve(condition.within[1], scene);
    const member = Array.isArray(list) ? (list[0] ?? null) : null;
    return plant(scene, condition.within[0], outcome ? member : 'none-of-these');
  }
  if ('overlaps' in condition) {
    const [some, others] = condition.overlaps;
    const list = resolve(others, scene);
    const member = Array.isArray(list) ? (list[0] ?? null) : null;
    if ('column' in some) return plant(scene, some.column[0], outcome ? [{ [some.column[1]]: member }] : []);
    return plant(scene, some, outcome ? [member] : []);
  }
  if ('actorFired' in condition) {
    const { actor, application } = scene;
    const others = application.actions.filter(({ actorId, event }) => actorId !== actor.userId || !condition.actorFired.includes(event));
    const mine = condition.actorFired.slice(0, 1).map((event) => pastAction(event, actor.userId));
    return { ...scene, application: { ...application, actions: outcome ? [...others, ...mine] : others } };
  }
  if ('actorFiredLast' in condition) {
    const { actor, application } = scene;
    return { ...scene, application: { ...application, actions: [...application.actions, pastAction(condition.actorFiredLast, actor.userId + (outcome ? 0 : 1))] } };
  }
  if ('flagged' in condition) return withFlag(scene, condition.flagged, outcome);
  return compare(scene, 'before' in condition ? condition.before : condition.atMost, outcome);
}

/**
 * The scene, changed as little as it takes, in which a condition holds or fails; null where the world has no say in
 * it. This is how tests derive legal and illegal worlds from a declaration instead of keeping them by hand.
 */
export function bend(scene: Scene, condition: Condition, outcome: boolean): Scene | null {
  if (holds(condition, scene) === outcome) return scene;
  const bent = bendOnce(scene, condition, outcome);
  return bent && holds(condition, bent) === outcome ? bent : null;
}
