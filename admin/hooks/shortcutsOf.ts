/**
 * A letter for each event of a case: the first of its name that no other key of the screen has taken.
 *
 * @param events keys of the events in the order in which they are offered
 * @param taken letters that the screen itself uses
 */
export function shortcutsOf(events: string[], taken: string): Record<string, string> {
  const used = new Set(taken);
  return Object.fromEntries(
    events.flatMap((event) => {
      const letter = [...event, ...'abcdefghijklmnopqrstuvwxyz'].find((candidate) => /[a-z]/.test(candidate) && !used.has(candidate));
      if (!letter) return [];
      used.add(letter);
      return [[event, letter]];
    }),
  );
}
