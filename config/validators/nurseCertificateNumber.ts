import { accepted, rejected, tidyNumber, type Validation } from './Validation';

const PATTERN = /^(?:19|20)\d{2}(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{6}$/u;

/**
 * Checks a nurse certificate number (护士执业证书编号): year, province, serial in twelve
 * digits. Older certificates look different, so any 8–20 letters and digits pass with a warning.
 */
export function nurseCertificateNumber(text: string): Validation {
  const number = tidyNumber(text);
  if (PATTERN.test(number)) return accepted(number);
  if (/^[0-9A-Z]{8,20}$/u.test(number)) {
    return accepted(number, [{ code: 'other-format', message: '编号不是12位新格式，如为老证请与证书核对。' }]);
  }
  return rejected('pattern', '护士执业证书编号应为12位数字，老证为8至20位数字或字母，请核对。');
}
