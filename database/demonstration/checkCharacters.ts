/*
 * Check characters for invented numbers, worked out from the standards once more and not by
 * the validators: a mistake in either shows when the demonstration is tested against them.
 */

/** GB 11643: powers of two modulo 11 from the right; the number and its check character sum to 1. */
export function residentIdCheck(first17: string): string {
  const sum = [...first17].reduce((total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11), 0);
  const check = (12 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

/** GB 11714: letters count from 10; the remainder 10 is written X, 11 is written 0. */
export function organisationCodeCheck(first8: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...first8].reduce((total, character, place) => total + Number.parseInt(character, 36) * (weights[place] ?? 0), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

/** GB 32100: powers of three modulo 31 over an alphabet of 31 characters. */
export function creditCodeCheck(first17: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
}
