/** One entry of the audit trail. */
export interface AuditLine {
  chain: string;
  sequence: number;
  at: string;
  actor: string;
  action: string;
  actionLabel: string;
  subjectType: string | null;
  subjectId: string | null;
  address: string | null;
  outcome: 'ok' | 'refused';
  details: unknown;
  hash: string;
}

/** What recomputing the chains gave. */
export interface ChainCheck {
  checkedAt: string;
  chains: number;
  entries: number;
  broken: { chain: string; sequence: number; reasonLabel: string } | null;
}
