import { refuse, say, stateLabel, toldState, type CivilDate, type Event, type Principal, type ScopeType, type Voice } from '@medregistry/language';
import { iso } from '../ApplicationRow';
import type { FlagView } from '../ApplicationView';
import type { Ports } from '../Ports';
import type { Registry } from './registry';
import { flagViews } from './view';
import { facetsSql, filterConditions, type Facets, type WorkFilters } from './workFilters';

/** A case as a line of a list. */
export interface ListRow {
  documentId: string;
  number: string;
  procedure: string;
  procedureLabel: string;
  state: string;
  stateLabel: string;
  tone: string;
  flags: FlagView[];
  subjectId: string;
  subjectName: string;
  round: number;
  submittedAt: string | null;
  dueOn: CivilDate | null;
  dueProvisional: boolean;
  holder: string | null;
  /** Who has taken the case (领取) and until when; the office's own affair. */
  assigneeName: string | null;
  assignedUntil: string | null;
  mine: boolean;
  /** Notes that wait for an answer; counted for the applicant only. */
  openNotes: number;
  updatedAt: string;
  version: number;
  /** Labels of the procedures that go along with it, shown as one case. */
  joined: string[];
}

export interface ListQuestion {
  queue?: string | undefined;
  q?: string | undefined;
  state?: string | undefined;
  procedure?: string | undefined;
  holder?: WorkFilters['holder'];
  due?: WorkFilters['due'];
  round?: WorkFilters['round'];
  /** Asks for the number of cases behind each filter. */
  facets?: boolean | undefined;
  cursor?: string | undefined;
  limit: number;
  /** In which roles the cases are looked at; in all that the person holds unless named. A queue has its own. */
  roles?: readonly string[] | undefined;
  /** Further conditions on the case `a`, for lists that the application makes. */
  narrow?: ((put: (value: unknown) => string) => string[]) | undefined;
}

export interface ListPage {
  rows: ListRow[];
  nextCursor: string | null;
  /** Exact to 1,000, then `1000+`; counted on the first page only. */
  total: number | string | null;
  /** Cases behind each filter, counted in the queue as it is searched; on the first page, where they are asked for. */
  facets: Facets | null;
}

interface Found {
  id: number;
  document_id: string;
  number: string;
  procedure: string;
  state: string;
  flags: string[];
  subject_id: string;
  subject_name: string;
  round: number;
  submitted_at: string | null;
  due_on: CivilDate | null;
  due_provisional: boolean;
  assignee_id: number | null;
  assignee_name: string | null;
  assigned_until: string | null;
  open_notes: number | null;
  changed_at: string;
  sort_on: CivilDate;
  version: number;
  joined: string[];
  total: number | null;
  facets: Facets | null;
}

const COUNT_UP_TO = 1000;
/** Procedures of the cases that go along with a line. */
const JOINED = `ARRAY(SELECT j.procedure::text FROM applications j WHERE j.leading_key = p.id AND NOT j.stands_alone ORDER BY j.id) AS joined`;
/** A case with one of these flags, or with one on a case that goes along with it: people see both as one. */
const flagged = (list: string): string =>
  `(a.flags ?| ${list}::text[] OR a.id IN (SELECT j.leading_key FROM applications j WHERE j.leading_key IS NOT NULL AND NOT j.stands_alone AND j.flags <> '[]' AND j.flags ?| ${list}::text[]))`;
const COLUMNS = `a.id, a.document_id, a.number, a.procedure, a.state, CAST(a.flags AS json) AS flags, a.subject_id, a.subject_name, a.round, ${iso('a.submitted_at')} AS submitted_at,
  a.due_on::text AS due_on, a.due_provisional, a.assignee_id, a.assignee_name, ${iso('a.assigned_until')} AS assigned_until, ${iso('a.changed_at')} AS changed_at, a.sort_on::text AS sort_on, a.version`;

/** What an applicant is told besides: how many notes wait for an answer. */
const OPEN_NOTES = '(SELECT count(*)::integer FROM review_notes n WHERE n.application_key = a.id AND n.reply IS NULL) AS open_notes';

const cursorOf = (row: Found): string => Buffer.from(`${row.sort_on} ${row.id}`).toString('base64url');

/** @throws Refusal 400 for a cursor that no page of ours gave out. */
function keyOf(cursor: string): [CivilDate, number] {
  const [, day, id] = /^(\d{4}-\d{2}-\d{2}) (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!day || !id) throw refuse.malformed([{ path: 'cursor', code: 'cursor', message: '翻页位置无效，请回到第一页。' }]);
  return [day, Number(id)];
}

