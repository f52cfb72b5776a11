/**
 * The sum of value × weight over the characters of `text`, the core of every
 * check digit here. The value of a character is its place in `alphabet`.
 *
 * @throws RangeError when a character is not in the alphabet or the lengths differ;
 *   callers test the pattern first.
 */
export function weightedSum(text: string, weights: readonly number[], alphabet: string): number {
  if (text.length !== weights.length) throw new RangeError(`expected ${weights.length} characters`);
  return weights.reduce((sum, weight, place) => {
    const value = alphabet.indexOf(text.charAt(place));
    if (value < 0) throw new RangeError(`character ${place + 1} is not in the alphabet`);
    return sum + value * weight;
  }, 0);
}
