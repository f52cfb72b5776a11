import type { Json } from '@medregistry/language';

/** Fills `{hole}` in every text of a structure; a hole that nobody knows is left empty. A text that is one hole takes the value as it is. */
export function fillHoles(structure: Json, values: Readonly<Record<string, Json>>): Json {
  if (Array.isArray(structure)) return structure.map((item) => fillHoles(item, values));
  if (typeof structure === 'object' && structure !== null) {
    return Object.fromEntries(Object.entries(structure).map(([key, item]) => [key, fillHoles(item ?? null, values)]));
  }
  if (typeof structure !== 'string') return structure;
  const whole = /^\{([\w.:-]+)\}$/.exec(structure)?.[1];
  return whole === undefined ? fillText(structure, values) : (values[whole] ?? '');
}

/** The same for one text. */
export const fillText = (text: string, values: Readonly<Record<string, Json>>): string =>
  text.replace(/\{([\w.:-]+)\}/g, (_, hole: string) => {
    const value = values[hole] ?? '';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  });

/** What stands at `a.b.c`; undefined where there is nothing. */
export function valueAt(structure: Json, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((place, key) => (typeof place === 'object' && place !== null ? (place as Record<string, Json>)[key] : undefined), structure);
}
