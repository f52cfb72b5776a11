import { preparedStatement, type Accepted, type CivilDate, type ClockChange, type Facts, type FormData, type Submission } from '@medregistry/language';
import type { Knex } from 'knex';
import { APPLICATION_COLUMNS, CHILDREN_SQL, type ApplicationRow, type Children, type ClockRow, type NoteRow } from '../ApplicationRow';
import { newDocumentId } from '../newDocumentId';
import type { Subject } from '../Declaration';
import type { Lease } from './workbench/lease';

/** Cases without a term stand last in their queue. */
const FAR_AWAY: CivilDate = '9999-12-31';

export interface ActorStamp {
  id: number;
  name: string;
  address: string | null;
}

/** Prepared: planning these statements costs more than running them. Their texts are constants of this file. */
const one = async <T>(trx: Knex, sql: string, bindings: Knex.ValueDict): Promise<T | undefined> => {
  const { text, ...options } = preparedStatement(sql, bindings);
  return (await trx.raw<{ rows: T[] }>(text).options(options)).rows[0];
};

/** Locks a case for the length of the transaction and announces the engine to the triggers: one statement. */
export const lockApplication = (trx: Knex.Transaction, documentId: string): Promise<ApplicationRow | undefined> =>
  one<ApplicationRow>(
    trx,
    `SELECT ${APPLICATION_COLUMNS}, set_config('medregistry.writer', 'workflow', true) AS writer
     FROM applications a WHERE a.document_id = :documentId FOR UPDATE OF a`,
    { documentId },
  );

export const readApplication = (connection: Knex, documentId: string): Promise<ApplicationRow | undefined> =>
  one<ApplicationRow>(connection, `SELECT ${APPLICATION_COLUMNS} FROM applications a WHERE a.document_id = :documentId`, { documentId });

/** The open case of a subject in an exclusive group, other than a given one. */
export const openCaseOf = (trx: Knex.Transaction, { id, subject_type: type, subject_id: subject }: Pick<ApplicationRow, 'id' | 'subject_type' | 'subject_id'>, group: string): Promise<ApplicationRow | undefined> =>
  one<ApplicationRow>(
    trx,
    `SELECT ${APPLICATION_COLUMNS} FROM applications a WHERE a.subject_type = :type AND a.subject_id = :subject AND starts_with(a.exclusive_key, :group) AND a.closed_at IS NULL AND a.id <> :id ORDER BY a.id LIMIT 1`,
    { type, subject, group: `${group}:`, id },
  );

/** Read after the lock, in a statement of its own: a statement that waited for a lock sees older children. */
export const readChildren = async (connection: Knex, id: number): Promise<Children> =>
  (await one<Children>(connection, CHILDREN_SQL, { id })) ?? { notes: [], clocks: [], actions: [], links: [] };

/**
 * The next number of a series without gaps, e.g. `JY-110105-2026`; announces the engine as well. The series' row
 * stays locked until the transaction ends.
 */
export async function nextNumber(trx: Knex.Transaction, series: string): Promise<string> {
  const row = await one<{ last_value: number }>(
    trx,
    `INSERT INTO workflow_numbers (series, last_value) VALUES (:series, 1)
     ON CONFLICT (series) DO UPDATE SET last_value = workflow_numbers.last_value + 1
     RETURNING last_value, set_config('medregistry.writer', 'workflow', true) AS writer`,
    { series },
  );
  return `${series}-${String(row?.last_value ?? 1).padStart(6, '0')}`;
}

export interface NewCase {
  number: string;
  procedure: string;
  procedureVersion: string;
  state: string;
  subjectType: string;
  subject: Subject;
  context: object;
  exclusiveKey: string | null;
  form: FormData;
  pinnedFacts: Facts;
  openedBy: number;
  /** Numeric key of the application that it is joined to, and of the one that it refers to. */
  leadingKey: number | null;
  followsKey: number | null;
  /** Numbers of the cases that go along with it: people search by them, too. */
  joinedNumbers: string[];
  now: Date;
}

