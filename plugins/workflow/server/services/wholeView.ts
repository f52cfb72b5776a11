import { all, holds, inLeading, joinedKey, joinedPath, named, ownerOfPath, problemsOnce, say, stateLabel, type Condition, type Field, type Join, type Problem, type Procedure, type Scene } from '@medregistry/language';
import type { ApplicationView, LinkView } from '../ApplicationView';
import type { LinkRow } from '../ApplicationRow';
import type { OpenCase } from './cases';
import { targetLabel } from './noteViews';
import { viewOf, type ViewParts } from './view';

/** In whose voice a case is told. */
type Voice = Pick<ViewParts, 'applicant' | 'roleLabels'>;

type Action = ApplicationView['availableActions'][number];

const speaksOfPayload = (condition: Condition): boolean => JSON.stringify(condition).includes('"payload"');

/** Version of everything that a case shows: a change of any part makes it another. */
export const versionOf = ({ row, joined }: OpenCase): number => joined.reduce((sum, part) => sum + part.row.version, row.version);

export const isOpen = ({ row }: OpenCase): boolean => row.closed_at === null;

/** Events of a joined procedure that happen with the leading case only. */
export const drivenEvents = (join: Join): Set<string> => new Set(Object.values(join.events).flatMap((fired) => fired.map(({ event }) => event)));

const joinedProblems = (problems: Problem[], procedure: string): Problem[] => problems.map((problem) => ({ ...problem, path: joinedPath(problem.path, procedure) }));

/** Notes and their answers belong to the case as a whole, so the leading one asks for them. */
const ownFields = (fields: Field[], procedure: string, condition?: Condition): Field[] =>
  fields
    .filter(({ type }) => type !== 'notes' && type !== 'replies')
    .map((field) => {
      const own = inLeading(field, procedure);
      const when = condition && speaksOfPayload(condition) ? (own.when ? all(condition, own.when) : condition) : own.when;
      return { ...own, key: joinedKey(procedure, field.key), ...(when ? { when } : {}) };
    });

/** An action of the leading case with what the joined case asks for at the same time. */
function withJoined(action: Action, join: Join, scene: Scene, joined: ApplicationView): Action {
  const entries = join.events[action.event] ?? [];
  const fixed = entries.findIndex(({ when }) => !when || (!speaksOfPayload(when) && holds(when, scene)));
  const candidates = entries.slice(0, fixed < 0 ? entries.length : fixed + 1).filter(({ when }) => !when || speaksOfPayload(when) || holds(when, scene));
  return candidates.reduce<Action>((whole, { event, when }) => {
    const other = joined.availableActions.find((candidate) => candidate.event === event);
    if (!other) return whole;
    const depends = when !== undefined && speaksOfPayload(when);
    return {
      ...whole,
      problems: depends ? whole.problems : problemsOnce([...whole.problems, ...joinedProblems(other.problems, joined.procedure)]),
      payload: [...whole.payload, ...ownFields(other.payload, joined.procedure, when)],
    };
  }, action);
}

/** What of a joined case may be done apart from the leading one. */
const ownActions = (join: Join, joined: ApplicationView): Action[] => {
  const driven = drivenEvents(join);
  return joined.availableActions
    .filter(({ event }) => !driven.has(event))
    .map((action) => ({
      ...action,
      event: joinedKey(joined.procedure, action.event),
      problems: joinedProblems(action.problems, joined.procedure),
    }));
};

