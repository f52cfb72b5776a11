import type { NoteSeverity } from '@medregistry/language';
import type { Lease, NoteCategory, Value } from './Case';

/** A note that is being written. */
export interface DraftNote {
  key: string;
  target: string;
  category: NoteCategory;
  severity: NoteSeverity;
  code?: string;
  text: string;
  /** Why the point is raised a round too late. */
  lateReason?: string;
}

export interface Draft {
  author: string;
  mine: boolean;
  round: number;
  revision: number;
  savedAt: string;
  notes: DraftNote[];
}

export interface NewContact {
  person: string;
  channel: 'phone' | 'visit' | 'message';
  outcome: 'reached' | 'not-reached' | 'call-back';
  summary: string;
  nextStep: string;
}

export interface ContactEntry extends NewContact {
  documentId: string;
  author: string;
  at: string;
}

/** What lies on the desk beside a case. */
export interface Workbench {
  lease: Lease | null;
  drafts: Draft[];
  late: string[];
  ticks: { point: string; round: number; author: string; at: string }[];
  contacts: ContactEntry[];
  rounds: { round: number; at: string }[];
}

export interface ValueChange {
  path: string;
  from: Value;
  to: Value;
}

/** An earlier submission beside what stands in the case now. */
export interface Changes {
  before: { round: number; at: string };
  after: { round: number };
  fields: ValueChange[];
  rows: { path: string; key: string; name: string; change: 'added' | 'removed' | 'changed'; columns: ValueChange[] }[];
  slots: { slot: string; before: { id: string; rotation: number }[]; after: { id: string; rotation: number }[]; added: string[]; removed: string[]; marked: string[]; unmarked: string[] }[];
}
