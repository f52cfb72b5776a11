/** One role of a member of staff, held or given back. */
export interface StaffAssignment {
  documentId: string;
  role: string;
  roleLabel: string;
  scopeLabel: string;
  validFrom: string;
  validTo: string | null;
  revokedAt: string | null;
  standing: boolean;
}

/** An account of a member of staff as the security administrator sees it. */
export interface StaffAccount {
  id: number;
  username: string;
  name: string;
  state: 'active' | 'blocked' | 'pending';
  mobile: string | null;
  secondFactor: boolean;
  lastSeenAt: string | null;
  assignments: StaffAssignment[];
}

/** What may be given, and where. */
export interface AccountOptions {
  authorities: { documentId: string; name: string }[];
  roles: { role: string; label: string; about: string }[];
}
