import type { ReviewCategory, Role } from '@medregistry/config/enums';

/** An account; its password is made when the district is loaded and never stands here. */
export interface DemoAccount {
  username: string;
  name: string;
  roles: Role[];
  /** Exactly one of the three says what the roles are tied to. */
  institution?: string;
  authority?: string;
  nurse?: string;
  about: string;
}

export type DemoCaseStage =
  | 'draft' | 'submitted' | 'correction' | 'pending-decision' | 'online-approved' | 'completed'
  | 'deferral-proposed' | 'hearing' | 'deferred' | 'set-aside-proposed' | 're-verification-visit' | 're-verification-failed';

export type DemoNurseCaseStage = 'pending-institution' | 'in-review' | 'correction';

/** A first registration that is brought to a stage in the same way. */
export interface DemoNurseCase {
  /** Usernames of those who act. */
  nurse: string;
  manager: string;
  reviewer: string;
  /** Where she is to practise. */
  institution: string;
  upTo: DemoNurseCaseStage;
  notes: { category: ReviewCategory; code: string; text: string; target: string }[];
}

/** A case that is brought to a stage by replaying its actions through the one write path. */
export interface DemoCase {
  institution: string;
  campaign: string;
  procedure: 'verification' | 're-verification';
  upTo: DemoCaseStage;
  /** Usernames of those who act; the second reviewer confirms what was seen on a visit. */
  applicant: string;
  reviewer: string;
  second: string;
  approver: string;
  counter: string;
  /** What the reviewer asks for when the case is returned. */
  notes: { category: ReviewCategory; code: string; text: string; target: string }[];
  /** Texts for the nine headings of the work summary. */
  workSummary: Record<string, string>;
  workload: { outpatientVisits: number; emergencyVisits: number; discharges: number; bedDays: number; bedUsePercent: number };
  about: string;
}
