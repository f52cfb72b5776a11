import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { UploadItem } from './useUploads';

interface UploadsProps {
  items: UploadItem[];
  onRetry: (id: string) => void;
  onDismiss: (id: string) => void;
}

/** How far each file is, and for each that was refused, why. */
export function Uploads({ items, onRetry, onDismiss }: UploadsProps): React.JSX.Element | null {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <ul className="stack-s" aria-live="polite">
      {items.map(({ id, file, share, error }) => (
        <li key={id} className={`panel ${error ? 'panel-bad' : ''}`}>
          <p className="row between">
            <span style={{ overflowWrap: 'anywhere' }}>{file.name}</span>
            {error && (
              <span className="row">
                <Button size="small" onClick={() => onRetry(id)}>{t('重试')}</Button>
                <Button size="small" onClick={() => onDismiss(id)}>{t('不传了')}</Button>
              </span>
            )}
          </p>
          {error ? <p role="alert">{error}</p> : <Progress percent={Math.round(share * 100)} size="small" aria-label={file.name} format={(percent) => (percent === 100 ? t('处理中') : `${percent}%`)} />}
        </li>
      ))}
    </ul>
  );
}
