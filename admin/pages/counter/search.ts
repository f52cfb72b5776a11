/** A scanned notice gives an address such as `https://…/check/AB12-CD34`; the code in it is what is looked for. */
export function searchFor(typed: string): string {
  const text = typed.trim();
  const found = /\/check\/([^/?#\s]+)/.exec(text);
  return found?.[1] ? decodeURIComponent(found[1]) : text;
}
