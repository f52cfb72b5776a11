import type { InstitutionCategory } from '../enums/InstitutionCategory';

/** What the length of the verification period depends on. */
export interface PeriodSubject {
  category: InstitutionCategory;
  bedsApproved: number;
  foreignInvested: boolean;
  /** The last conclusion was a re-verification that passed after a deferral. */
  afterReVerification?: boolean;
}

export interface PeriodOptions {
  /**
   * Two readings of 细则 Art. 35 exist for specialised hospitals and the like: three years only
   * from 100 beds on (true, the default), or regardless of beds (false).
   */
  specialtyNeeds100Beds?: boolean;
}

export interface VerificationPeriod {
  years: 1 | 3;
  /** Why, as a Chinese citation for the prompt page and the decision. */
  basis: string;
}

const GENERAL = /^A(?:100|210|300|4\d\d)$/u;
const SPECIALTY = /^(?:A22\d|A5\d\d|A600|E100|G100|H\d\d\d|P100)$/u;

/**
 * How many years lie between two verifications (校验期): 条例 Art. 21, 细则 Art. 35,
 * 校验办法 Art. 6. Foreign investment and a passed re-verification make it one year.
 */
export function verificationPeriod(institution: PeriodSubject, options: PeriodOptions = {}): VerificationPeriod {
  if (institution.foreignInvested) return { years: 1, basis: '中外合资合作医疗机构校验期为1年（细则第35条）' };
  if (institution.afterReVerification === true) return { years: 1, basis: '暂缓校验后再次校验合格的，下一校验期为1年（校验办法第20条）' };
  const hundredBeds = institution.bedsApproved >= 100;
  if (GENERAL.test(institution.category) && hundredBeds) return { years: 3, basis: '床位100张以上的医院校验期为3年（条例第21条、细则第35条）' };
  if (SPECIALTY.test(institution.category) && (hundredBeds || options.specialtyNeeds100Beds === false)) {
    return { years: 3, basis: '专科医院、妇幼保健院等机构校验期为3年（细则第35条）' };
  }
  return { years: 1, basis: '其他医疗机构校验期为1年（条例第21条、细则第35条）' };
}
