export type Tone = 'idle' | 'active' | 'attention' | 'good' | 'bad';

/** An application as it stands in a list. */
export interface Row {
  documentId: string;
  number: string | null;
  procedure: string;
  procedureLabel: string;
  state: string;
  stateLabel: string;
  tone: Tone;
  subjectId: string;
  subjectName: string;
  round: number;
  submittedAt: string | null;
  dueOn: string | null;
  dueProvisional: boolean;
  holder: string | null;
  assigneeName: string | null;
  assignedUntil: string | null;
  mine: boolean;
  openNotes: number;
  updatedAt: string;
  version: number;
  /** Businesses that go along with it. */
  joined: string[];
}
