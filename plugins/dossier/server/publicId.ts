import { randomInt } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A random id in the shape of Strapi's documentId: 24 characters, a letter first. */
export const publicId = (): string =>
  Array.from({ length: 24 }, (_, index) => LETTERS[randomInt(index === 0 ? 26 : 36)]).join('');