/** @throws a 23505 on `exclusive_key` where such a case is open already. */
export async function insertApplication(trx: Knex.Transaction, given: NewCase): Promise<ApplicationRow> {
  const row = await one<ApplicationRow>(
    trx,
    `INSERT INTO applications AS a (document_id, number, procedure, procedure_version, state, subject_type, subject_id, subject_name,
       search_text, scope_path, subject_path, self_path, authority_path, context, pinned_facts, exclusive_key, form, changed_at, sort_on, opened_by, leading_key, follows_key, stands_alone, created_at, updated_at, published_at)
     VALUES (:documentId, :number, :procedure, :procedureVersion, :state, :subjectType, :subjectId, :subjectName,
       :searchText, :scopePath, :subjectPath, :selfPath, :authorityPath, :context, :pinnedFacts, :exclusiveKey, :form, :now, :sortOn, :openedBy, :leadingKey, :followsKey, CAST(:leadingKey AS integer) IS NULL, :now, :now, :now)
     RETURNING ${APPLICATION_COLUMNS}`,
    {
      documentId: newDocumentId(),
      number: given.number,
      procedure: given.procedure,
      procedureVersion: given.procedureVersion,
      state: given.state,
      subjectType: given.subjectType,
      subjectId: given.subject.id,
      subjectName: given.subject.name,
      searchText: `${[given.number, ...given.joinedNumbers].join(' ')} ${given.subject.name} ${given.subject.searchText}`.toLowerCase(),
      scopePath: given.subject.scopePath,
      subjectPath: given.subject.subjectPath,
      selfPath: given.subject.selfPath,
      authorityPath: given.subject.authorityPath,
      context: JSON.stringify(given.context),
      pinnedFacts: JSON.stringify(given.pinnedFacts),
      exclusiveKey: given.exclusiveKey,
      form: JSON.stringify(given.form),
      now: given.now.toISOString(),
      sortOn: FAR_AWAY,
      openedBy: given.openedBy,
      leadingKey: given.leadingKey,
      followsKey: given.followsKey,
    },
  );
  if (!row) throw new Error('A case was inserted but not returned');
  return row;
}

/** Saves a form where the case is still the one that was read; undefined where it is not. */
export const saveForm = (trx: Knex.Transaction, row: ApplicationRow, form: FormData, now: Date): Promise<ApplicationRow | undefined> =>
  one<ApplicationRow>(
    trx,
    `UPDATE applications AS a SET form = :form, version = a.version + 1, changed_at = :now, updated_at = :now
     WHERE a.id = :id AND a.version = :version RETURNING ${APPLICATION_COLUMNS}`,
    { form: JSON.stringify(form), now: now.toISOString(), id: row.id, version: row.version },
  );

/** The clocks of a case once an event's changes are made. */
export function clocksAfter(clocks: ClockRow[], changes: ClockChange[], today: CivilDate): ClockRow[] {
  return changes.reduce<ClockRow[]>((current, change) => {
    const running = current.findLast((clock) => clock.clock === change.clock && clock.stopped_on === null);
    const others = current.filter((clock) => clock !== running);
    if (change.change === 'start') {
      const { clock, startedOn, dueOn, promisedOn, provisional, term } = change;
      return [...others, { clock, started_on: startedOn, due_on: dueOn, promised_on: promisedOn, provisional, paused_on: null, stopped_on: null, term }];
    }
    if (!running) return current;
    if ('term' in change) return [...others, { ...running, due_on: change.dueOn, provisional: change.provisional, paused_on: null, term: change.term }];
    return [...others, { ...running, [change.change === 'stop' ? 'stopped_on' : 'paused_on']: today }];
  }, clocks);
}

/** The clock that ends first among those that run. */
export const firstDue = (clocks: ClockRow[]): ClockRow | undefined =>
  clocks.filter(({ stopped_on: stopped, paused_on: paused }) => !stopped && !paused).sort((a, b) => (a.due_on < b.due_on ? -1 : 1))[0];

