import type { Assessment, CivilDate, Facts, FormData, Json, NoteSeverity, NoteVerdict, Relation, Term } from '@medregistry/language';

/** A row of `applications`, as the engine reads it. Dates of law are text, instants ISO text. */
export interface ApplicationRow {
  id: number;
  document_id: string;
  number: string;
  procedure: string;
  procedure_version: string;
  state: string;
  subject_type: string;
  subject_id: string;
  subject_name: string;
  scope_path: string;
  subject_path: string | null;
  self_path: string | null;
  authority_path: string;
  context: { [key: string]: Json };
  flags: string[];
  pinned_facts: Facts;
  version: number;
  round: number;
  form: FormData;
  submitted_at: string | null;
  closed_at: string | null;
  created_at: string;
  changed_at: string;
  due_on: CivilDate | null;
  due_provisional: boolean;
  opened_by: number;
  leading_key: number | null;
  stands_alone: boolean;
  assignee_id: number | null;
  assignee_name: string | null;
  assigned_until: string | null;
}

export interface NoteRow {
  id: number;
  document_id: string;
  round: number;
  target: string;
  category: string;
  code: string | null;
  text: string;
  author_name: string;
  at: string;
  reply: string | null;
  replied_at: string | null;
  severity: NoteSeverity;
  late_reason: string | null;
  verdict: NoteVerdict | null;
  verdict_name: string | null;
  verdict_at: string | null;
}

export interface ClockRow {
  clock: string;
  started_on: CivilDate;
  due_on: CivilDate;
  promised_on: CivilDate | null;
  provisional: boolean;
  paused_on: CivilDate | null;
  stopped_on: CivilDate | null;
  term: Term | null;
}

export interface ActionRow {
  sequence: number;
  event: string;
  from_state: string;
  to_state: string;
  round: number;
  actor_id: number;
  actor_name: string;
  role: string;
  payload: { [key: string]: Json };
  /** Standards held against the case then, as they came out then. */
  assessments: { [key: string]: Assessment };
  at: string;
}

export interface LinkRow {
  relation: Relation;
  document_id: string;
  procedure: string;
  number: string;
  state: string;
  closed: boolean;
  /** A joined case that has left the case it was joined to. */
  stands_alone: boolean;
}

/** What hangs on a case, read in one statement. */
export interface Children {
  notes: NoteRow[];
  clocks: ClockRow[];
  actions: ActionRow[];
  links: LinkRow[];
}

export const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Columns of an application in the shapes above; `a` is the table's alias. As `json`, because Strapi leaves `jsonb` unparsed. */
export const APPLICATION_COLUMNS = `a.id, a.document_id, a.number, a.procedure, a.procedure_version, a.state,
  a.subject_type, a.subject_id, a.subject_name, a.scope_path, a.subject_path, a.self_path, a.authority_path, CAST(a.context AS json) AS context, CAST(a.flags AS json) AS flags, CAST(a.pinned_facts AS json) AS pinned_facts, a.version, a.round, CAST(a.form AS json) AS form,
  ${iso('a.submitted_at')} AS submitted_at, ${iso('a.closed_at')} AS closed_at,
  to_char(a.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS created_at, ${iso('a.changed_at')} AS changed_at,
  a.due_on::text AS due_on, a.due_provisional, a.opened_by, a.assignee_id, a.assignee_name, ${iso('a.assigned_until')} AS assigned_until, a.leading_key, a.stands_alone`;

/** One statement for notes, clocks, actions and links of the case with numeric id `:id`. */
export const CHILDREN_SQL = `SELECT
  COALESCE((SELECT json_agg(json_build_object('id', n.id, 'document_id', n.document_id, 'round', n.round, 'target', n.target,
    'category', n.category, 'code', n.code, 'text', n.text, 'author_name', n.author_name, 'at', ${iso('n.at')},
    'reply', n.reply, 'replied_at', ${iso('n.replied_at')}, 'severity', n.severity, 'late_reason', n.late_reason,
    'verdict', n.verdict, 'verdict_name', n.verdict_name, 'verdict_at', ${iso('n.verdict_at')}) ORDER BY n.id) FROM review_notes n WHERE n.application_key = :id), '[]') AS notes,
  COALESCE((SELECT json_agg(json_build_object('clock', c.clock, 'started_on', c.started_on, 'due_on', c.due_on,
    'promised_on', c.promised_on, 'provisional', c.provisional, 'paused_on', c.paused_on, 'stopped_on', c.stopped_on, 'term', c.term) ORDER BY c.id)
    FROM running_clocks c WHERE c.application_key = :id), '[]') AS clocks,
  COALESCE((SELECT json_agg(json_build_object('sequence', t.sequence, 'event', t.event, 'from_state', t.from_state,
    'to_state', t.to_state, 'round', t.round, 'actor_id', t.actor_id, 'actor_name', t.actor_name, 'role', t.role,
    'payload', t.payload, 'assessments', COALESCE(t.assessments, '{}'), 'at', ${iso('t.at')}) ORDER BY t.sequence) FROM actions t WHERE t.application_key = :id), '[]') AS actions,
  COALESCE((SELECT json_agg(json_build_object('relation', k.relation, 'document_id', k.document_id, 'procedure', k.procedure,
    'number', k.number, 'state', k.state, 'closed', k.closed_at IS NOT NULL, 'stands_alone', k.stands_alone) ORDER BY k.id)
    FROM (
      SELECT 'joined' AS relation, l.* FROM applications l WHERE l.leading_key = :id
      UNION ALL SELECT 'later', l.* FROM applications l WHERE l.follows_key = :id
      UNION ALL SELECT CASE WHEN l.id = a.leading_key THEN 'leading' ELSE 'earlier' END, l.*
        FROM applications a JOIN applications l ON l.id = ANY(ARRAY[a.leading_key, a.follows_key]) WHERE a.id = :id
    ) k), '[]') AS links`;
