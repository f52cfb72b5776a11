import type { NoteCategory } from './Case';

/** A canned reason (常用意见) as its authority keeps it. */
export interface AuthorityReason {
  code: string;
  category: NoteCategory;
  text: string;
  appliesTo: 'all' | 'institution' | 'nurse';
}

export interface AuthorityReasons {
  reasons: AuthorityReason[];
  version: number;
}
