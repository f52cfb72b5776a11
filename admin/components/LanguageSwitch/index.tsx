import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../hooks/useLocale';
import { LANGUAGES, switchTo } from '../../providers/locale';

export function LanguageSwitch(): React.JSX.Element {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <Select
      aria-label={t('语言')}
      value={locale}
      onChange={(key) => void switchTo(key)}
      options={LANGUAGES.map(({ key, label }) => ({ value: key, label }))}
      style={{ width: 120 }}
    />
  );
}
