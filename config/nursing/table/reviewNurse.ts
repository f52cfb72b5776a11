import { addYears, type CivilDate } from '@medregistry/language';
import { residentIdFacts } from '../../validators';
import { REGISTRATION_YEARS } from '../dates';
import type { NurseKey, NurseValues } from './nurseColumns';

/** Something that is said of a nurse's line: a problem stands in the way, a note does not. */
export interface NurseRemark {
  level: 'problem' | 'note';
  column: NurseKey | null;
  code: string;
  message: string;
}

const problem = (column: NurseKey, code: string, message: string): NurseRemark => ({ level: 'problem', column, code, message });
const note = (column: NurseKey, code: string, message: string): NurseRemark => ({ level: 'note', column, code, message });

const RESIDENT = /^\d{17}[\dX]$/u;
const resident = ({ idNumber }: NurseValues): { birthDate: CivilDate; gender: string } | undefined => (typeof idNumber === 'string' && RESIDENT.test(idNumber) ? residentIdFacts(idNumber) : undefined);
const isDay = (value: unknown): value is CivilDate => typeof value === 'string';

type Rule = (values: NurseValues, today: CivilDate) => NurseRemark | false;

const RULES: readonly Rule[] = [
  (values) => values.gender !== undefined && (resident(values)?.gender ?? values.gender) !== values.gender && problem('gender', 'gender-differs', '性别与身份证号码不一致，请核对两者。'),
  (values) => values.birthDate !== undefined && (resident(values)?.birthDate ?? values.birthDate) !== values.birthDate && problem('birthDate', 'birth-date-differs', '出生日期与身份证号码不一致，请核对两者。'),
  (values) => !resident(values) && (values.gender === undefined || values.birthDate === undefined) && problem(values.gender === undefined ? 'gender' : 'birthDate', 'needed-without-id-card', '不是身份证号码的，请填写性别和出生日期。'),
  ({ firstRegisteredOn, validTo }) => isDay(firstRegisteredOn) && isDay(validTo) && firstRegisteredOn > validTo && problem('validTo', 'ends-before-first', '注册有效期至早于首次注册日期，请核对两者。'),
  ({ validFrom, validTo }) => isDay(validFrom) && isDay(validTo) && validFrom > validTo && problem('validFrom', 'begins-after-end', '注册日期晚于注册有效期至，请核对两者。'),
  ({ firstRegisteredOn }, today) => isDay(firstRegisteredOn) && firstRegisteredOn > today && problem('firstRegisteredOn', 'first-in-future', '首次注册日期晚于今天，请核对。'),
  ({ examPassedOn, firstRegisteredOn }) => isDay(examPassedOn) && isDay(firstRegisteredOn) && examPassedOn > firstRegisteredOn && note('examPassedOn', 'exam-after-registration', '通过考试日期晚于首次注册日期，请与证书核对。'),
  // 护士条例 Art. 8: five years, and a renewal may be granted up to a year before the end of the period that it follows.
  ({ validTo }, today) => isDay(validTo) && validTo > addYears(today, REGISTRATION_YEARS + 1) && note('validTo', 'too-long', '注册有效期至在六年以后，注册有效期一般为五年，请与证书核对。'),
  ({ validTo }, today) => isDay(validTo) && validTo < today && note('validTo', 'expired', '注册已经过期，将列入“过期未延续”，不得安排从事护理活动。'),
];

/** What is wrong between the facts of one nurse, and what is worth saying. */
export const reviewNurse = (values: NurseValues, today: CivilDate): NurseRemark[] => RULES.flatMap((rule) => rule(values, today) || []);
