import { addDays, addMonths, addYears, type CivilDate } from '@medregistry/language';
import type { SwitchValues } from '../switches';

/** Days after the end of a deferral in which re-verification must be applied for (校验办法 Art. 20). */
export const RE_VERIFICATION_DAYS = 5;
/** Days of the order to make up for a verification that nobody applied for (校验办法 Art. 10). */
export const MAKE_UP_DAYS = 20;
/** Months before the due date from which one may apply (校验办法 Art. 7, 细则 Art. 35). */
export const OPENING_MONTHS = 3;

/** The next due date (校验期满日): the last one plus the period, 29 February becoming 28 where the year has none. */
export function nextDue(lastDue: CivilDate, years: 1 | 3): CivilDate {
  return addYears(lastDue, years);
}

/** The first day of the statutory application period: three months before the due date. */
export function statutoryOpening(due: CivilDate): CivilDate {
  return addMonths(due, -OPENING_MONTHS);
}

/** Whether the permit ends within the campaign, so that renewal is filed together with the verification (F23). */
export function renewalNeeded(validTo: CivilDate, cutoff: CivilDate): boolean {
  return validTo <= cutoff;
}

/** What the authority has set about renewals: years by verification period, and months before a permit's end. */
export type RenewalTerms = Pick<SwitchValues, 'permitYearsYearly' | 'permitYearsTriennial' | 'renewalMonths'>;

/** For how many years a permit is renewed, by the length of its verification period. */
export function permitYears(verificationYears: number, { permitYearsYearly, permitYearsTriennial }: RenewalTerms): number {
  return verificationYears === 3 ? permitYearsTriennial : permitYearsYearly;
}

/** The first day on which a renewal may be applied for, whatever the campaign says. */
export function renewalOpening(validTo: CivilDate, { renewalMonths }: RenewalTerms): CivilDate {
  return addMonths(validTo, -renewalMonths);
}

/**
 * The validity after a renewal (有效期延续): from the day after the old end, for whole years
 * less a day. A start on 29 February ends on 28 February, so that no day is lost.
 */
export function renewedValidity(oldValidTo: CivilDate, years: number): { validFrom: CivilDate; validTo: CivilDate } {
  const validFrom = addDays(oldValidTo, 1);
  const dayBefore = addDays(addYears(validFrom, years), -1);
  const sameDay = addYears(oldValidTo, years);
  return { validFrom, validTo: dayBefore > sameDay ? dayBefore : sameDay };
}

/**
 * First and last day of a deferral (暂缓校验期): `months` calendar months from the decision.
 *
 * @throws RangeError unless `months` is a whole number from 1 to 6 (细则 Art. 37, F45)
 */
export function deferralPeriod(from: CivilDate, months: number): { from: CivilDate; to: CivilDate } {
  if (!Number.isInteger(months) || months < 1 || months > 6) throw new RangeError('a deferral lasts 1 to 6 whole months');
  return { from, to: addDays(addMonths(from, months), -1) };
}

/** The last day for applying again after a deferral that ended on `to`. */
export function reVerificationDeadline(to: CivilDate): CivilDate {
  return addDays(to, RE_VERIFICATION_DAYS);
}

/** The last day of a make-up order served on `served`. */
export function makeUpDeadline(served: CivilDate): CivilDate {
  return addDays(served, MAKE_UP_DAYS);
}
