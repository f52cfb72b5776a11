/**
 * What is shown in place of personal data. A mask keeps what people need to tell two
 * records apart and no more; the whole value is an audited act.
 */
const STAR = '*';

/** `110***********002X`: the first three and the last four characters of an identity number; shorter numbers keep less. */
export function maskIdNumber(value: string): string {
  if (value.length <= 4) return STAR.repeat(value.length);
  if (value.length < 12) return value.slice(0, 1) + STAR.repeat(value.length - 3) + value.slice(-2);
  return value.slice(0, 3) + STAR.repeat(value.length - 7) + value.slice(-4);
}

/** `138****1234`: a mobile number without its middle four digits. */
export function maskMobile(value: string): string {
  if (value.length < 8) return STAR.repeat(value.length);
  return value.slice(0, 3) + STAR.repeat(value.length - 7) + value.slice(-4);
}

/** `010-****7672`: a landline's area code and last four digits. */
export function maskTelephone(value: string): string {
  if (/^1\d{10}$/u.test(value)) return maskMobile(value);
  const match = /^(0\d{2,3}-)?(\d+)(-\d+)?$/u.exec(value);
  const digits = match?.[2];
  if (match === null || digits === undefined || digits.length < 7) return STAR.repeat(value.length);
  return (match[1] ?? '') + STAR.repeat(digits.length - 4) + digits.slice(-4);
}

/** `张*`, `欧**`: the family name's first character and a star for each further one, dots kept. Counted in characters, rare ones too. */
export function maskName(value: string): string {
  const characters = [...value];
  return characters.map((character, index) => (index === 0 || character === '·' ? character : STAR)).join('');
}

/** `1949-**-**`: the year of a birth date. */
export function maskDate(value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/u.test(value) ? `${value.slice(0, 4)}-**-**` : STAR.repeat(value.length);
}

/** The first six characters of an address, which name the city and district, and six stars. */
export function maskAddress(value: string): string {
  const characters = [...value];
  return characters.length <= 6 ? STAR.repeat(characters.length) : characters.slice(0, 6).join('') + STAR.repeat(6);
}

/** `z***@example.cn`: the first character of the mailbox and the domain. */
export function maskEmail(value: string): string {
  const at = value.lastIndexOf('@');
  return at < 1 ? STAR.repeat(value.length) : `${value.charAt(0)}***${value.slice(at)}`;
}

/** The masks by name, as field rules refer to them. */
export const masks = {
  'id-number': maskIdNumber,
  mobile: maskMobile,
  telephone: maskTelephone,
  name: maskName,
  date: maskDate,
  address: maskAddress,
  email: maskEmail,
} as const satisfies Record<string, (value: string) => string>;

export type MaskName = keyof typeof masks;
