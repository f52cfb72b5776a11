import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { DownloadButton } from '../components/DownloadButton';
import { Failure } from '../components/Failure';
import { Loading } from '../components/Loading';
import { PageTitle } from '../components/PageTitle';
import { StatusTag } from '../components/StatusTag';
import { moment, useDates } from '../hooks/useDates';
import { useMe } from '../hooks/useMe';
import { sentenceOf } from '../providers/ApiError';
import { ask } from '../providers/http';

interface BoardNotice {
  id: string;
  title: string;
  body: string;
  authority: string;
  publishedOn: string;
  mustAcknowledge: boolean;
  acknowledgedAt: string | null;
  attachments: { id: string; name: string }[];
}

/** 通知公告: what was published to the reader; what must be confirmed stands open until it is. */
export function NoticeBoard(): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const { message } = App.useApp();
  const { has } = useMe();
  const { data, error, refetch } = useQuery({ queryKey: ['notice-board'], queryFn: ({ signal }) => ask<BoardNotice[]>('/api/notice-board', { signal }) });
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  const confirms = has('institution');
  const acknowledge = async (id: string): Promise<void> => {
    try {
      await ask(`/api/notices/${id}/acknowledge`, { method: 'POST', body: {} });
    } catch (failure) {
      void message.error(sentenceOf(failure));
    }
    await refetch();
  };
  return (
    <div className="stack">
      <PageTitle title={t('通知公告')} />
      {data.length === 0 && <p className="card">{t('现在没有通知。')}</p>}
      {data.map(({ id, title, body, authority, publishedOn, mustAcknowledge, acknowledgedAt, attachments }) => {
        const waits = confirms && mustAcknowledge && !acknowledgedAt;
        return (
          <section key={id} className="card stack-s" aria-labelledby={`notice-${id}`}>
            <div className="row between">
              <h2 id={`notice-${id}`}>{title}</h2>
              {waits && <StatusTag tone="attention">{t('请确认阅读')}</StatusTag>}
            </div>
            <p className="small quiet">{authority}　{day(publishedOn)}</p>
            <details open={waits}>
              <summary>{t('正文')}</summary>
              <p className="pre">{body}</p>
            </details>
            {attachments.length > 0 && <div className="row">{attachments.map((file) => <DownloadButton key={file.id} size="small" path={`/api/notices/${id}/attachments/${file.id}`} name={file.name} style={{ whiteSpace: 'normal', height: 'auto' }}>{file.name}</DownloadButton>)}{attachments.length > 1 && <DownloadButton size="small" path={`/api/notices/${id}/archive`} name={`${title}.zip`}>{t('下载全部附件（ZIP）')}</DownloadButton>}</div>}
            {confirms && mustAcknowledge && (acknowledgedAt ? <p className="panel panel-good">{t('已于 {{time}} 确认阅读', { time: moment(acknowledgedAt) })}</p> : <p><Button type="primary" onClick={() => void acknowledge(id)}>{t('本机构已阅读本通知并知悉其要求')}</Button></p>)}
          </section>
        );
      })}
    </div>
  );
}
