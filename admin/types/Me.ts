/** One role of the person who is signed in, with what it is tied to. */
export interface MyAssignment {
  role: string;
  roleLabel: string;
  scopeType: 'subject' | 'authority' | 'self';
  institution?: { id: string; name: string } | null;
  authority?: { id: string; name: string } | null;
}

export interface QueueCount {
  key: string;
  label: string;
  count: number;
}

/** What `/api/me` says: the menu and the work lists follow from it. */
export interface Me {
  user: { id: number; username: string; name: string };
  assignments: MyAssignment[];
  queues: QueueCount[];
  unread: number;
}
