import type { Gender } from '../enums/Gender';
import { accepted, rejected, tidyNumber, type Validation } from './Validation';
import { weightedSum } from './weightedSum';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';
const PATTERN = /^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/u;
const OLD_PATTERN = /^[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/u;
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/** The region prefix of demonstration numbers: no such province exists, so no real person can hold one. */
export const DEMONSTRATION_REGION = '99';

export interface ResidentIdOptions {
  /** Accept the impossible region 99 of demonstration data. Never set in production. */
  allowDemoRegion?: boolean;
  /** Civil date `YYYY-MM-DD`; when given, a birth date after it is refused. */
  today?: string;
  /** Accept a 15-digit number and convert it (F92). */
  acceptOld?: boolean;
}

/** The eighteenth character for the first seventeen digits (GB 11643-1999). @throws RangeError for anything but 17 digits. */
export function residentIdCheck(first17: string): string {
  return CHECK_CHARACTERS.charAt(weightedSum(first17, WEIGHTS, '0123456789') % 11);
}

/**
 * The 18-character form of a 15-digit number (F92): the century 19 goes in after the
 * region and the check character is appended. Numbers of any other shape come back as
 * they are, tidied. Both forms of one person thus give one search key.
 */
export function residentId18(text: string): string {
  const tidy = tidyNumber(text);
  if (!/^\d{15}$/u.test(tidy)) return tidy;
  const first17 = `${tidy.slice(0, 6)}19${tidy.slice(6)}`;
  return first17 + residentIdCheck(first17);
}

/** The 15-digit form that a person born in the twentieth century may once have held, or undefined. */
export function residentId15(text: string): string | undefined {
  const tidy = tidyNumber(text);
  if (!/^\d{17}[\dX]$/u.test(tidy) || tidy.slice(6, 8) !== '19') return undefined;
  return tidy.slice(0, 6) + tidy.slice(8, 17);
}

function realDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * Checks a resident ID number (居民身份证号码, GB 11643-1999): pattern, region, a date
 * that exists, and the check character. The value is always the 18-character form.
 */
export function residentId(text: string, options: ResidentIdOptions = {}): Validation {
  const tidy = tidyNumber(text);
  const old = options.acceptOld === true && OLD_PATTERN.test(tidy);
  const id = old ? residentId18(tidy) : tidy;
  if (!PATTERN.test(id)) return rejected('pattern', '身份证号码应为18位：前17位是数字，最后一位是数字或X，请核对。');
  const region = id.slice(0, 2);
  const demonstration = options.allowDemoRegion === true && region === DEMONSTRATION_REGION;
  if (!PROVINCES.has(region) && !demonstration) return rejected('region', '身份证号码前两位不是有效的省级代码，请核对。');
  const birthDate = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  if (!realDate(Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14)))) {
    return rejected('birth-date', '身份证号码中的出生日期不存在，请核对。');
  }
  if (options.today !== undefined && birthDate > options.today) {
    return rejected('birth-in-future', '身份证号码中的出生日期晚于今天，请核对。');
  }
  if (residentIdCheck(id.slice(0, 17)) !== id.charAt(17)) return rejected('check-digit', '身份证号码校验位不正确，请核对是否输错。');
  return accepted(id, old ? [{ code: 'converted', message: '已将15位旧号码换算为18位，请与证件核对。' }] : []);
}

export interface ResidentIdFacts {
  /** First six digits, GB/T 2260. */
  region: string;
  birthDate: string;
  gender: Gender;
}

/** What an 18-character number says of its holder; used to cross-check birth date and sex. Call it on a checked number only. */
export function residentIdFacts(id: string): ResidentIdFacts {
  return {
    region: id.slice(0, 6),
    birthDate: `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`,
    gender: Number(id.charAt(16)) % 2 === 1 ? 'male' : 'female',
  };
}
