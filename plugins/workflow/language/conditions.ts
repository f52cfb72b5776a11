import type { Condition } from './Condition';
import type { Json } from './Json';
import type { Operand } from './Operand';

/** A value, or an operand that yields one: `fact('permit.validTo').before(today())`. */
type Comparable = Json | Operand | OperandBuilder;

/**
 * Reads as a sentence and is plain data underneath: `operand` is what goes into the declaration. A comparison
 * with something that is missing never holds, so `notBefore` is "at or after", not the negation of `before`:
 * a guard fails closed when a fact is absent.
 */
export interface OperandBuilder {
  readonly operand: Operand;
  is(other: Comparable): Condition;
  isNot(other: Comparable): Condition;
  before(other: Comparable): Condition;
  notBefore(other: Comparable): Condition;
  after(other: Comparable): Condition;
  notAfter(other: Comparable): Condition;
  atLeast(other: Comparable): Condition;
  atMost(other: Comparable): Condition;
  oneOf(values: Json[] | OperandBuilder): Condition;
  /** A list has one of these among its elements. */
  overlaps(values: Json[] | OperandBuilder): Condition;
  isFilled(): Condition;
  isEmpty(): Condition;
  count(): OperandBuilder;
  /** One column of a list of rows. */
  column(key: string): OperandBuilder;
  plus(term: { days?: Comparable; months?: Comparable; years?: Comparable }): OperandBuilder;
}

const OPERAND_KEYS = ['value', 'fact', 'form', 'payload', 'application', 'action', 'actor', 'today', 'count', 'column', 'first', 'plus'];

const isBuilder = (value: unknown): value is OperandBuilder => typeof value === 'object' && value !== null && 'operand' in value;

const isOperand = (value: unknown): value is Operand => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && OPERAND_KEYS.includes(keys[0] ?? '');
};

/** The operand meant by a value, an operand or a builder. */
export const toOperand = (value: Comparable): Operand =>
  isBuilder(value) ? value.operand : isOperand(value) ? value : { value: value as Json };

export const not = (condition: Condition): Condition => ({ not: condition });
export const all = (...conditions: Condition[]): Condition => ({ all: conditions });
export const any = (...conditions: Condition[]): Condition => ({ any: conditions });
export const actorFired = (...events: string[]): Condition => ({ actorFired: events });
export const actorFiredLast = (event: string): Condition => ({ actorFiredLast: event });
export const flagged = (flag: string): Condition => ({ flagged: flag });

/** A builder around an operand. */
export function build(operand: Operand): OperandBuilder {
  const is = (other: Comparable): Condition => ({ is: [operand, toOperand(other)] });
  const before = (other: Comparable): Condition => ({ before: [operand, toOperand(other)] });
  const after = (other: Comparable): Condition => ({ before: [toOperand(other), operand] });
  const atMost = (other: Comparable): Condition => ({ atMost: [operand, toOperand(other)] });
  return {
    operand,
    is,
    isNot: (other) => not(is(other)),
    before,
    notBefore: (other) => ({ atMost: [toOperand(other), operand] }),
    after,
    notAfter: atMost,
    atLeast: (other) => ({ atMost: [toOperand(other), operand] }),
    atMost,
    oneOf: (values) => ({ within: [operand, toOperand(values)] }),
    overlaps: (values) => ({ overlaps: [operand, toOperand(values)] }),
    isFilled: () => ({ filled: operand }),
    isEmpty: () => not({ filled: operand }),
    count: () => build({ count: operand }),
    column: (key) => build({ column: [operand, key] }),
    plus: ({ days, months, years }) =>
      build({
        plus: [
          operand,
          {
            ...(days === undefined ? {} : { days: toOperand(days) }),
            ...(months === undefined ? {} : { months: toOperand(months) }),
            ...(years === undefined ? {} : { years: toOperand(years) }),
          },
        ],
      }),
  };
}

/** The first of several that has a value. */
export const firstOf = (...operands: OperandBuilder[]): OperandBuilder => build({ first: operands.map(({ operand }) => operand) });
export const value = (json: Json): OperandBuilder => build({ value: json });
export const fact = (path: string): OperandBuilder => build({ fact: path });
export const form = (path: string): OperandBuilder => build({ form: path });
export const payload = (path: string): OperandBuilder => build({ payload: path });
export const application = (path: string): OperandBuilder => build({ application: path });
/** `action('propose.payload.months')`: what the last such event said. */
export const action = (path: string): OperandBuilder => build({ action: path });
export const actor = (property: 'userId' | 'name' | 'role'): OperandBuilder => build({ actor: property });
export const today = (): OperandBuilder => build({ today: true });
