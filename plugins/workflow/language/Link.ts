import { z } from 'zod';
import { Condition } from './Condition';

/**
 * An application of another procedure that goes along with one of this one (并案办理): opened with it, filed, decided
 * and shown as one case, yet with a number, actions, clocks and documents of its own.
 */
export const Join = z.strictObject({
  procedure: z.string().min(1),
  /** Judged when the leading case is opened. */
  when: Condition,
  /** States in which an open case of that procedure that stands alone is taken along instead of opening another. */
  adopts: z.array(z.string()).default([]),
  /**
   * What each event of the leading case fires on the joined one: the first entry that holds in the leading case's
   * scene. Both happen or neither. An event that is named here is not offered by itself.
   */
  events: z.record(z.string(), z.array(z.strictObject({ event: z.string(), when: Condition.optional() })).min(1)),
});
export type Join = z.infer<typeof Join>;

/** An earlier, finished application that a new one refers to: the latest one of the subject in one of these states. */
export const Follow = z.strictObject({ procedure: z.string().min(1), states: z.array(z.string()).min(1), when: Condition.optional() });
export type Follow = z.infer<typeof Follow>;

/**
 * How another application stands to this one: `leading` it is joined to, `joined` goes along with it, `earlier` it
 * refers to, `later` refers to it.
 */
export const RELATIONS = ['leading', 'joined', 'earlier', 'later'] as const;
export type Relation = (typeof RELATIONS)[number];

/** The group of facts about linked applications; the engine knows them, no register does. */
export const LINKED = 'linked';

export interface LinkedCase {
  relation: Relation;
  procedure: string;
  number: string;
  state: string;
  closed: boolean;
}
