import { randomInt } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const CHARACTERS = `${LETTERS}0123456789`;

/** A public identifier of the shape that Strapi gives its documents: 24 characters, a letter first. */
export function newDocumentId(): string {
  let id = LETTERS.charAt(randomInt(LETTERS.length));
  while (id.length < 24) id += CHARACTERS.charAt(randomInt(CHARACTERS.length));
  return id;
}
