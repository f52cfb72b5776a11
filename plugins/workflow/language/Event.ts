import { z } from 'zod';
import { Condition } from './Condition';
import { Effect } from './Effect';
import { Field } from './Field';
import { FlagUse } from './Flag';
import { Guard, REQUIREMENTS } from './Guard';
import { CLOCK_UNITS } from './Clock';
import { Json } from './Json';
import { Operand } from './Operand';
import { Text } from './Text';

/** The actor of events that the system fires by itself (clocks, effects of another case). */
export const SYSTEM_ROLE = 'system';

export const Message = z.strictObject({
  /** `applicant`, or a role: everybody who holds it for this record. */
  to: z.string().min(1),
  /** Another place than the case's own: the scope path of a body that is told of it and does not see it. */
  at: Operand.optional(),
  title: Text,
  body: Text,
});
export type Message = z.infer<typeof Message>;

/** The start of a term: on the day of the event, unless `from` names another; only when its condition holds. */
const ClockStart = z.strictObject({ clock: z.string(), when: Condition.optional(), from: Operand.optional() });

/** A term that runs is made longer (行政许可法 Art. 42): from its end, by so many of the clock's own units unless told otherwise. */
const ClockExtension = z.strictObject({ clock: z.string(), by: z.union([z.number().int().positive(), Operand]), unit: z.union([z.enum(CLOCK_UNITS), Operand]).optional() });

export const Event = z.strictObject({
  label: Text,
  from: z.array(z.string()).min(1),
  /** The state that it leads to; absent where it leaves the state as it is, which may also be a closed one. */
  to: z.string().optional(),
  /** The event exists only in a world where this holds (a variant of the procedure that an authority chose). */
  when: Condition.optional(),
  /** The event happens only once this term has passed; the system fires it then, once. */
  after: z.string().optional(),
  flags: FlagUse,
  roles: z.array(z.string()).min(1),
  /** The office's own affair: an applicant reads nothing of it, or only these words, without its reason. */
  internal: z.union([z.literal(true), Text]).optional(),
  intent: z.enum(['primary', 'default', 'danger']).default('default'),
  /** Asks people who work for an authority to have shown lately who they are: what decides, stamps, issues or cancels. */
  fresh: z.literal(true).optional(),
  /** Asked before the event is fired (是 / 否). */
  confirm: Text.optional(),
  /**
   * Several cases may have it in one act (批量办理), each decided by itself; these guards, and the question asked
   * beforehand, hold only then.
   */
  batch: z.strictObject({ confirm: Text.optional(), guards: z.array(Guard).default([]) }).optional(),
  payload: z.array(Field).default([]),
  requires: z.array(z.enum(REQUIREMENTS)).default([]),
  guards: z.array(Guard).default([]),
  effects: z.array(Effect).default([]),
  clocks: z
    .strictObject({
      start: z.array(z.union([z.string(), ClockStart])).default([]),
      stop: z.array(z.string()).default([]),
      pause: z.array(z.string()).default([]),
      resume: z.array(z.string()).default([]),
      extend: z.array(ClockExtension).default([]),
    })
    .prefault({}),
  messages: z.array(Message).default([]),
  documents: z.array(z.strictObject({ key: z.string(), when: Condition.optional() })).default([]),
  /** Standards that the case is held against; what comes out is kept with the action and advises, it never refuses. */
  assesses: z.array(z.strictObject({ key: z.string().min(1), against: Operand })).default([]),
  /** A new round (轮次) of submission begins. */
  nextRound: z.boolean().default(false),
  /** Freezes the slots, lets them be changed again, or passes them: nobody looks for faults in them any more. */
  materials: z.enum(['freeze', 'thaw', 'pass']).optional(),
  /**
   * The subject's open case of this exclusive group goes through that event of its own in the same act: what has been
   * decided leaves it no ground. Its payload is the reason. One that was decided before goes through `decided`, where the
   * condition holds of the case that displaces it.
   */
  displaces: z
    .strictObject({ group: z.string().min(1), event: z.string().min(1), decided: z.strictObject({ event: z.string().min(1), when: Condition.optional() }).optional() })
    .optional(),
  /** Happens to this case when another one displaces it. */
  displaced: z.boolean().default(false),
  /** A payload with which the event can be fired; derived where it is left out. */
  example: z.record(z.string(), Json).optional(),
});
export type Event = z.infer<typeof Event>;

/** The terms that an event may start, in one shape. */
export const startsOf = ({ clocks }: Pick<Event, 'clocks'>): z.infer<typeof ClockStart>[] => clocks.start.map((start) => (typeof start === 'string' ? { clock: start } : start));
