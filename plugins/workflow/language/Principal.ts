/** What a scope is tied to: an authority and its subtree, one body (机构), or the person alone (本人). */
export const SCOPE_TYPES = ['authority', 'subject', 'self'] as const;
export type ScopeType = (typeof SCOPE_TYPES)[number];

/** One role held within one scope; a person may hold several (design.md §6). */
export interface Assignment {
  role: string;
  /** Path of the authority tree, ending in '/'; a record is within when its own path starts with it. */
  scopePath: string;
  scopeType: ScopeType;
  /** documentId of the subject or authority that the scope stands for. */
  scopeId: string;
  scopeLabel: string;
}

/** Who asks. Yielded by authentication in one statement, never cached. */
export interface Principal {
  /** 0 for somebody who is not signed in. */
  userId: number;
  username: string;
  name: string;
  sessionId: string;
  assignments: Assignment[];
  /** When the person last showed who they are: by signing in, or by a password or code asked for since. */
  provenAt?: Date;
}

export const ANONYMOUS: Principal = { userId: 0, username: '', name: '', sessionId: '', assignments: [] };

/** Whether a record's scope path lies inside a scope. */
export const within = (scopePath: string, recordPath: string): boolean => recordPath.startsWith(scopePath);

/**
 * Where a record stands for each kind of scope. Office, body and person are not nested in one another when a body has
 * its people's cases decided by another office than its own, or when people move; null where that kind never reaches.
 */
export type Standing = Record<ScopeType, string | null>;

/** Whether an assignment reaches a record: one path stands for every kind of scope. */
export function reaches({ scopeType, scopePath }: Pick<Assignment, 'scopeType' | 'scopePath'>, record: string | Standing): boolean {
  const path = typeof record === 'string' ? record : record[scopeType];
  return path !== null && within(scopePath, path);
}

/** The roles that a person holds for a record. */
export const rolesFor = (principal: Principal, record: string | Standing): string[] => [
  ...new Set(principal.assignments.filter((assignment) => reaches(assignment, record)).map(({ role }) => role)),
];
