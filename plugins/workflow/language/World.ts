import type { Calendar } from './Calendar';
import type { CivilDate } from './civil';
import type { FormData } from './Form';
import type { Json } from './Json';
import type { Procedure } from './Procedure';
import type { NoteSeverity } from './Review';
import type { Rounds } from './Submission';

/** What the registers say, by group: `facts.permit.validTo`. Loaded by the caller; rules never fetch. */
export type Facts = { [group: string]: Json };

export interface NoteState {
  id: string;
  round: number;
  target: string;
  text: string;
  open: boolean;
  code?: string | null;
  severity?: NoteSeverity;
}

export interface ClockState {
  key: string;
  startedOn: CivilDate;
  dueOn: CivilDate;
  pausedOn: CivilDate | null;
  stoppedOn: CivilDate | null;
}

export interface PastAction {
  event: string;
  actorId: number;
  actorName: string;
  role: string;
  on: CivilDate;
  payload: { [field: string]: Json };
}

/** An application as the rules see it. */
export interface Application {
  state: string;
  round: number;
  number: string | null;
  submittedOn: CivilDate | null;
  form: FormData;
  /** Pages in each place: a slot, or an item of a slot that repeats. */
  materials: { [place: string]: number };
  /** What the items of slots that repeat are called. */
  titles?: { [place: string]: string };
  notes: NoteState[];
  clocks: ClockState[];
  actions: PastAction[];
  /** Flags that are set now. */
  flags: string[];
  /** The submission of the round before and the present one, where a decision compares them. */
  rounds?: Rounds | undefined;
}

/** Names a check and gives the sentence to show when a text fails it. */
export type Formats = { [name: string]: (value: string) => string | undefined };

/** Everything a decision depends on, so that the same world always gives the same decision. */
export interface World {
  procedure: Procedure;
  application: Application;
  facts: Facts;
  calendar: Calendar;
  formats: Formats;
  /** Roles that speak for the applicant; what is said to them never tells the office's own affairs. */
  applicantRoles?: readonly string[];
  today: CivilDate;
}

/** Who acts, with the roles held for this very record. */
export interface Actor {
  userId: number;
  name: string;
  roles: string[];
}

/** A world with an event's payload and actor, which is what operands refer to. */
export interface Scene extends World {
  actor: Actor & { role: string };
  payload: { [field: string]: Json };
}
