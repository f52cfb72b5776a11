import { addDays, type CivilDate } from '@medregistry/language';
import { randomOf } from '../demonstration';
import type { Row } from './copyRows';
import { documentIdOf, rowOf } from './identifiers';
import type { LargeDistrictPlan, LargeInstitution } from './LargeDistrict';
import { routesOf, type RouteStep } from './routes';

/** Cases without a term stand last in their queue. */
const FAR_AWAY: CivilDate = '9999-12-31';
/** How many of a hundred cases are held by a state; states that are not named share nothing. */
const SHARES: Readonly<Record<string, number>> = {
  draft: 2, submitted: 30, 'not-accepted': 1, accepted: 1, 'in-review': 8, correction: 8, 'on-site': 1, 'pending-decision': 6, 'online-approved': 14, completed: 20,
  'pending-deferral': 1, 'deferral-notice': 1, hearing: 1, 'deferral-pending': 1, deferred: 1, withdrawn: 3, terminated: 1,
};

export interface Campaign {
  id: number;
  documentId: string;
  year: number;
}

interface Drawn {
  id: number;
  documentId: string;
  institution: LargeInstitution;
  campaign: Campaign;
  state: string;
  route: RouteStep[];
  begun: CivilDate;
  dueOn: CivilDate;
  ids: string[];
}

/** The state of each hundredth of the cases; one that the procedure does not have falls to its first state. */
const deck = ({ procedure }: LargeDistrictPlan): string[] =>
  Object.entries(SHARES).flatMap(([state, share]) => Array.from({ length: share }, () => (procedure.states[state] ? state : procedure.initial)));

/** The state of the case that an institution has in a campaign: spread over both, the same at every call. */
export function stateOf(plan: LargeDistrictPlan, institution: number, campaign: number): string {
  const states = deck(plan);
  return states[(institution * 37 + campaign * 11) % states.length] ?? plan.procedure.initial;
}

/** The cases, one after the other: one for each institution and campaign, the latest campaign first. */
function* draw(plan: LargeDistrictPlan, today: CivilDate, institutions: readonly LargeInstitution[], campaigns: readonly Campaign[]): Iterable<Drawn> {
  const random = randomOf(plan.seed + 2);
  const routes = routesOf(plan.procedure);
  for (let index = 0; index < plan.applications; index += 1) {
    const institution = institutions[index % institutions.length];
    const order = Math.floor(index / institutions.length);
    const campaign = campaigns[order];
    if (!institution || !campaign) return;
    const state = stateOf(plan, index % institutions.length, order);
    const route = routes[state] ?? [];
    const begun = addDays(today, -random.integer(3, 28));
    const ids = Array.from({ length: route.length + 1 }, () => documentIdOf(random));
    yield { id: index + 1, documentId: documentIdOf(random), institution, campaign, state, route, begun, dueOn: addDays(today, random.integer(-10, 40)), ids };
  }
}

/** The clock that still runs at the end of a route. */
const running = (route: readonly RouteStep[]): string | undefined => {
  const clocks = route.reduce<string[]>((current, { starts, stops }) => [...current, ...starts].filter((clock) => !stops.includes(clock)), []);
  return clocks.at(-1);
};

const at = (begun: CivilDate, sequence: number): Date => new Date(`${addDays(begun, Math.min(sequence, 3))}T0${sequence % 10}:00:00.000Z`);

/** Rows of `applications`. */
export function* applicationRows(plan: LargeDistrictPlan, today: CivilDate, institutions: readonly LargeInstitution[], campaigns: readonly Campaign[]): Iterable<Row> {
  const { procedure, procedureVersion, now } = plan;
  const numbers = new Map<number, number>();
  for (const { id, documentId, institution, campaign, state, route, begun, dueOn } of draw(plan, today, institutions, campaigns)) {
    const order = (numbers.get(campaign.year) ?? 0) + 1;
    numbers.set(campaign.year, order);
    const number = `${procedure.prefix}-110105-${campaign.year}-${String(order).padStart(6, '0')}`;
    const closed = procedure.states[state]?.closed === true;
    const due = running(route) === undefined ? null : dueOn;
    yield rowOf(id, documentId, {
      number,
      procedure: procedure.key,
      procedureVersion,
      state,
      subjectType: procedure.subject,
      subjectId: institution.documentId,
      subjectName: institution.name,
      searchText: `${number} ${institution.name}`.toLowerCase(),
      scopePath: institution.scopePath,
      subjectPath: institution.scopePath,
      authorityPath: institution.authority.scopePath,
      context: { campaign: campaign.documentId },
      exclusiveKey: closed ? null : `${procedure.key}:${institution.documentId}:${campaign.documentId}`,
      form: plan.form,
      version: route.length + 1,
      round: route.filter(({ nextRound }) => nextRound).length,
      submittedAt: route.length > 0 ? at(begun, 1) : null,
      closedAt: closed ? at(begun, route.length) : null,
      changedAt: at(begun, route.length),
      dueOn: due,
      dueProvisional: false,
      sortOn: due ?? FAR_AWAY,
      openedBy: 1,
    }, now);
  }
}

/** Rows of `actions`: replayed, they give each case's state. */
export function* actionRows(plan: LargeDistrictPlan, today: CivilDate, institutions: readonly LargeInstitution[], campaigns: readonly Campaign[]): Iterable<Row> {
  let id = 0;
  for (const { id: applicationKey, route, begun, ids } of draw(plan, today, institutions, campaigns)) {
    let round = 0;
    for (const [index, { event, from, to, role, nextRound }] of route.entries()) {
      round += nextRound ? 1 : 0;
      yield rowOf((id += 1), ids[index] ?? '', {
        applicationKey, sequence: index + 1, event, fromState: from, toState: to, round, actorId: 1, actorName: '示例', role, payload: {}, at: at(begun, index + 1), address: null,
      }, plan.now);
    }
  }
}

/** Rows of `running_clocks`: the one that still runs. */
export function* clockRows(plan: LargeDistrictPlan, today: CivilDate, institutions: readonly LargeInstitution[], campaigns: readonly Campaign[]): Iterable<Row> {
  let id = 0;
  for (const { id: applicationKey, route, begun, dueOn, ids } of draw(plan, today, institutions, campaigns)) {
    const clock = running(route);
    if (clock) yield rowOf((id += 1), ids.at(-1) ?? '', { applicationKey, clock, startedOn: begun, dueOn, provisional: false }, plan.now);
  }
}
