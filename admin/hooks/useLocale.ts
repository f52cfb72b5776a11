import type { Locale } from '@medregistry/language';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../providers/locale';

/** The language that is on; the component renders again when it is switched. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return LANGUAGES.find(({ key }) => key === i18n.language)?.key ?? 'zh-Hans';
}
