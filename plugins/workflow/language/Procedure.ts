import { z } from 'zod';
import { Clock } from './Clock';
import { Event } from './Event';
import { Flag } from './Flag';
import { Form } from './Form';
import { Guard } from './Guard';
import { Follow, Join } from './Link';
import { Operand } from './Operand';
import { Printed } from './Printed';
import { Queue, Review } from './Review';
import { Slot } from './Slot';
import { State } from './State';
import { Text } from './Text';

const Key = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** A business (业务), whole: the law of what may happen to an application. Serialisable. */
export const Procedure = z.strictObject({
  key: Key,
  label: Text,
  /** What an application is about, e.g. `institution`. */
  subject: z.string().min(1),
  /** `case`: somebody files it. `record`: the machine of a register record, fired by the system. */
  kind: z.enum(['case', 'record']).default('case'),
  prefix: z.string().regex(/^[A-Z]{2,4}$/),
  initial: Key,
  states: z.record(Key, State),
  events: z.record(Key, Event),
  flags: z.record(Key, Flag).default({}),
  /** Groups of facts that a case keeps as they were when it was opened: what is filed keeps the rules it was filed under. */
  pins: z.array(z.string()).default([]),
  /** Roles that may open a case, and what must hold then. */
  create: z.strictObject({ roles: z.array(z.string()).default([]), guards: z.array(Guard).default([]) }).prefault({}),
  /** Word by which the register finds the office that decides, where that is not the subject's own. */
  route: z.string().min(1).optional(),
  /** At most one open case for each value of these. */
  exclusive: z.array(Operand).default([]),
  /** Procedures of one group count as one there: somebody with an open case of any of them opens no other. */
  exclusiveGroup: Key.optional(),
  /** Applications that go along with one of this procedure, and earlier ones that it refers to. */
  joins: z.array(Join).default([]),
  follows: z.array(Follow).default([]),
  form: Form.prefault({ sections: [] }),
  materials: z.array(Slot).default([]),
  review: Review.prefault({}),
  clocks: z.record(Key, Clock).default({}),
  documents: z.record(Key, Printed).default({}),
  queues: z.record(Key, Queue).default({}),
});
export type Procedure = z.infer<typeof Procedure>;
