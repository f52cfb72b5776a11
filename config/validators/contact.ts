import { accepted, rejected, type Validation } from './Validation';

function tidy(text: string): string {
  return text.normalize('NFKC').trim();
}

/** Checks a mobile number (手机号): eleven digits without country code. */
export function mobile(text: string): Validation {
  const number = tidy(text).replace(/[\s-]/gu, '');
  return /^1[3-9]\d{9}$/u.test(number) ? accepted(number) : rejected('pattern', '手机号应为11位数字，以13至19开头，请核对。');
}

/** Checks a landline number (固定电话) with optional area code and extension. */
export function landline(text: string): Validation {
  const number = tidy(text).replace(/\s/gu, '').replace(/^\((0\d{2,3})\)/u, '$1-');
  return /^(?:0\d{2,3}-?)?\d{7,8}(?:-\d{1,6})?$/u.test(number)
    ? accepted(number)
    : rejected('pattern', '固定电话格式应如“010-12345678”或“010-12345678-801”，请核对。');
}

/** Checks a telephone number of either kind (联系电话). */
export function telephone(text: string): Validation {
  const asMobile = mobile(text);
  if (asMobile.ok) return asMobile;
  const asLandline = landline(text);
  return asLandline.ok ? asLandline : rejected('pattern', '请填写11位手机号，或“010-12345678”格式的固定电话。');
}

/** Checks a postcode (邮政编码): six digits. */
export function postcode(text: string): Validation {
  const code = tidy(text);
  return /^\d{6}$/u.test(code) ? accepted(code) : rejected('pattern', '邮政编码应为6位数字，请核对。');
}

/** Checks an e-mail address (电子邮箱) lightly; only a message that arrives proves it. */
export function email(text: string): Validation {
  const address = tidy(text);
  const plausible = address.length <= 254 && /^[^\s@"(),:;<>[\\\]]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/u.test(address);
  return plausible ? accepted(address) : rejected('pattern', '电子邮箱格式应如“name@example.cn”，请核对。');
}
