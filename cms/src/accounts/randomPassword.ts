import { randomInt } from 'node:crypto';

/** No characters that people take for one another. */
const CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password that can be read aloud: three groups of four, 59 bits. */
export function randomPassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => CHARACTERS.charAt(randomInt(CHARACTERS.length))).join('');
  return [group(), group(), group()].join('-');
}
