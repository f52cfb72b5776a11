import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ADMIN = join(__dirname, '..');
const SKIPPED = new Set(['node_modules', 'dist', '.cache', 'locales', 'vite']);

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : sources(join(folder, entry.name));
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.test.ts') ? [readFileSync(join(folder, entry.name), 'utf8')] : [];
  });

const words = new Set(sources(ADMIN).flatMap((text) => [...text.matchAll(/\bt\(\s*'((?:[^'\\]|\\.)*)'/g)].map((match) => match[1] ?? '')));
const holes = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
const load = (locale: string): Record<string, string> => JSON.parse(readFileSync(join(ADMIN, 'locales', `${locale}.json`), 'utf8')) as Record<string, string>;

test.each(['zh-Hant', 'en'])('%s says everything that the screens say', (locale) => {
  const said = load(locale);
  expect(words.size).toBeGreaterThan(250);
  expect([...words].filter((word) => !said[word])).toEqual([]);
});

test.each(['zh-Hant', 'en'])('%s keeps the holes of every sentence', (locale) => {
  const wrong = Object.entries(load(locale)).filter(([word, text]) => holes(word).join() !== holes(text).join());
  expect(wrong).toEqual([]);
});

test('English has no Chinese left in it', () => {
  expect(Object.values(load('en')).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
});

test.each(['zh-Hant', 'en'])('%s keeps its words in order, so that two people who add some seldom touch the same line', (locale) => {
  const keys = Object.keys(load(locale));
  expect(keys).toEqual([...keys].sort());
});
