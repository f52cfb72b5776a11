export {
  deferralPeriod,
  MAKE_UP_DAYS,
  makeUpDeadline,
  nextDue,
  OPENING_MONTHS,
  permitYears,
  RE_VERIFICATION_DAYS,
  renewalNeeded,
  renewalOpening,
  renewedValidity,
  reVerificationDeadline,
  statutoryOpening,
} from './dates';
export { deferralEffects } from './deferralEffects';
export { clinicTypeOf, exemption } from './exemption';
export type { Exemption, ExemptionSubject } from './exemption';
export { applicationPeriod, obligationState } from './obligationState';
export type { ObligationSituation } from './obligationState';
export { verificationPeriod } from './verificationPeriod';
export type { PeriodOptions, PeriodSubject, VerificationPeriod } from './verificationPeriod';
export { isRemindable, reminders, Standing, standingOf, standings } from './standing';
