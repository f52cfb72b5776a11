import type { Assessment, Field, NoteSeverity, NoteVerdict, Problem, Section, Text } from '@medregistry/language';
import type { Tone } from './Row';

/** Values of a form as the browser holds them: `form[section][field]`. */
export type Value = null | string | number | boolean | Value[] | { [key: string]: Value };
export type Values = { [field: string]: Value };
export type FormValues = { [section: string]: Values };

export interface Action {
  event: string;
  label: Text;
  intent: 'primary' | 'default' | 'danger';
  confirm: string | null;
  problems: Problem[];
  payload: Field[];
}

export interface Page {
  id: string;
  position: number;
  rotation: number;
  /** Lines that the system lays over the page, with who asked for it. */
  mark: { lines: string[]; by: string; at: string } | null;
  kind: 'image' | 'pdf';
  name: string;
  width: number | null;
  height: number | null;
  bytes: number;
  addedAt: string;
  /** Whether it was looked at for what reviewers often send back. */
  checked: boolean;
}

/** Something that a reviewer would probably send back (建议检查); it never stands in the way. */
export interface Hint {
  page: string | null;
  code: string;
  message: string;
}

export type MaterialState = 'missing' | 'uploaded' | 'returned' | 'passed';

/** How a slot repeats: by titles that the applicant gives, or for the rows of tables of the form. */
export type Repeat = { by: 'title'; most: number; kinds: { value: string; label: string }[] } | { by: 'row'; tables: string[]; id: string };

/** A place for one material (材料), with the pages that lie in it. */
export interface Material {
  slot: string;
  /** The slot as it is declared; an item of one that repeats has a place of its own. */
  of: string;
  label: string;
  title: string | null;
  requirement: string;
  required: boolean;
  seal: boolean;
  signature: boolean;
  copyMark: boolean;
  markLines: string[];
  printable: string | null;
  /** Set for a slot that repeats: its items hold the pages. */
  repeat: Repeat | null;
  state: MaterialState;
  hints: Hint[];
  version: number;
  frozen: boolean;
  /** The office fills this one, and whoever looks may do so now. */
  fillable: boolean;
  pages: Page[];
  pageCount: number;
  bytes: number;
}

export type NoteCategory = 'material' | 'standard' | 'other';

/** A review note (审核意见). */
export interface Note {
  documentId: string;
  round: number;
  target: string;
  targetLabel: string;
  category: NoteCategory;
  severity: NoteSeverity;
  lateReason: string | null;
  code: string | null;
  text: string;
  author: string;
  at: string;
  reply: string | null;
  repliedAt: string | null;
  open: boolean;
  verdict: NoteVerdict | null;
  verdictBy: string | null;
}

/** Who has a case in hand (领取), and until when. */
export interface Lease {
  name: string;
  until: string;
  mine: boolean;
  expired: boolean;
}

export interface CaseClock {
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

export interface CaseDocument {
  key: string;
  label: string;
  kind: 'issued' | 'draft';
  available: boolean;
  reason: string | null;
  number: string | null;
  prints: number;
}

/** A standard held against the case when it was filed; later rules change nothing of it. */
export interface KeptAssessment {
  key: string;
  round: number;
  at: string;
  assessment: Assessment;
}

export interface ReviewAid {
  /** Whom the form names for calls about the case; sealed values are masked. */
  contact: { path: string; label: string; value: Value; sealed: boolean }[];
  reasons: { code: string; category: NoteCategory; text: string }[];
  points: { key: string; label: string; target: string }[];
}

/** Another application, as a line that leads to it. */
export interface LinkedCase {
  documentId: string;
  number: string;
  procedure: string;
  procedureLabel: string;
  stateLabel: string;
}

export interface JoinedCase extends LinkedCase {
  state: string;
  tone: Tone;
  nextStep: string;
}

/** One application, whole, as every call on it answers. */
export interface Case {
  documentId: string;
  number: string | null;
  procedure: string;
  procedureLabel: string;
  procedureVersion: string;
  state: string;
  stateLabel: string;
  staffStateLabel?: string;
  tone: Tone;
  nextStep: string;
  holder: string | null;
  holderLabel: string | null;
  heldSince: string;
  lease: Lease | null;
  version: number;
  round: number;
  subject: { type: string; id: string; name: string };
  context: { campaign?: string };
  submittedAt: string | null;
  closedAt: string | null;
  createdAt: string;
  dueOn: string | null;
  editable: { form: boolean; materials: boolean };
  /** The work is done away from the desk: what is looked at there comes first. */
  onTheSpot: boolean;
  availableActions: Action[];
  form: FormValues;
  formDeclaration: { sections: Section[] };
  /** What the form says too little about (建议检查). */
  advice: Problem[];
  materials: Material[];
  notes: Note[];
  clocks: CaseClock[];
  /** Marks beside the state, in the server's words. */
  flags: { key: string; label: string; tone: Tone }[];
  documents: CaseDocument[];
  /** Standards that filing holds the case against. */
  assesses: string[];
  /** What they said at each filing, the newest first. */
  assessments: KeptAssessment[];
  review?: ReviewAid;
  /** Applications that are filed and decided together with this one (并案办理). */
  joined: JoinedCase[];
  /** The application that this one is joined to. */
  leading: LinkedCase | null;
}

/** One step in the history of an application. */
export interface Step {
  procedure: string;
  /** Said where the step belongs to a business that goes along. */
  procedureLabel: string | null;
  sequence: number;
  event: string;
  label: string;
  from: string | null;
  fromLabel: string | null;
  to: string;
  toLabel: string;
  actorName: string;
  role: string;
  roleLabel: string;
  reason: string | null;
  /** What was written with the step; nothing for an applicant. */
  details: { label: string; value: string }[];
  at: string;
}

/** What a slot consisted of before. */
export interface SlotVersion {
  version: number;
  pages: number;
  list: { id: string; rotation: number }[];
  changedAt: string;
  changedBy: string;
  round: number | null;
}
