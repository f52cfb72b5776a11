import { addDays, addMonths, addYears } from './civil';
import type { Condition } from './Condition';
import type { Json } from './Json';
import type { Operand } from './Operand';
import type { Scene } from './World';

/** The value at a dotted path, or null. */
export function at(root: Json | undefined, path: string): Json {
  let value: Json | undefined = root;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null) return null;
    value = Array.isArray(value) ? value[Number(part)] : value[part];
  }
  return value ?? null;
}

export const isFilled = (value: Json): boolean => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

const amount = (operand: Operand | undefined, scene: Scene): number => {
  const value = operand ? resolve(operand, scene) : 0;
  return typeof value === 'number' ? value : Number(value ?? 0) || 0;
};

/** What the rules may know of the application itself. */
function applicationValue(path: string, { application, procedure }: Scene): Json {
  const properties: Record<string, Json> = {
    state: application.state,
    round: application.round,
    number: application.number,
    submittedOn: application.submittedOn,
    openNotes: application.notes.filter(({ open }) => open).length,
    procedure: procedure.key,
  };
  if (path.startsWith('clocks.')) return application.clocks.findLast(({ key, stoppedOn }) => key === path.slice(7) && stoppedOn === null)?.dueOn ?? null;
  if (path.startsWith('started.')) return application.clocks.findLast(({ key }) => key === path.slice(8))?.startedOn ?? null;
  return properties[path] ?? null;
}

/** What the last action of an event says at a path. */
function actionValue(path: string, { application }: Scene): Json {
  const [event = '', property = '', ...rest] = path.split('.');
  const last = application.actions.findLast((action) => action.event === event);
  if (!last) return null;
  if (property === 'payload') return at(last.payload, rest.join('.'));
  const properties: Record<string, Json> = { on: last.on, actorName: last.actorName, actorId: last.actorId };
  return properties[property] ?? null;
}

/** The value of an operand; null where there is none. */
export function resolve(operand: Operand, scene: Scene): Json {
  if ('value' in operand) return operand.value;
  if ('fact' in operand) return at(scene.facts, operand.fact);
  if ('form' in operand) return at(scene.application.form, operand.form);
  if ('payload' in operand) return at(scene.payload, operand.payload);
  if ('application' in operand) return applicationValue(operand.application, scene);
  if ('action' in operand) return actionValue(operand.action, scene);
  if ('actor' in operand) return scene.actor[operand.actor];
  if ('today' in operand) return scene.today;
  if ('count' in operand) {
    const list = resolve(operand.count, scene);
    return Array.isArray(list) ? list.length : 0;
  }
  if ('column' in operand) {
    const rows = resolve(operand.column[0], scene);
    return Array.isArray(rows) ? rows.map((row) => at(row, operand.column[1])) : [];
  }
  if ('first' in operand) return operand.first.map((candidate) => resolve(candidate, scene)).find(isFilled) ?? null;
  const [base, term] = operand.plus;
  const date = resolve(base, scene);
  if (typeof date !== 'string' || date === '') return null;
  return addDays(addMonths(addYears(date, amount(term.years, scene)), amount(term.months, scene)), amount(term.days, scene));
}

/** Whether `a` comes before `b`; null when the two cannot be compared. */
function order(a: Json, b: Json): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string' && a !== '' && b !== '') return a < b ? -1 : a > b ? 1 : 0;
  return null;
}

/** Whether a condition holds. Comparisons with what is missing do not. */
export function holds(condition: Condition, scene: Scene): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, scene));
  if ('any' in condition) return condition.any.some((part) => holds(part, scene));
  if ('not' in condition) return !holds(condition.not, scene);
  if ('filled' in condition) return isFilled(resolve(condition.filled, scene));
  if ('actorFired' in condition) {
    const { actorFired: events } = condition;
    return scene.application.actions.some(({ event, actorId }) => actorId === scene.actor.userId && events.includes(event));
  }
  if ('actorFiredLast' in condition) {
    return scene.application.actions.findLast(({ event }) => event === condition.actorFiredLast)?.actorId === scene.actor.userId;
  }
  if ('flagged' in condition) return scene.application.flags.includes(condition.flagged);
  if ('is' in condition) return resolve(condition.is[0], scene) === resolve(condition.is[1], scene);
  if ('within' in condition) {
    const list = resolve(condition.within[1], scene);
    return Array.isArray(list) && list.includes(resolve(condition.within[0], scene));
  }
  if ('overlaps' in condition) {
    const [some, others] = condition.overlaps.map((operand) => resolve(operand, scene));
    return Array.isArray(some) && Array.isArray(others) && some.some((item) => others.includes(item));
  }
  const [left, right] = 'before' in condition ? condition.before : condition.atMost;
  const compared = order(resolve(left, scene), resolve(right, scene));
  return compared !== null && ('before' in condition ? compared < 0 : compared <= 0);
}
