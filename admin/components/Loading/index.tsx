import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';

export function Loading(): React.JSX.Element {
  const { t } = useTranslation();
  return (
    <div role="status" style={{ padding: 48, textAlign: 'center' }}>
      <Spin />
      <p className="quiet" style={{ marginTop: 12 }}>{t('正在载入…')}</p>
    </div>
  );
}
