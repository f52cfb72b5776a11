import { accepted, rejected, type Validation } from './Validation';

/**
 * Checks a person's name (姓名): Chinese characters, rare ones included, with the middle
 * dot of transliterated names; or Latin letters for foreigners. The several dots that
 * keyboards produce become the one that certificates print (U+00B7).
 */
export function personName(text: string): Validation {
  const name = text
    .trim()
    .replace(/[•‧・･．●]/gu, '·')
    .replace(/\s+/gu, ' ');
  if ([...name].length > 50) return rejected('length', '姓名不能超过50个字，请核对。');
  if (/^[\p{Script=Han}]+(?:·[\p{Script=Han}]+)*$/u.test(name) && [...name].length >= 2) return accepted(name);
  if (/^[\p{Script=Latin}][\p{Script=Latin}\p{M} .'-]+$/u.test(name)) return accepted(name);
  return rejected('pattern', '请填写证件上的姓名，不要输入数字或其他符号；译名用“·”分隔。');
}
