/** A scanned notice gives an address such as `https://…/check/AB12-CD34`; the code in it is what is looked for. */
export function searchFor(typed: string): string {
  const text = typed.trim();
  const found = /\/check\/([^/?#\s]+)/.exec(text);
  return found?.[1] ? decodeURIComponent(found[1]) : text;
}

/** The one case that was meant: the only hit, or the one whose whole number was typed, however many contain it. */
export function meant<R extends { number: string | null }>(rows: readonly R[], wanted: string): R | undefined {
  return rows.length === 1 ? rows[0] : rows.find(({ number }) => number?.toLowerCase() === wanted.toLowerCase());
}
