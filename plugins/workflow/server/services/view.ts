import {
  availableActions,
  daysBetween,
  fill,
  fillersOf,
  formAdvice,
  holds,
  papersAhead,
  say,
  stateLabel,
  toldFlags,
  toldState,
  type Actor,
  type CannedReason,
  type Field,
  type Procedure,
  type Scene,
  type Section,
  type Voice,
  type World,
} from '@medregistry/language';
import type { ApplicationView, AssessmentView, ClockView, DocumentView, FlagView } from '../ApplicationView';
import type { ApplicationRow, Children } from '../ApplicationRow';
import type { IssuedDocument, SlotView } from '@medregistry/dossier';
import { masked } from './maskForm';
import { materialViews } from './materialViews';
import { noteViews } from './noteViews';
import { contactOf } from './workbench/contacts';
import { leaseView } from './workbench/lease';

export interface ViewParts {
  row: ApplicationRow;
  world: World;
  actor: Actor;
  children: Children;
  slots: SlotView[];
  issued: IssuedDocument[];
  reasons: CannedReason[];
  /** Whether the asker speaks with the applicant's voice. */
  applicant: boolean;
  roleLabels: Record<string, string>;
  now: Date;
}

/** Conditions on what is typed into an event stay alive: nobody has typed anything yet. */
const speaksOfPayload = (node: unknown): boolean => JSON.stringify(node ?? null).includes('"payload"');

/** A field without what does not apply now: conditions that were decided here are not decided again in the browser. */
function shownField(field: Field, scene: Scene): Field[] {
  if (field.when && !speaksOfPayload(field.when) && !holds(field.when, scene)) return [];
  return [
    {
      ...field,
      ...(field.items ? { items: field.items.filter((item) => !item.when || holds(item.when, scene)) } : {}),
      ...(field.columns ? { columns: field.columns.flatMap((column) => shownField(column, scene)) } : {}),
    },
  ];
}

/** Conditions on the form itself stay alive: they change while the applicant types. */
const dependsOnForm = (node: unknown): boolean => JSON.stringify(node ?? null).includes('"form"');

const sectionsOf = (procedure: Procedure, scene: Scene): Section[] =>
  procedure.form.sections
    .filter((section) => !section.when || dependsOnForm(section.when) || holds(section.when, scene))
    .map((section) => ({ ...section, fields: section.fields.filter((field) => !field.when || dependsOnForm(field.when) || holds(field.when, scene)) }));

const clockViews = ({ clocks }: Children, { procedure, today }: World): ClockView[] =>
  clocks.map((clock) => ({
    key: clock.clock,
    label: say(procedure.clocks[clock.clock]?.label ?? clock.clock),
    basis: say(procedure.clocks[clock.clock]?.basis ?? clock.clock),
    startedOn: clock.started_on,
    dueOn: clock.due_on,
    promisedOn: clock.promised_on,
    pausedOn: clock.paused_on,
    stoppedOn: clock.stopped_on,
    provisional: clock.provisional,
    daysLeft: clock.stopped_on || clock.paused_on ? null : daysBetween(today, clock.due_on),
  }));

export const flagViews = (procedure: Procedure, flags: string[], voice: Voice): FlagView[] =>
  toldFlags(procedure, flags, voice).map((key) => ({ key, label: say(procedure.flags[key]?.label ?? key), tone: procedure.flags[key]?.tone ?? 'attention' }));

/** Why an issued document is not there yet: the events that make it. */
function notYet(key: string, procedure: Procedure): string {
  const events = Object.values(procedure.events).filter((event) => event.documents.some((document) => document.key === key));
  return events.length > 0 ? `“${events.map((event) => say(event.label)).join('”或“')}”之后即可打印。` : '现在还不能打印。';
}

