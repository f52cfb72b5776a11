import { addDays, addMonths, addYears, type CivilDate } from '@medregistry/language';

/** Years that a registration runs (护士条例 Art. 8, 10). */
export const REGISTRATION_YEARS = 5;
/** Years after the examination within which one registers without further training (护士条例 Art. 7). */
export const EXAMINATION_YEARS = 3;
/** Years of a break in practice after which three months' training is asked for (护士执业注册管理办法). */
export const BREAK_YEARS = 3;
/** Years after a revocation in which nobody may apply (护士条例 Art. 32). */
export const BAN_YEARS = 2;
/** Days before the end by which a renewal is applied for (护士条例 Art. 10). */
export const RENEWAL_DAYS = 30;

/** The last day of five years: the same day of the year (as certificates show it), or the day before. */
export type ValidityEnd = 'anniversary' | 'day-before';

export interface Validity {
  validFrom: CivilDate;
  validTo: CivilDate;
}

/** The same day so many years later; 29 February becomes 28 where the year has none. */
const anniversary = (date: CivilDate, years: number, minusOneDay: boolean): CivilDate => addDays(addYears(date, years), minusOneDay ? -1 : 0);

/** The validity (有效期) of a registration that is granted on a day; which day it ends on is a switch of the authority. */
export const registrationValidity = (approvedOn: CivilDate, ends: ValidityEnd): Validity => ({
  validFrom: approvedOn,
  validTo: anniversary(approvedOn, REGISTRATION_YEARS, ends === 'day-before'),
});

/** The end after a renewal (延续注册): five years from the old end, whenever it is granted. */
export const renewedTo = (validTo: CivilDate): CivilDate => addYears(validTo, REGISTRATION_YEARS);

/** First day on which a renewal may be applied for; how many months before the end is a switch of the authority. */
export const nurseRenewalOpening = (validTo: CivilDate, months: number): CivilDate => addMonths(validTo, -months);

/** Last day on which a renewal is applied for in time; afterwards it is taken with a warning until the end. */
export const renewalInTime = (validTo: CivilDate): CivilDate => addDays(validTo, -RENEWAL_DAYS);

/** Last day on which somebody who passed the examination registers without three months' training. */
export const firstRegistrationDeadline = (examPassedOn: CivilDate): CivilDate => addYears(examPassedOn, EXAMINATION_YEARS);

/** Last day of the ban that follows a revocation (吊销). */
export const banEnd = (revokedOn: CivilDate): CivilDate => addYears(revokedOn, BAN_YEARS);

/** Whether somebody who last practised on a day needs three months' training before registering again. */
export const needsTraining = (lastPractisedOn: CivilDate, today: CivilDate): boolean => addYears(lastPractisedOn, BREAK_YEARS) < today;

/**
 * 老护士换证人员 passed in May 2008 or earlier, 新人考试人员 in October 2008 or later (F92, F96). Between the two there was
 * no examination; a date between them is read as the former's.
 */
export const examGeneration = (examPassedOn: CivilDate): 'veteran' | 'newcomer' => (examPassedOn < '2008-10-01' ? 'veteran' : 'newcomer');
