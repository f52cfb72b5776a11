import type { Assessment, AvailableAction, Field, FormData, Json, NoteSeverity, NoteVerdict, Problem, Section } from '@medregistry/language';
import type { PageMark } from '@medregistry/dossier';
import type { Hint } from './services/pageHints';


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
  /** The work is done away from the desk: what is looked at there comes first. */
  onTheSpot: boolean;
  availableActions: (AvailableAction & { confirm: string | null; payload: Field[] })[];
  form: FormData;
  formDeclaration: { sections: Section[] };
  /** What the form says too little about: it warns and never stands in the way. */
  advice: Problem[];
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
  mark: PageMark | null;
  kind: 'image' | 'pdf';
  name: string;
  width: number;
  height: number;
  bytes: number;
  addedAt: string;
  /** Whether it was looked at for what reviewers often send back. */
  checked: boolean;
}

/** 未上传, 已上传, 被退回, 已通过. */
export type MaterialState = 'missing' | 'uploaded' | 'returned' | 'passed';

/** How a slot repeats: by titles that the applicant gives, or for the rows of tables of the form. */
export type RepeatView = { by: 'title'; most: number; kinds: { value: string; label: string }[] } | { by: 'row'; tables: string[]; id: string };

export interface MaterialView {
  /** Its place: the slot, or one item of a slot that repeats. */
  slot: string;
  /** The slot as it is declared. */
  of: string;
  label: string;
  /** What the item is called. */
  title: string | null;
  requirement: string;
  required: boolean;
  seal: boolean;
  signature: boolean;
  copyMark: boolean;
  /** What the system lays over a page when it is asked to; nothing where it offers no such mark. */
  markLines: string[];
  printable: string | null;
  /** Set for a slot that repeats: it holds no pages itself, its items do. */
  repeat: RepeatView | null;
  state: MaterialState;
  hints: Hint[];
  version: number;
  frozen: boolean;
  /** The office fills this one, and whoever looks may do so now. */
  fillable: boolean;
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