/** The view of a leading case with one joined case in it. */
function withPart(view: ApplicationView, current: OpenCase, part: OpenCase, join: Join | undefined, voice: Voice): ApplicationView {
  const joined = viewOf({ ...part, ...voice });
  const { procedure } = joined;
  const scene: Scene = { ...current.world, actor: { ...current.actor, role: current.actor.roles[0] ?? '' }, payload: {} };
  const along = join && isOpen(part) ? view.availableActions.map((action) => withJoined(action, join, scene, joined)) : view.availableActions;
  // One that is closed goes along no more, but has acts of its own: what was decided may be set aside.
  const actions = join ? [...along, ...ownActions(join, joined)] : along;
  return {
    ...view,
    availableActions: actions,
    form: { ...view.form, ...named(joined.form, procedure) },
    formDeclaration: {
      sections: [
        ...view.formDeclaration.sections,
        ...joined.formDeclaration.sections.map((section) => ({ ...inLeading(section, procedure), key: joinedKey(procedure, section.key) })),
      ],
    },
    advice: [...view.advice, ...joinedProblems(joined.advice, procedure)],
    materials: [
      ...view.materials,
      ...joined.materials.map((material) => ({
        ...material,
        slot: joinedKey(procedure, material.slot),
        of: joinedKey(procedure, material.of),
        printable: material.printable === null ? null : joinedKey(procedure, material.printable),
      })),
    ],
    notes: [...view.notes, ...joined.notes.map((note) => ({ ...note, target: joinedPath(note.target, procedure) }))],
    flags: [...view.flags, ...joined.flags.map((flag) => ({ ...flag, key: joinedKey(procedure, flag.key) }))],
    clocks: [...view.clocks, ...joined.clocks.map((clock) => ({ ...clock, key: joinedKey(procedure, clock.key) }))],
    documents: [...view.documents, ...joined.documents.map((document) => ({ ...document, key: joinedKey(procedure, document.key) }))],
    review: {
      contact: view.review.contact,
      reasons: [...view.review.reasons, ...joined.review.reasons.filter(({ code }) => !view.review.reasons.some((reason) => reason.code === code))],
      points: [...view.review.points, ...joined.review.points.map((point) => ({ ...point, key: joinedKey(procedure, point.key), target: joinedPath(point.target, procedure) }))],
    },
    joined: [
      ...view.joined,
      {
        documentId: joined.documentId, number: joined.number, procedure, procedureLabel: joined.procedureLabel,
        state: joined.state, stateLabel: joined.stateLabel, tone: joined.tone, nextStep: joined.nextStep,
      },
    ],
  };
}

/** Words for the place that a note points at, where that place belongs to a joined case. */
function withTargetLabels(view: ApplicationView, parts: OpenCase[]): ApplicationView {
  const labelOf = (target: string): string | undefined => {
    const { procedure, path } = ownerOfPath(target);
    const part = parts.find(({ row }) => row.procedure === procedure);
    return part && targetLabel(path, { procedure: part.procedure, form: part.world.application.form, slots: part.slots });
  };
  return { ...view, notes: view.notes.map((note) => ({ ...note, targetLabel: labelOf(note.target) ?? note.targetLabel })) };
}

/** A case with everything that goes along with it, as one. What is joined to another leaves its acts to that one. */
export function wholeView(current: OpenCase, voice: Voice, procedureOf: (key: string) => Procedure | undefined): ApplicationView {
  const { applicant } = voice;
  const own = viewOf({ ...current, ...voice });
  const linkView = (link: LinkRow): LinkView => {
    const procedure = procedureOf(link.procedure);
    return {
      documentId: link.document_id,
      number: link.number,
      procedure: link.procedure,
      procedureLabel: say(procedure?.label ?? link.procedure),
      stateLabel: procedure ? stateLabel(procedure, link.state, applicant ? 'applicant' : 'staff') : link.state,
    };
  };
  const related = (relation: LinkRow['relation']): LinkView[] => current.children.links.filter((link) => link.relation === relation).map(linkView);
  const attached = !current.row.stands_alone;
  const view: ApplicationView = {
    ...own,
    version: versionOf(current),
    leading: attached ? (related('leading')[0] ?? null) : null,
    earlier: related('earlier')[0] ?? null,
    later: related('later'),
    ...(attached ? { availableActions: [], editable: { form: false, materials: false } } : {}),
  };
  if (current.joined.length === 0) return view;
  const whole = current.joined.reduce((sum, part) => withPart(sum, current, part, current.procedure.joins.find((join) => join.procedure === part.row.procedure), voice), view);
  return withTargetLabels(whole, current.joined);
}
