/** A good or bad record of a nurse (护士执业良好记录、不良记录). */
export interface PracticeRecord {
  id: string;
  kind: 'good' | 'bad';
  kindLabel: string;
  category: string;
  categoryLabel: string;
  facts: string;
  basis: string;
  evidence: string;
  occurredOn: string;
  authority: string;
  recordedOn: string;
  withdrawn: boolean;
  reason: string | null;
  version: number;
  /** A decision wrote it, and only lifting that takes it back. */
  decided: boolean;
  earlier: { version: number; facts: string; evidence: string; recordedOn: string; reason: string | null }[];
}
