/** Figures of 校验工作概览, all of the same moment. */
export interface Overview {
  campaign: { id: string; title: string; year: number; applyFrom: string; applyTo: string; windowFrom: string; windowTo: string | null } | null;
  campaigns: { id: string; title: string }[];
  standings: { key: string; label: string; count: number; remindable: boolean }[];
  kinds: { key: string; label: string; total: number; counts: Record<string, number> }[];
  days: { day: string; counts: Record<DayStep, number> }[];
  buckets: { key: string; label: string }[];
  ageing: { procedure: string; procedureLabel: string; state: string; stateLabel: string; total: number; counts: Record<string, number> }[];
  reasons: { code: string; text: string; count: number }[];
  places: { target: string; label: string; count: number }[];
  load: { id: number | null; name: string | null; assigned: number; handled: number }[];
  today: string;
}

export type DayStep = 'filed' | 'returned' | 'approved' | 'stamped';

/** An institution as it stands in a list behind a figure. */
export interface StandingRow {
  documentId: string;
  name: string;
  registrationNumber: string;
  categoryLabel: string;
  standing: string;
  standingLabel: string;
  dueOn: string | null;
  phone: string | null;
  contactName: string | null;
  contactMobile: string | null;
  caseId: string | null;
  caseNumber: string | null;
  remindable: boolean;
  remindedToday: boolean;
}
