/** A nurse as she stands in one of her institution's lists, masked. */
export interface NurseRow {
  documentId: string;
  name: string;
  gender: string | null;
  idNumber: string | null;
  department: string | null;
  certificateNumber: string | null;
  validTo: string | null;
  status: string | null;
  registeredAt: string | null;
  activated: boolean;
  /** A business of hers that is under way. */
  inHand: string | null;
  urgedToday: boolean;
  /** Until when an activation code that was given out holds. */
  codeUntil: string | null;
}

export interface NurseListCount {
  key: string;
  label: string;
  about: string;
  count: number;
  /** Its nurses may be urged by this person. */
  urges: boolean;
  /** This person may apply for the cancellation of registrations from it. */
  cancels: boolean;
  /** This person may apply for renewals from it, for several nurses at once. */
  renews: boolean;
}

export interface NurseSummary {
  lists: NurseListCount[];
  activation: { activated: number; working: number; issues: boolean };
  /** When the lists were last confirmed (名单确认), and whether it is time again. */
  roster: { confirmedOn: string | null; due: boolean; confirms: boolean };
}

/** What came of urging. */
export interface Urged {
  urged: number;
  already: number;
  unreachable: number;
  applied: number;
}

/** What became of a nurse's part in a collective renewal. */
export interface RenewalOutcome {
  nurse: string;
  name: string;
  done: boolean;
  /** The case that was opened, or that is open already. */
  documentId: string | null;
  number: string | null;
  reason: string | null;
}
