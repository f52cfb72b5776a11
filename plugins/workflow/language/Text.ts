import { z } from 'zod';

/** Simplified Chinese first; the other two by switch, falling back to it (design.md §10). */
export const LOCALES = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A label or sentence. A plain string is Simplified Chinese. */
export const Text = z.union([
  z.string().min(1),
  z.strictObject({ 'zh-Hans': z.string().min(1), 'zh-Hant': z.string().min(1).optional(), en: z.string().min(1).optional() }),
]);
export type Text = z.infer<typeof Text>;

/** The text in a locale, or in Simplified Chinese where it was not given. */
export function say(text: Text, locale: Locale = 'zh-Hans'): string {
  return typeof text === 'string' ? text : (text[locale] ?? text['zh-Hans']);
}
