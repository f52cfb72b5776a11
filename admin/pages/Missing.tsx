import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageTitle } from '../components/PageTitle';

export function Missing(): React.JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="card stack">
      <PageTitle title={t('没有这个页面')} />
      <p>{t('地址可能已经变更。')}<Link to="/">{t('回到首页')}</Link></p>
    </div>
  );
}
