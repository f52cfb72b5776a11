import type { CivilDate } from '@medregistry/language';
import { examGeneration } from './dates';

/** Wrong tries after which an activation code (激活码) is dead (domain.md §3.6); how many days it holds is a switch of the authority. */
export const ACTIVATION_TRIES = 5;

/** Characters of a code: none that is read as another. */
export const ACTIVATION_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const ACTIVATION_LENGTH = 10;

/** A code as it is compared, whatever case it is typed in and however it is split. */
export const activationCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/gu, '');

/** The same in two halves, as it is printed. */
export const splitCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** A user name that a nurse gives herself: a letter first, so that nobody takes it for a number. */
export const USERNAME = /^[A-Za-z][A-Za-z0-9]{5,19}$/u;

/** Where somebody goes whom the check of identity (信息验证) does not find. */
export interface WayOut {
  path: 'registration-correction' | 'examination-correction' | 'unknown';
  text: string;
}

/**
 * The path and the office for who fails 信息验证 (F92–F98), by the day of the examination that she names.
 *
 * @param province name of the province of her examination or certificate, where she names one
 */
export function wayOut(examPassedOn: CivilDate | null, province: string | null): WayOut {
  const first = '姓名、证件号码与系统登记的不一致。请先核对有没有填错。';
  const office = province === null ? '省级卫生健康主管部门' : `${province}省级卫生健康主管部门`;
  if (examPassedOn === null) return { path: 'unknown', text: `${first}确认没有填错的，请填写通过考试的时间和省份再试一次，系统会告诉您办理的途径。` };
  return examGeneration(examPassedOn) === 'veteran'
    ? { path: 'registration-correction', text: `${first}确认没有填错的：您是 2008 年 5 月及以前通过考试的护士，注册信息可能是用旧证件号码补录的，请向补录时的${office}申请执业注册信息修改；从来没有补录过的，请向核发《护士执业证书》的${office}申请补录。` }
    : { path: 'examination-correction', text: `${first}确认没有填错的：您是 2008 年 10 月及以后通过考试的护士，报名考试时的证件号码可能与现在不同，请向当年参加考试的${office}申请考试资格信息修改。` };
}
