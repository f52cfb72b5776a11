import type { CivilDate } from '@medregistry/language';
import { doctorTitles, technicianTitles } from '../enums';
import { residentIdFacts } from '../validators';
import type { RosterKey, RosterValues } from './RosterColumn';

/** Something that is said of a person's line: a problem stands in the way, a note does not. */
export interface RosterRemark {
  level: 'problem' | 'note';
  column: RosterKey | null;
  code: string;
  message: string;
}

const problem = (column: RosterKey, code: string, message: string): RosterRemark => ({ level: 'problem', column, code, message });
const note = (column: RosterKey, code: string, message: string): RosterRemark => ({ level: 'note', column, code, message });

const RESIDENT = /^\d{17}[\dX]$/u;
/** 15 digits: level, category, region, serial. Older ones differ, so it is said and never refused. */
const PRACTICE_NUMBER = /^\d{15}$/u;

/** Sex and birth date that the identity number tells, where it tells them. */
export function withIdentityFacts<Values extends Pick<RosterValues, 'idNumber'>>(values: Values): Values {
  const { idNumber } = values;
  if (typeof idNumber !== 'string' || !RESIDENT.test(idNumber)) return values;
  const { birthDate, gender } = residentIdFacts(idNumber);
  return { birthDate, gender, ...values };
}

type Rule = (values: RosterValues, today: CivilDate) => RosterRemark | false;

const RULES: readonly Rule[] = [
  ({ idNumber, gender }) =>
    typeof idNumber === 'string' && RESIDENT.test(idNumber) && gender !== undefined && residentIdFacts(idNumber).gender !== gender && problem('gender', 'gender-differs', '性别与身份证号码不一致，请核对两者。'),
  ({ idNumber, birthDate }) =>
    typeof idNumber === 'string' && RESIDENT.test(idNumber) && birthDate !== undefined && residentIdFacts(idNumber).birthDate !== birthDate && problem('birthDate', 'birth-date-differs', '出生日期与身份证号码不一致，请核对两者。'),
  ({ idNumber, gender, birthDate }) =>
    typeof idNumber === 'string' && !RESIDENT.test(idNumber) && (gender === undefined || birthDate === undefined) && problem(gender === undefined ? 'gender' : 'birthDate', 'needed-without-id-card', '不是身份证号码的，请填写性别和出生日期。'),
  ({ category, title }) =>
    title !== undefined && category !== 'nurse' && category !== undefined && !(String(title) in (category === 'doctor' ? doctorTitles : technicianTitles)) && problem('title', 'title-of-another-kind', '职称与人员类别不相符，请核对两者。'),
  ({ category, practiceNumber }) =>
    category === 'doctor' && practiceNumber !== undefined && !PRACTICE_NUMBER.test(String(practiceNumber)) && note('practiceNumber', 'practice-number-format', '医师执业证书编码一般为15位数字，请与证书核对。'),
  ({ onPost, leftOn }) => onPost === false && leftOn === undefined && problem('leftOn', 'left-on-needed', '已离职的人员请填写离职日期。'),
  ({ onPost, leftOn }) => onPost !== false && leftOn !== undefined && leftOn !== null && problem('onPost', 'left-or-not', '填了离职日期的，“在岗”应为“否”；仍在岗的请清空离职日期。'),
  ({ leftOn }, today) => typeof leftOn === 'string' && leftOn > today && problem('leftOn', 'left-in-future', '离职日期晚于今天，请在离职后再登记。'),
  ({ validTo }, today) => typeof validTo === 'string' && validTo < today && note('validTo', 'expired', '证书已过有效期，请更换新证后更新，名录中会标为“注册已过期”。'),
];

/** What is wrong between the facts of one person, and what is worth saying. */
export const reviewPerson = (values: RosterValues, today: CivilDate): RosterRemark[] => RULES.flatMap((rule) => rule(values, today) || []);
