import { pinyin, polyphonic } from 'pinyin-pro';

/** Variants of initials that one name may have; characters with several readings multiply them. */
const VARIANTS = 16;

const letters = (syllables: readonly string[]): string[] => [...new Set(syllables.map((syllable) => syllable.charAt(0).toLowerCase()))];

/**
 * The first letters of a Chinese text's syllables (拼音首字母): 朝阳 gives `cy` and `zy`, because 朝 is read in two
 * ways and people type the one they know. What is read in context comes first.
 */
export function initials(text: string): string[] {
  const readings = polyphonic(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).map(letters);
  let variants = [''];
  for (const reading of readings) {
    const grown = variants.flatMap((start) => reading.map((letter) => start + letter));
    variants = grown.length <= VARIANTS ? grown : variants.map((start) => start + (reading[0] ?? ''));
  }
  const inContext = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').toLowerCase();
  return [...new Set([inContext, ...variants])].filter(Boolean).slice(0, VARIANTS);
}

/** What a record is found by: its names and numbers, and the initials of the names, lower-cased. */
export function searchText(names: readonly string[], numbers: readonly (string | null | undefined)[] = []): string {
  const words = [...names, ...names.flatMap(initials), ...numbers];
  return words.filter(Boolean).join(' ').toLowerCase();
}
