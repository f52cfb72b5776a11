import { randomInt } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const CHARACTERS = `${LETTERS}0123456789`;

/** A public identifier of the shape that Strapi gives its documents: 24 characters, a letter first. */
export const newPublicId = (): string =>
  Array.from({ length: 24 }, (_, place) => (place === 0 ? LETTERS.charAt(randomInt(LETTERS.length)) : CHARACTERS.charAt(randomInt(CHARACTERS.length)))).join('');
