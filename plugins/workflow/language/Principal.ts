/** One role held within one scope; a person may hold several (design.md §6). */
export interface Assignment {
  role: string;
  /** Path of the authority tree, ending in '/'; a record is within when its own path starts with it. */
  scopePath: string;
  scopeType: 'subject' | 'authority' | 'self';
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
}

export const ANONYMOUS: Principal = { userId: 0, username: '', name: '', sessionId: '', assignments: [] };

/** Whether a record's scope path lies inside a scope. */
export const within = (scopePath: string, recordPath: string): boolean => recordPath.startsWith(scopePath);

/** The roles that a person holds for a record at `recordPath`. */
export const rolesFor = (principal: Principal, recordPath: string): string[] => [
  ...new Set(principal.assignments.filter((assignment) => within(assignment.scopePath, recordPath)).map(({ role }) => role)),
];
