import type { Assessment } from '@medregistry/language';
import { useTranslation } from 'react-i18next';

/** Which standard, which text of it, and where the official one stands. */
export function StandardFacts({ assessment }: { assessment: Assessment }): React.JSX.Element {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      <dt>{t('对照标准')}</dt><dd>{assessment.label}</dd>
      <dt>{t('文件和版本')}</dt><dd>{assessment.edition}　{assessment.version}</dd>
      <dt>{t('官方页面')}</dt><dd><a href={assessment.page} target="_blank" rel="noreferrer">{assessment.page}</a></dd>
    </dl>
  );
}
