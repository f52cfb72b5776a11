import type { CivilDate } from '@medregistry/language';
import { renewalInTime } from './dates';

/** A day that a nurse must not miss (P11 of domain.md §9): for the calendar of her telephone. */
export interface RegistrationDay {
  key: 'opens' | 'in-time' | 'ends';
  on: CivilDate;
  title: string;
  about: string;
}

/** The days of a registration that runs (护士条例 Art. 10): from when, until when, and the last. */
export const registrationDays = ({ validTo, renewalOpensOn }: { validTo: CivilDate; renewalOpensOn: CivilDate }): RegistrationDay[] => [
  { key: 'opens', on: renewalOpensOn, title: '可以申请护士延续注册', about: '从这一天起可以申请延续注册。' },
  { key: 'in-time', on: renewalInTime(validTo), title: '护士延续注册：最迟今天提交', about: '请在有效期届满三十日前提交延续注册申请。' },
  { key: 'ends', on: validTo, title: '护士执业注册今天到期', about: '过期后不得从事护理活动，只能办理重新注册。' },
];