/** The papers that there are, and those that the case comes to as it stands: of any other course nobody reads here. */
function documentViews(scene: Scene, issued: IssuedDocument[], voice: Voice): DocumentView[] {
  const { procedure, actor } = scene;
  const ahead = papersAhead(scene, voice);
  return Object.entries(procedure.documents)
    .filter(([, document]) => document.roles.some((role) => actor.roles.includes(role)))
    .map(([key, document]) => ({ key, document, made: issued.findLast(({ kind }) => kind === key) }))
    .filter(({ key, document, made }) => document.kind === 'draft' || made !== undefined || ahead.has(key))
    .map(({ key, document, made }) => {
      const available = document.kind === 'draft' || made !== undefined;
      return {
        key,
        label: say(document.label),
        kind: document.kind,
        available,
        reason: available ? null : notYet(key, procedure),
        number: made?.number ?? null,
        prints: made?.prints ?? 0,
      };
    });
}

/** Kept with the actions, so that later rules change nothing of it; the newest first. */
const assessmentViews = ({ actions }: Children): AssessmentView[] =>
  actions.toReversed().flatMap(({ assessments, round, at }) => Object.entries(assessments).map(([key, assessment]) => ({ key, round, at, assessment })));

/** A case as one person sees it. */
export function viewOf({ row, world, actor, children, slots, issued, reasons, applicant, roleLabels, now }: ViewParts): ApplicationView {
  const { procedure } = world;
  const scene: Scene = { ...world, actor: { ...actor, role: actor.roles[0] ?? '' }, payload: {} };
  const voice: Voice = applicant ? 'applicant' : 'staff';
  const told = toldState(procedure, row.state, voice);
  const state = procedure.states[told];
  const fills = state !== undefined && fillersOf(state).some((role) => actor.roles.includes(role));
  const form = applicant ? world.application.form : masked(world.application.form, procedure.form);
  return {
    documentId: row.document_id,
    number: row.number,
    procedure: row.procedure,
    procedureLabel: say(procedure.label),
    procedureVersion: row.procedure_version,
    state: told,
    stateLabel: stateLabel(procedure, row.state, voice),
    tone: state?.tone ?? 'idle',
    nextStep: fill(say(state?.next[voice] ?? ' '), scene).trim(),
    holder: state?.holder ?? null,
    holderLabel: state?.holder ? (roleLabels[state.holder] ?? state.holder) : null,
    heldSince: children.actions.findLast(({ from_state: from, to_state: to }) => procedure.states[from]?.holder !== procedure.states[to]?.holder)?.at ?? row.created_at,
    version: row.version,
    round: row.round,
    subject: { type: row.subject_type, id: row.subject_id, name: row.subject_name },
    context: row.context,
    submittedAt: row.submitted_at,
    closedAt: row.closed_at,
    createdAt: row.created_at,
    dueOn: row.due_on,
    lease: applicant ? null : leaseView(row, actor.userId, now),
    editable: {
      form: Boolean(state?.editable.form && fills),
      materials: Boolean(state?.editable.materials && fills),
    },
    onTheSpot: !applicant && (state?.onTheSpot ?? false),
    availableActions: availableActions(world, actor).map((action) => {
      const event = procedure.events[action.event];
      return {
        ...action,
        confirm: event?.confirm ? fill(say(event.confirm), scene) : null,
        payload: (event?.payload ?? []).flatMap((field) => shownField(field, scene)),
      };
    }),
    form,
    formDeclaration: { sections: sectionsOf(procedure, scene) },
    advice: formAdvice(scene),
    materials: materialViews({ scene, slots, children }),
    notes: noteViews(children.notes, { procedure, form: world.application.form, slots, judging: applicant && !state?.editable.form && !state?.editable.materials && !state?.closed }),
    clocks: clockViews(children, world),
    flags: flagViews(procedure, world.application.flags, voice),
    documents: documentViews(scene, issued, voice),
    assesses: [...new Set(Object.values(procedure.events).flatMap(({ assesses }) => assesses.map(({ key }) => key)))],
    assessments: assessmentViews(children),
    leading: null,
    joined: [],
    earlier: null,
    later: [],
    review: applicant
      ? { contact: [], reasons: [], points: [] }
      : {
          contact: contactOf(procedure, form),
          reasons: reasons.map(({ code, category, text }) => ({ code, category, text: say(text) })),
          points: procedure.review.points.map(({ key, label, target }) => ({ key, label: say(label), target })),
        },
  };
}
