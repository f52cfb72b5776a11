import { accepted, rejected, tidyNumber, type Validation } from './Validation';
import { weightedSum } from './weightedSum';

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The ninth character for the first eight (GB 11714). @throws RangeError for a malformed body. */
export function organisationCodeCheck(first8: string): string {
  const remainder = 11 - (weightedSum(first8, WEIGHTS, ALPHABET) % 11);
  if (remainder === 10) return 'X';
  return remainder === 11 ? '0' : String(remainder);
}

/** Checks an organisation code (组织机构代码, GB 11714); a hyphen before the check character is taken out. */
export function organisationCode(text: string): Validation {
  const code = tidyNumber(text).replace(/-/gu, '');
  if (!/^[0-9A-Z]{8}[0-9X]$/u.test(code)) return rejected('pattern', '组织机构代码应为9位数字或大写字母，请核对。');
  if (organisationCodeCheck(code.slice(0, 8)) !== code.charAt(8)) {
    return rejected('check-digit', '组织机构代码校验位不正确，请核对是否输错。');
  }
  return accepted(code);
}
