import { pinyin } from 'pinyin-pro';

/** The first letters of a Chinese text's syllables (拼音首字母): 朝阳 gives `cy`. */
export const initials = (text: string): string => pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').toLowerCase();

/** What a record is found by: its names and numbers, and the initials of the names, lower-cased. */
export function searchText(names: readonly string[], numbers: readonly (string | null | undefined)[] = []): string {
  const words = [...names, ...names.map(initials), ...numbers];
  return words.filter(Boolean).join(' ').toLowerCase();
}
