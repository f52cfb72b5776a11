import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DownloadButton } from '../../components/DownloadButton';
import { moment } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import { download } from '../../providers/openPdf';
import type { Prompt } from '../../types/Prompt';

interface PromptNoticeProps {
  notice: NonNullable<Prompt['notice']>;
  onAcknowledged: () => void;
}

const size = (bytes: number): string => (bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`);

/** The year's notice with its attachments; reading it is confirmed and recorded. */
export function PromptNotice({ notice, onAcknowledged }: PromptNoticeProps): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      void message.error(sentenceOf(error));
      return false;
    }
  };
  const acknowledge = async (): Promise<void> => {
    setBusy(true);
    if (await attempt(() => ask(`/api/notices/${notice.id}/acknowledge`, { method: 'POST', body: {} }))) onAcknowledged();
    setBusy(false);
  };
  return (
    <section className="card stack-s" aria-labelledby="notice">
      <h2 id="notice">{notice.title}</h2>
      <div className="pre notice-body" tabIndex={0} role="region" aria-label={t('通知正文')}>{notice.body}</div>
      {notice.attachments.length > 0 && (
        <>
          <h3>{t('附件')}</h3>
          <ul className="stack-s">
            {notice.attachments.map(({ id, name, bytes, sha256 }) => (
              <li key={id}>
                <Button type="link" icon={<DownloadOutlined />} style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'left' }} onClick={() => void attempt(() => download(`/api/notices/${notice.id}/attachments/${id}`, name))}>{name}</Button>
                <span className="small quiet"> {size(bytes)} · SHA-256 {sha256.slice(0, 12)}…</span>
              </li>
            ))}
          </ul>
          {notice.attachments.length > 1 && <p><DownloadButton size="small" path={`/api/notices/${notice.id}/archive`} name={`${notice.title}.zip`}>{t('下载全部附件（ZIP）')}</DownloadButton></p>}
        </>
      )}
      {notice.acknowledgedAt ? (
        <p className="panel panel-good">{t('已于 {{time}} 确认阅读', { time: moment(notice.acknowledgedAt) })}</p>
      ) : (
        <Checkbox disabled={busy} onChange={({ target }) => target.checked && void acknowledge()}>{t('本机构已阅读本通知并知悉其要求')}</Checkbox>
      )}
    </section>
  );
}
