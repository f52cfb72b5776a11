import { randomBytes } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const CHARACTERS = `${LETTERS}0123456789`;
const LENGTH = 24;

/** A public identifier as Strapi makes them: 24 lower-case characters that start with a letter, over 120 bits of chance. */
export function newDocumentId(): string {
  const chance = randomBytes(2 * LENGTH);
  let id = '';
  // Two bytes a character: a remainder of 36 in 65,536 favours none by more than one in 1,800.
  for (let at = 0; at < LENGTH; at += 1) id += at === 0 ? LETTERS[chance.readUInt16LE(0) % 26] : CHARACTERS[chance.readUInt16LE(2 * at) % 36];
  return id;
}
