import { randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, so that a code survives handwriting and the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** Powers of a generator of the field with 32 elements (x⁵+x²+1); 31 different weights. */
const POWERS: number[] = [];
for (let index = 0, value = 1; index < 31; index += 1) {
  POWERS.push(value);
  value = value & 16 ? ((value << 1) ^ 0b100101) & 31 : value << 1;
}

const product = (weight: number, digit: number): number =>
  digit === 0 ? 0 : (POWERS[(weight + POWERS.indexOf(digit)) % 31] ?? 0);

/** The digit that makes a code whole: every single wrong character and every swap of two is noticed. */
const checkDigit = (digits: number[]): number => digits.reduce((sum, digit, index) => sum ^ product(index + 1, digit), 0);

const grouped = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1-');

/** A new verification code (校验码): 15 random characters (75 bits) and a check character, in groups of four. */
export function newVerificationCode(): string {
  const digits = Array.from({ length: LENGTH - 1 }, () => randomInt(32));
  return grouped([...digits, checkDigit(digits)].map((digit) => ALPHABET[digit]).join(''));
}

/**
 * A typed code in its one form, or null when it cannot be a code of ours: small letters, missing or other
 * dashes, O for 0 and I or L for 1 are forgiven.
 */
export function normaliseVerificationCode(typed: string): string | null {
  const text = typed.normalize('NFKC').toUpperCase().replace(/[\s\-‐-―]/gu, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  const digits = [...text].map((character) => ALPHABET.indexOf(character));
  if (digits.length !== LENGTH || digits.includes(-1)) return null;
  return checkDigit(digits.slice(0, -1)) === digits.at(-1) ? grouped(text) : null;
}
