import { organisationCode } from './organisationCode';
import { accepted, rejected, tidyNumber, type Validation } from './Validation';
import { weightedSum } from './weightedSum';

const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** The 31 characters of a unified social credit code: no I, O, S, V, Z. */
export const CREDIT_CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const PATTERN = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/u;

/** The eighteenth character for the first seventeen (GB 32100-2015). @throws RangeError for a malformed body. */
export function creditCodeCheck(first17: string): string {
  return CREDIT_CODE_ALPHABET.charAt((31 - (weightedSum(first17, WEIGHTS, CREDIT_CODE_ALPHABET) % 31)) % 31);
}

/**
 * Checks a unified social credit code (统一社会信用代码, GB 32100-2015). The organisation
 * code inside it (characters 9–17) is only warned about: some early codes lack a good one.
 */
export function creditCode(text: string): Validation {
  const code = tidyNumber(text);
  if (!PATTERN.test(code)) {
    return rejected('pattern', '统一社会信用代码应为18位数字或大写字母（不含I、O、S、V、Z），第3至8位是数字，请核对。');
  }
  if (creditCodeCheck(code.slice(0, 17)) !== code.charAt(17)) {
    return rejected('check-digit', '统一社会信用代码校验位不正确，请核对是否输错。');
  }
  const inner = organisationCode(code.slice(8, 17));
  return accepted(code, inner.ok ? [] : [{ code: 'organisation-code', message: '第9至17位不是有效的组织机构代码，请与证照核对。' }]);
}

/** The organisation code inside a credit code: characters 9–17, which the registration number begins with. */
export function organisationCodeOf(code: string): string {
  return code.slice(8, 17);
}
