import type { TicketState } from '../ticketStates';

/** A question as it is stored. */
export interface TicketRow {
  id: number;
  document_id: string;
  number: string;
  requester_id: number | null;
  requester_name: string;
  contact: string | null;
  scope_path: string;
  channel: string;
  category: string;
  state: TicketState;
  device: string | null;
  system: string | null;
  page: string | null;
  assignee_id: number | null;
  assignee_name: string | null;
  due_on: string | null;
  opened_at: string;
  changed_at: string;
  unread: boolean;
  opening: string;
}

const iso = (column: string): string => `to_char(t.${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${column}`;

/** Columns of a question, with its first text and whether an answer waits to be seen. */
export const TICKET_COLUMNS = `t.id, t.document_id, t.number, t.requester_id, t.requester_name, t.contact, t.scope_path, t.channel, t.category, t.state, t.device, t.system, t.page,
  t.assignee_id, t.assignee_name, t.due_on::text AS due_on, ${iso('opened_at')}, ${iso('changed_at')},
  t.answered_at IS NOT NULL AND (t.seen_at IS NULL OR t.seen_at < t.answered_at) AS unread,
  (SELECT e.text FROM ticket_entries e WHERE e.ticket_key = t.id ORDER BY e.id LIMIT 1) AS opening`;