/** `%` and `_` are characters like others to the person who types them. */
const needle = (text: string): string => `%${text.trim().toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;

export type ScopeSql = (principal: Principal, roles: readonly string[] | undefined, columns: Readonly<Record<ScopeType, string>>, params: unknown[]) => string;

/** What each kind of scope is held against, for the case `a`. */
const SCOPED = { authority: 'a.scope_path', subject: 'a.subject_path', self: 'a.self_path' } as const satisfies Record<ScopeType, string>;

/** An event that several cases of a work list may have in one act (批量办理). */
export interface BatchAction {
  event: string;
  label: string;
  /** The states of the list from which it leads. */
  states: string[];
  intent: Event['intent'];
  confirm: string | null;
  payload: Event['payload'];
}

/** A work list with how much waits in it, and what its cases are about. */
export type QueueCount = { key: string; subject: string; label: string; count: number };

/** Lists of cases: one statement a page, paged by key. */
export function createWorkList(ports: Pick<Ports, 'query'>, registry: Registry, scopeSql: ScopeSql) {
  const queueOf = (key: string) => {
    const [procedureKey = '', queueKey = ''] = key.split(':');
    const queue = registry.current(procedureKey)?.procedure.queues[queueKey];
    return queue ? { procedureKey, queue } : undefined;
  };

  /** The states that somebody means who asks for one by the name that it is told under. */
  const statesTold = (state: string, voice: Voice): string[] =>
    voice === 'staff' ? [state] : [...new Set(registry.all().flatMap(({ procedure }) => Object.keys(procedure.states).filter((key) => toldState(procedure, key, voice) === state)))];

  /** Cases in each state, by the names that states are told under. */
  function statesAsTold({ states, ...facets }: Facets): Facets {
    const told: Record<string, number> = {};
    for (const [state, cases] of Object.entries(states)) {
      const procedure = registry.all().find(({ procedure: { states: declared } }) => declared[state]?.toldAs)?.procedure;
      const name = procedure ? toldState(procedure, state, 'applicant') : state;
      told[name] = (told[name] ?? 0) + cases;
    }
    return { ...facets, states: told };
  }

  const rowOf = (found: Found, applicant: boolean, userId: number): ListRow => {
    const procedure = registry.current(found.procedure)?.procedure;
    const voice: Voice = applicant ? 'applicant' : 'staff';
    const told = procedure ? toldState(procedure, found.state, voice) : found.state;
    const state = procedure?.states[told];
    return {
      documentId: found.document_id,
      number: found.number,
      procedure: found.procedure,
      procedureLabel: procedure ? say(procedure.label) : found.procedure,
      state: told,
      stateLabel: procedure ? stateLabel(procedure, found.state, voice) : found.state,
      tone: state?.tone ?? 'idle',
      flags: procedure ? flagViews(procedure, found.flags, voice) : [],
      subjectId: found.subject_id,
      subjectName: found.subject_name,
      round: found.round,
      submittedAt: found.submitted_at,
      dueOn: found.due_on,
      dueProvisional: found.due_provisional,
      holder: state?.holder ?? null,
      assigneeName: applicant ? null : found.assignee_name,
      assignedUntil: applicant ? null : found.assigned_until,
      mine: !applicant && found.assignee_id === userId,
      openNotes: found.open_notes ?? 0,
      updatedAt: found.changed_at,
      version: found.version,
      joined: found.joined.map((key) => say(registry.current(key)?.procedure.label ?? key)),
    };
  };

  /** Conditions that name no state walk one index in key order; a queue walks one index for each of its states. */
  function statement(principal: Principal, question: ListQuestion, applicant: boolean, now: Date): { sql: string; values: unknown[] } {
    const values: unknown[] = [];
    const put = (value: unknown): string => `$${values.push(value)}`;
    const queue = question.queue ? queueOf(question.queue) : undefined;
    if (question.queue && !queue) throw refuse.notFound('没有这个工作列表。');
    const conditions = [scopeSql(principal, queue?.queue.roles ?? question.roles, SCOPED, values), 'a.stands_alone', ...(question.narrow?.(put) ?? [])];
    const procedure = queue?.procedureKey ?? question.procedure;
    if (procedure) conditions.push(`a.procedure = ${put(procedure)}`);
    if (queue?.queue.flags) conditions.push(flagged(put(queue.queue.flags)));
    if (question.q?.trim()) conditions.push(`a.search_text LIKE ${put(needle(question.q))}`);
    const among = (list: string | undefined): string[] => (list ? [`a.state = ANY(${list}::text[])`] : []);
    const faceted = question.facets && !question.cursor ? facetsSql([...conditions, ...among(queue && put(queue.queue.states))], put, principal.userId, now, COUNT_UP_TO) : undefined;
    const meant = question.state ? statesTold(question.state, applicant ? 'applicant' : 'staff') : undefined;
    const states = meant ? (queue?.queue.states ?? meant).filter((state) => meant.includes(state)) : queue?.queue.states;
    const stateList = states && put(states);
    conditions.push(...filterConditions(question, put, principal.userId, now));
    const counted = [...conditions];
    const after = question.cursor ? keyOf(question.cursor) : undefined;
    if (after) conditions.push(`(a.sort_on, a.id) > (${put(after[0])}::date, ${put(after[1])}::integer)`);
    const limit = put(question.limit + 1);
    const page = (extra: string[]): string =>
      `SELECT ${COLUMNS}${applicant ? `, ${OPEN_NOTES}` : ''} FROM applications a WHERE ${[...conditions, ...extra].join(' AND ')} ORDER BY a.sort_on, a.id LIMIT ${limit}`;
    const rows = stateList
      ? `SELECT p.* FROM unnest(${stateList}::text[]) AS s(state) CROSS JOIN LATERAL (${page(['a.state = s.state'])}) p ORDER BY p.sort_on, p.id LIMIT ${limit}`
      : page([]);
    const where = [...counted, ...among(stateList)].join(' AND ');
    const total = after ? 'NULL::integer' : `(SELECT count(*)::integer FROM (SELECT 1 FROM applications a WHERE ${where} LIMIT ${COUNT_UP_TO + 1}) c)`;
    // Where nothing is found the counts are told all the same.
    if (faceted) return { sql: `SELECT p.*, ${JOINED}, ${total} AS total, f.facets FROM (SELECT ${faceted} AS facets) f LEFT JOIN (${rows}) p ON true ORDER BY p.sort_on, p.id`, values };
    return { sql: `SELECT p.*, ${JOINED}, ${total} AS total FROM (${rows}) p`, values };
  }

  return {
    /** One page of the cases that this person may see. @throws Refusal 400 bad cursor, 404 unknown queue */
    async page(principal: Principal, question: ListQuestion, now: Date): Promise<ListPage> {
      const { applicantRoles } = registry.declaration();
      const applicant = principal.assignments.length > 0 && principal.assignments.every(({ role }) => applicantRoles.includes(role));
      const { sql, values } = statement(principal, question, applicant, now);
      const answered = await ports.query<Found>('work_list', sql, values);
      const found = answered.filter(({ id }) => id !== null);
      const rows = found.slice(0, question.limit);
      const last = rows.at(-1);
      const total = question.cursor ? null : (answered[0]?.total ?? 0);
      const facets = answered[0]?.facets ?? null;
      return {
        rows: rows.map((row) => rowOf(row, applicant, principal.userId)),
        nextCursor: found.length > question.limit && last ? cursorOf(last) : null,
        total: total !== null && total > COUNT_UP_TO ? `${COUNT_UP_TO}+` : total,
        facets: facets && applicant ? statesAsTold(facets) : facets,
      };
    },

    /** What this person may do to several cases of a queue in one act. */
    batchOf(principal: Principal, key: string): BatchAction[] {
      const found = queueOf(key);
      const procedure = found && registry.current(found.procedureKey)?.procedure;
      if (!procedure) return [];
      const held = new Set(principal.assignments.map(({ role }) => role));
      return Object.entries(procedure.events).flatMap(([event, { label, from, roles, intent, batch, payload }]) => {
        const states = from.filter((state) => found.queue.states.includes(state));
        if (!batch || states.length === 0 || !roles.some((role) => held.has(role) && found.queue.roles.includes(role))) return [];
        return [{ event, label: say(label), states, intent, confirm: batch.confirm ? say(batch.confirm) : null, payload }];
      });
    },

    /** The queues of this person with the number of cases in each, in one statement. */
    async queues(principal: Principal): Promise<QueueCount[]> {
      const held = new Set(principal.assignments.map(({ role }) => role));
      const mine = registry.all().flatMap(({ procedure }) =>
        Object.entries(procedure.queues)
          .filter(([, queue]) => queue.roles.some((role) => held.has(role)))
          .map(([key, queue]) => ({ key: `${procedure.key}:${key}`, procedure: procedure.key, subject: procedure.subject, queue })),
      );
      if (mine.length === 0) return [];
      const values: unknown[] = [];
      const counts = mine.map(({ procedure, queue }) => {
        const scope = scopeSql(principal, queue.roles, SCOPED, values);
        const put = (value: unknown): string => `$${values.push(value)}`;
        const marked = queue.flags ? ` AND ${flagged(put(queue.flags))}` : '';
        return `(SELECT count(*)::integer FROM (SELECT 1 FROM applications a WHERE ${scope} AND a.stands_alone AND a.procedure = ${put(procedure)} AND a.state = ANY(${put(queue.states)}::text[])${marked} LIMIT ${COUNT_UP_TO}) c)`;
      });
      const [row] = await ports.query<{ counts: number[] }>('queue_counts', `SELECT ARRAY[${counts.join(', ')}] AS counts`, values);
      return mine.map(({ key, subject, queue }, index) => ({ key, subject, label: say(queue.label), count: row?.counts[index] ?? 0 }));
    },
  };
}

export type WorkList = ReturnType<typeof createWorkList>;
