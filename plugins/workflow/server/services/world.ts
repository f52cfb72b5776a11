import { civilDate, flagsOf, linkedFacts, type Actor, type Application, type Calendar, type Facts, type FormData, type Principal, type Procedure, type Standing, type World } from '@medregistry/language';
import { rolesFor, SYSTEM_ROLE } from '@medregistry/language';
import type { SlotView } from '@medregistry/dossier';
import type { ApplicationRow, Children } from '../ApplicationRow';
import type { Target, WorkflowDeclaration } from '../Declaration';

/** The case that a row stands for, as facts and effects know it. */
export const targetOf = (row: ApplicationRow, now: Date): Target => ({
  applicationId: row.document_id,
  number: row.number,
  procedure: row.procedure,
  subjectType: row.subject_type,
  subjectId: row.subject_id,
  scopePath: row.scope_path,
  context: row.context,
  pinned: row.pinned_facts,
  now,
  today: civilDate(now),
});

const applicationOf = ({ row, procedure, form, children, slots }: Pick<WorldParts, 'row' | 'procedure' | 'form' | 'children' | 'slots'>): Application => ({
  state: row.state,
  round: row.round,
  number: row.number,
  submittedOn: row.submitted_at ? civilDate(new Date(row.submitted_at)) : null,
  form,
  materials: Object.fromEntries(slots.map(({ slot, pages }) => [slot, pages.length])),
  titles: Object.fromEntries(slots.flatMap(({ slot, title }) => (title ? [[slot, title]] : []))),
  notes: children.notes.map(({ document_id: id, round, target, text, reply, code, severity }) => ({ id, round, target, text, open: reply === null, code, severity })),
  clocks: children.clocks.map((clock) => ({
    key: clock.clock,
    startedOn: clock.started_on,
    dueOn: clock.due_on,
    pausedOn: clock.paused_on,
    stoppedOn: clock.stopped_on,
  })),
  actions: children.actions.map(({ event, actor_id: actorId, actor_name: actorName, role, at, payload }) => ({ event, actorId, actorName, role, on: civilDate(new Date(at)), payload })),
  flags: flagsOf(procedure, children.actions),
});

export interface WorldParts {
  row: ApplicationRow;
  procedure: Procedure;
  form: FormData;
  children: Children;
  slots: readonly SlotView[];
  facts: Facts;
  calendar: Calendar;
  declaration: WorkflowDeclaration;
  now: Date;
}

/** Everything that rules may look at, put together from what was read. */
export const worldOf = ({ row, procedure, form, children, slots, facts, calendar, declaration, now }: WorldParts): World => ({
  procedure,
  application: applicationOf({ row, procedure, form, children, slots }),
  facts: { ...facts, ...linkedFacts(children.links) },
  calendar,
  formats: declaration.formats,
  applicantRoles: declaration.applicantRoles,
  today: civilDate(now),
});

/** The principal as an actor on a record: the roles held there, and nothing else. */
export const actorOn = (principal: Principal, standing: Standing): Actor => ({
  userId: principal.userId,
  name: principal.name || principal.username,
  roles: rolesFor(principal, standing),
});

/** Where a case stands for each kind of scope. */
export const standingOf = ({ scope_path: authority, subject_path: subject, self_path: self }: ApplicationRow): Standing => ({ authority, subject, self });

/** The actor of events that nobody fires by hand. */
export const SYSTEM: Actor = { userId: 0, name: '系统', roles: [SYSTEM_ROLE] };
