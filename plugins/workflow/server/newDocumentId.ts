import { randomBytes } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A public identifier as Strapi makes them: 24 lower-case characters that start with a letter. */
export function newDocumentId(): string {
  const bytes = randomBytes(16);
  const digits = BigInt(`0x${bytes.toString('hex')}`).toString(36).padStart(25, '0').slice(-23);
  return `${LETTERS[(bytes[0] ?? 0) % 26]}${digits}`;
}
