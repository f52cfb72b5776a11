import type { Field, Problem } from '@medregistry/language';

/** An event that several cases of a work list may have in one act (批量办理). */
export interface BatchAction {
  event: string;
  label: string;
  /** The states from which it leads. */
  states: string[];
  intent: 'primary' | 'default' | 'danger';
  confirm: string | null;
  payload: Field[];
}

/** What became of a case: the event happened whole, or nothing did. */
export interface BatchOutcome {
  documentId: string;
  number: string;
  subjectName: string;
  done: boolean;
  stateLabel: string | null;
  message: string | null;
  problems: Problem[];
}
