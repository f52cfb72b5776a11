import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../providers/ApiError';
import { PageTitle } from '../PageTitle';

/** A page that could not be shown, with the server's sentence and a way on. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }): React.JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="card stack">
      <PageTitle title={t('无法显示')} />
      <p role="alert">{sentenceOf(error)}</p>
      {onRetry && <Button onClick={onRetry}>{t('重试')}</Button>}
    </div>
  );
}
