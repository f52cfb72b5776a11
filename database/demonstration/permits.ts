import { addDays, addMonths, addYears, type CivilDate } from '@medregistry/language';
import { campaignDue } from './campaigns';
import type { DemoPermit, DemoVerification } from './DemonstrationDistrict';
import type { InstitutionPlan } from './institutionPlans';

/** The papers of an institution: its permit's versions and the verification records of earlier years. */
export interface Papers {
  permits: DemoPermit[];
  verifications: DemoVerification[];
}

function passed(dueOn: CivilDate, nextDueOn: CivilDate): DemoVerification {
  return {
    year: Number(dueOn.slice(0, 4)),
    conclusion: 'passed',
    dueOn,
    decidedOn: addDays(dueOn, -30),
    stampedOn: addDays(dueOn, -20),
    months: null,
    deferredFrom: null,
    deferredTo: null,
    causes: [],
    reasons: [],
    nextDueOn,
  };
}

/** When the period that runs now ends (校验期满日). */
function dueOf(plan: InstitutionPlan, today: CivilDate): CivilDate {
  const due = campaignDue(today);
  if (plan.permit.kind === 'later') return addMonths(due, 8);
  if (plan.permit.kind === 'deferred') return addDays(today, -plan.permit.daysAgo - 45);
  return due;
}

/**
 * Works the permit out backwards from its due date. An institution whose permit ends in
 * this campaign holds two versions: the one of the period before, and the one that ends.
 */
export function papersOf(plan: InstitutionPlan, serial: number, today: CivilDate): Papers {
  const { permit, verificationYears: years } = plan;
  if (permit.kind === 'filed') return { permits: [], verifications: [] };
  const due = dueOf(plan, today);
  const lastDue = addYears(due, -years);
  const length = years === 3 ? 15 : 5;
  const ends = permit.kind === 'due' && permit.endsInCampaign === true;
  const soon = permit.kind === 'later' ? permit.endsInMonths : undefined;
  const validTo = ends ? due : soon === undefined ? addYears(due, 2) : addMonths(today, soon);
  const validFrom = addDays(addYears(validTo, -length), 1);
  const number = (version: number): string => `演示${String(serial).padStart(4, '0')}-${version}`;
  const current: DemoPermit = {
    serial: number(ends ? 2 : 1),
    version: ends ? 2 : 1,
    status: ends || soon !== undefined ? 'renewal-due' : 'valid',
    validFrom,
    validTo,
    issuedOn: addDays(validFrom, -10),
    lastVerifiedOn: addDays(lastDue, -20),
    lastConclusion: permit.kind === 'deferred' ? 'deferred' : 'passed',
    verificationYears: years,
    nextDueOn: due,
    hasOriginal: true,
    hasDuplicate: true,
    remarks: '',
  };
  const before: DemoPermit = {
    ...current,
    serial: number(1),
    version: 1,
    status: 'superseded',
    validFrom: addDays(addYears(addDays(validFrom, -1), -length), 1),
    validTo: addDays(validFrom, -1),
    issuedOn: addDays(addYears(validFrom, -length), -10),
    lastVerifiedOn: null,
    lastConclusion: null,
    nextDueOn: null,
  };
  const verifications = [passed(lastDue, due)];
  if (permit.kind === 'deferred') {
    const from = addDays(today, -permit.daysAgo);
    const to = addDays(addMonths(from, permit.months), -1);
    verifications.push({
      year: Number(due.slice(0, 4)),
      conclusion: 'deferred',
      dueOn: due,
      decidedOn: from,
      stampedOn: null,
      months: permit.months,
      deferredFrom: from,
      deferredTo: to,
      causes: ['below-standard'],
      reasons: permit.reasons,
      nextDueOn: null,
    });
  }
  return { permits: ends ? [before, current] : [current], verifications };
}
