export type TicketState = 'open' | 'in-progress' | 'answered' | 'transferred' | 'resolved' | 'closed';
export type TicketEvent = 'claim' | 'answer' | 'ask' | 'transfer' | 'resolve' | 'close';

/** A question to the help desk (客服工单) in a list. */
export interface TicketLine {
  documentId: string;
  number: string;
  category: string;
  categoryLabel: string;
  channel: string;
  channelLabel: string;
  state: TicketState;
  requester: string;
  assignee: string | null;
  dueOn: string | null;
  openedAt: string;
  changedAt: string;
  opening: string;
  unread: boolean;
}

export interface TicketEntry {
  kind: 'question' | 'answer' | 'note' | 'claim' | 'transfer' | 'resolve' | 'close';
  text: string;
  author: string;
  own: boolean;
  at: string;
}

export interface TicketView extends TicketLine {
  contact: string | null;
  device: string | null;
  system: string | null;
  page: string | null;
  entries: TicketEntry[];
  files: { id: string; mime: string; bytes: number }[];
  events: TicketEvent[];
}

/** What may be asked about, and the ways by which a question comes. */
export interface SupportWords {
  categories: { key: string; label: string; about: string; promise: number }[];
  channels: { key: string; label: string }[];
}
