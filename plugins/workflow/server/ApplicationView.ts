import type { Assessment, AvailableAction, Field, FormData, Json, NoteSeverity, NoteVerdict, Section } from '@medregistry/language';


/** A case as the API answers it to one person: in that person's voice, with what that person may do. */
export interface ApplicationView {
  documentId: string;
  number: string;
  procedure: string;
  procedureLabel: string;
  procedureVersion: string;
  state: string;
  stateLabel: string;
  tone: string;
  nextStep: string;
  holder: string | null;
  /** The holder's name for people, and since when the case lies there. */
  holderLabel: string | null;
  heldSince: string;
  version: number;
  round: number;
  subject: { type: string; id: string; name: string };
  context: { [key: string]: Json };
  submittedAt: string | null;
  closedAt: string | null;
  createdAt: string;
  dueOn: string | null;
  /** Who has taken the case (领取); the office's own affair, so an applicant always reads null. */
  lease: LeaseView | null;
  editable: { form: boolean; materials: boolean };
  availableActions: (AvailableAction & { confirm: string | null; payload: Field[] })[];
  form: FormData;
  formDeclaration: { sections: Section[] };
  materials: MaterialView[];
  notes: NoteView[];
  clocks: ClockView[];
  flags: FlagView[];
  documents: DocumentView[];
  /** Standards that filing holds the case against, by key. */
  assesses: string[];
  /** What they said when somebody filed, the newest first. */
  assessments: AssessmentView[];
  /** The application that this one is joined to and shown with (并案办理). */
  leading: LinkView | null;
  /** Applications that go along with this one; their sections, slots and papers stand among its own. */
  joined: JoinedView[];
  /** The earlier application that this one refers to, and those that refer to it. */
  earlier: LinkView | null;
  later: LinkView[];
  review: { contact: { path: string; label: string; value: Json; sealed: boolean }[]; reasons: { code: string; category: string; text: string }[]; points: { key: string; label: string; target: string }[] };
}

/** Another application, as a line that leads to it. */
export interface LinkView {
  documentId: string;
  number: string;
  procedure: string;
  procedureLabel: string;
  stateLabel: string;
}

export interface JoinedView extends LinkView {
  state: string;
  tone: string;
  nextStep: string;
}

/** A page of a slot as screens see it. */
export interface PageView {
  id: string;
  position: number;
  rotation: number;
  kind: 'image' | 'pdf';
  name: string;
  width: number;
  height: number;
  bytes: number;
  addedAt: string;
}

export interface MaterialView {
  slot: string;
  label: string;
  requirement: string;
  required: boolean;
  seal: boolean;
  signature: boolean;
  copyMark: boolean;
  printable: string | null;
  version: number;
  frozen: boolean;
  pages: PageView[];
  pageCount: number;
  bytes: number;
}

export interface NoteView {
  documentId: string;
  round: number;
  target: string;
  targetLabel: string;
  category: string;
  code: string | null;
  text: string;
  author: string;
  at: string;
  reply: string | null;
  repliedAt: string | null;
  open: boolean;
  severity: NoteSeverity;
  lateReason: string | null;
  /** What the reviewer finds of it in the next round; an applicant reads it when the office has finished looking. */
  verdict: NoteVerdict | null;
  verdictBy: string | null;
}

export interface LeaseView {
  name: string;
  until: string;
  mine: boolean;
  expired: boolean;
}

export interface ClockView {
  key: string;
  label: string;
  basis: string;
  startedOn: string;
  dueOn: string;
  promisedOn: string | null;
  pausedOn: string | null;
  stoppedOn: string | null;
  provisional: boolean;
  daysLeft: number | null;
}

/** A mark beside the state. */
export interface FlagView {
  key: string;
  label: string;
  tone: string;
}

export interface DocumentView {
  key: string;
  label: string;
  kind: 'issued' | 'draft';
  available: boolean;
  reason: string | null;
  number: string | null;
  prints: number;
}

export interface AssessmentView {
  /** Key of the event's `assesses`. */
  key: string;
  round: number;
  at: string;
  assessment: Assessment;
}
