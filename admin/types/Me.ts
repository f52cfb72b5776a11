/** One role of the person who is signed in, with what it is tied to. */
export interface MyAssignment {
  role: string;
  roleLabel: string;
  scopeType: 'subject' | 'authority' | 'self';
  scopeLabel?: string;
  institution?: { id: string; name: string } | null;
  authority?: { id: string; name: string } | null;
}

export interface QueueCount {
  key: string;
  /** What its cases are about: institutions or nurses. */
  subject: string;
  label: string;
  count: number | string;
}

/** What `/api/me` says: the menu and the work lists follow from it. */
export interface Me {
  user: { id: number; username: string; name?: string; displayName?: string };
  assignments: MyAssignment[];
  queues: QueueCount[];
  unread: number;
  /** Answers of the support centre that nobody has looked at. */
  tickets?: number;
}