/** The notes that an event leaves behind. */
export function notesAfter(notes: NoteRow[], accepted: Accepted, actor: ActorStamp, now: Date): NoteRow[] {
  const replies = new Map(accepted.replies.map(({ note, reply }) => [note, reply]));
  const at = now.toISOString();
  return [
    ...notes.map((note) => (note.reply === null && replies.has(note.document_id) ? { ...note, reply: replies.get(note.document_id) ?? '', replied_at: at } : note)),
    ...accepted.notes.map(({ target, category, code, text, severity, lateReason }): NoteRow => ({
      id: 0,
      document_id: newDocumentId(),
      round: accepted.round,
      target: target ?? '',
      category,
      code: code ?? null,
      text,
      author_name: actor.name,
      at,
      reply: null,
      replied_at: null,
      severity: severity ?? 'must',
      late_reason: lateReason ?? null,
      verdict: null,
      verdict_name: null,
      verdict_at: null,
    })),
  ];
}

export interface Step {
  row: ApplicationRow;
  accepted: Accepted;
  /** The payload as it may be stored: sensitive values sealed. */
  payload: object;
  sequence: number;
  before: Children;
  after: Children;
  actor: ActorStamp;
  /** Who has the case in hand afterwards. */
  lease: Lease | null;
  /** The pages of each slot, which a submission keeps. */
  pages: Submission['pages'];
  today: CivilDate;
  now: Date;
}

const STEP_SQL = `WITH moved AS (
    UPDATE applications AS a SET state = :to, round = :round, version = a.version + 1, changed_at = :now, updated_at = :now,
      submitted_at = CASE WHEN :submits THEN CAST(:now AS timestamptz) ELSE a.submitted_at END,
      closed_at = CASE WHEN :closes THEN COALESCE(a.closed_at, CAST(:now AS timestamptz)) END,
      exclusive_key = CASE WHEN :closes THEN NULL ELSE a.exclusive_key END,
      flags = :flags, due_on = :dueOn, due_provisional = :provisional, sort_on = :sortOn,
      assignee_id = CAST(:leaseId AS integer), assignee_name = CAST(:leaseName AS text), assigned_until = CAST(:leaseUntil AS timestamptz)
    WHERE a.id = :id AND a.version = :version AND a.state = :from
    RETURNING ${APPLICATION_COLUMNS}
  ), acted AS (
    INSERT INTO actions (document_id, application_key, sequence, event, from_state, to_state, round, actor_id, actor_name, role, payload, assessments, at, address, created_at, updated_at, published_at)
    SELECT :actionId, moved.id, :sequence, :event, :from, :to, :round, :actorId, :actorName, :role, :payload, :assessments, :now, :address, :now, :now, :now FROM moved
  ), opened AS (
    INSERT INTO review_notes (document_id, application_key, round, target, category, code, text, severity, late_reason, author_id, author_name, at, created_at, updated_at, published_at)
    SELECT n.document_id, moved.id, :round, n.target, n.category, n.code, n.text, n.severity, n.late_reason, :actorId, :actorName, :now, :now, :now, :now
    FROM moved, jsonb_to_recordset(:opened) AS n(document_id text, target text, category text, code text, text text, severity text, late_reason text)
  ), sent AS (
    DELETE FROM review_drafts d USING moved WHERE d.application_key = moved.id AND d.author_id = :actorId AND jsonb_array_length(:opened) > 0
  ), submitted AS (
    INSERT INTO case_submissions (application_key, round, form, pages, at)
    SELECT moved.id, :round, CAST(moved.form AS jsonb), :pages, :now FROM moved WHERE :submits
  ), answered AS (
    UPDATE review_notes n SET reply = r.reply, replied_at = :now, updated_at = :now
    FROM moved, jsonb_to_recordset(:answered) AS r(document_id text, reply text)
    WHERE n.application_key = moved.id AND n.document_id = r.document_id
  ), kept AS (
    UPDATE running_clocks c SET due_on = k.due_on, provisional = k.provisional, paused_on = k.paused_on, stopped_on = k.stopped_on, term = k.term, updated_at = :now
    FROM moved, jsonb_to_recordset(:kept) AS k(clock text, due_on date, provisional boolean, paused_on date, stopped_on date, term jsonb)
    WHERE c.application_key = moved.id AND c.clock = k.clock AND c.stopped_on IS NULL
  ), started AS (
    INSERT INTO running_clocks (document_id, application_key, clock, started_on, due_on, promised_on, provisional, stopped_on, term, created_at, updated_at, published_at)
    SELECT s.document_id, moved.id, s.clock, s.started_on, s.due_on, s.promised_on, s.provisional, s.stopped_on, s.term, :now, :now, :now
    FROM moved, jsonb_to_recordset(:started) AS s(document_id text, clock text, started_on date, due_on date, promised_on date, provisional boolean, stopped_on date, term jsonb)
    ON CONFLICT (application_key, clock) WHERE stopped_on IS NULL DO UPDATE
      SET started_on = excluded.started_on, due_on = excluded.due_on, promised_on = excluded.promised_on,
        provisional = excluded.provisional, term = excluded.term, paused_on = NULL, updated_at = excluded.updated_at
  )
  SELECT * FROM moved`;

