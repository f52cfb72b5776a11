import type { Locale, Text } from '@medregistry/language';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export const LANGUAGES: { key: Locale; label: string; html: string }[] = [
  { key: 'zh-Hans', label: '简体中文', html: 'zh-Hans' },
  { key: 'zh-Hant', label: '繁體中文', html: 'zh-Hant' },
  { key: 'en', label: 'English', html: 'en' },
];

const STORED = 'medregistry.locale';

/** Words are keyed by their Simplified Chinese; the other two languages are loaded when they are chosen. */
const load: Record<Locale, () => Promise<Record<string, string>>> = {
  'zh-Hans': async () => ({}),
  'zh-Hant': async () => (await Promise.all([import('../locales/zh-Hant.json'), import('dayjs/locale/zh-tw')]))[0].default,
  en: async () => (await Promise.all([import('../locales/en.json'), import('dayjs/locale/en')]))[0].default,
};

export const antdLocale: Record<Locale, () => Promise<{ default: object }>> = {
  'zh-Hans': () => import('antd/locale/zh_CN'),
  'zh-Hant': () => import('antd/locale/zh_TW'),
  en: () => import('antd/locale/en_US'),
};

const isLocale = (value: string | null): value is Locale => LANGUAGES.some(({ key }) => key === value);

export const currentLocale = (): Locale => (isLocale(i18next.language) ? i18next.language : 'zh-Hans');

/** The text in the language that is on, or in Simplified Chinese. */
export const said = (text: Text | undefined): string =>
  text === undefined ? '' : typeof text === 'string' ? text : (text[currentLocale()] ?? text['zh-Hans']);

/** Switches words, dates and the document's language together. */
export async function switchTo(locale: Locale): Promise<void> {
  const words = await load[locale]();
  i18next.addResourceBundle(locale, 'translation', words, true, true);
  dayjs.locale(locale === 'en' ? 'en' : locale === 'zh-Hant' ? 'zh-tw' : 'zh-cn');
  document.documentElement.lang = locale;
  localStorage.setItem(STORED, locale);
  await i18next.changeLanguage(locale);
}

export async function startLocale(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh-Hans',
    fallbackLng: false,
    resources: { 'zh-Hans': { translation: {} } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  } as Parameters<typeof i18next.init>[0]);
  dayjs.locale('zh-cn');
  const stored = localStorage.getItem(STORED);
  if (isLocale(stored) && stored !== 'zh-Hans') await switchTo(stored);
}