/**
 * One step of a case: the new state by compare-and-set, its action, notes and clocks, in ONE statement.
 * undefined where somebody else moved the case meanwhile.
 */
export function writeStep(trx: Knex.Transaction, { row, accepted, payload, sequence, before, after, actor, lease, pages, today, now }: Step): Promise<ApplicationRow | undefined> {
  const due = firstDue(after.clocks);
  const startedKeys = new Set(accepted.clocks.filter(({ change }) => change === 'start').map(({ clock }) => clock));
  const changedKeys = new Set(accepted.clocks.map(({ clock }) => clock));
  const known = new Set(before.notes.map(({ document_id: id }) => id));
  const openBefore = new Set(before.notes.filter(({ reply }) => reply === null).map(({ document_id: id }) => id));
  const latest = (clock: ClockRow): boolean => clock.stopped_on === null || clock.stopped_on === today;
  return one<ApplicationRow>(trx, STEP_SQL, {
    id: row.id,
    version: row.version,
    from: accepted.from,
    to: accepted.to,
    round: accepted.round,
    submits: accepted.round > row.round,
    closes: accepted.closes,
    flags: JSON.stringify(accepted.flags),
    now: now.toISOString(),
    dueOn: due?.due_on ?? null,
    provisional: due?.provisional ?? false,
    sortOn: due?.due_on ?? FAR_AWAY,
    leaseId: lease?.id ?? null,
    leaseName: lease?.name ?? null,
    leaseUntil: lease?.until ?? null,
    pages: JSON.stringify(pages),
    actionId: newDocumentId(),
    sequence,
    event: accepted.event,
    actorId: actor.id,
    actorName: actor.name,
    role: accepted.role,
    payload: JSON.stringify(payload),
    assessments: Object.keys(accepted.assessments).length > 0 ? JSON.stringify(accepted.assessments) : null,
    address: actor.address,
    opened: JSON.stringify(after.notes.filter(({ document_id: id }) => !known.has(id))),
    answered: JSON.stringify(after.notes.filter(({ document_id: id, reply }) => openBefore.has(id) && reply !== null)),
    kept: JSON.stringify(after.clocks.filter((clock) => changedKeys.has(clock.clock) && !startedKeys.has(clock.clock) && latest(clock))),
    started: JSON.stringify(
      after.clocks.filter((clock) => startedKeys.has(clock.clock) && !before.clocks.includes(clock)).map((clock) => ({ ...clock, document_id: newDocumentId() })),
    ),
  });
}
