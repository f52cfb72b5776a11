import { useQuery } from '@tanstack/react-query';
import { App, Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { moment } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { ask, call } from '../../providers/http';

interface Reader {
  id: string;
  name: string;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
}

interface Answer {
  data: Reader[];
  meta: { nextCursor: string | null; read: number; missing: number };
}

/** 确认阅读名单: who has read this version and who has not, and urging those. */
export function NoticeReaders({ notice, version }: { notice: string; version: number }): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [read, setRead] = useState(false);
  const [cursor, setCursor] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['notice-readers', notice, version, read, cursor],
    queryFn: async ({ signal }) => (await call<Answer>(`/api/notices/${notice}/readers`, { query: { read, cursor }, signal })).body,
  });
  const choose = (next: boolean): void => {
    setCursor(null);
    setRead(next);
  };
  const urge = async (): Promise<void> => {
    setBusy(true);
    try {
      const { urged, already } = await ask<{ urged: number; already: number }>(`/api/notices/${notice}/urge`, { method: 'POST' });
      void message.success(t('已催促 {{urged}} 家；今天已经催促过的 {{already}} 家没有重复发送。', { urged, already }));
    } catch (failure) {
      void message.error(sentenceOf(failure));
    }
    setBusy(false);
  };
  return (
    <section className="card stack-s" aria-labelledby="readers">
      <div className="row between">
        <h2 id="readers">{t('确认阅读名单')}</h2>
        <Button loading={busy} disabled={!data || data.meta.missing === 0} onClick={() => void urge()}>{t('催促未读机构')}</Button>
      </div>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <Radio.Group aria-label={t('名单')} value={read} onChange={({ target }) => choose(target.value as boolean)} options={[{ value: false, label: t('未读 {{count}} 家', { count: data.meta.missing }) }, { value: true, label: t('已读 {{count}} 家', { count: data.meta.read }) }]} />
          {data.data.length === 0 ? <p className="quiet">{t('没有机构。')}</p> : <ul className="small">{data.data.map(({ id, name, acknowledgedAt, acknowledgedBy }) => <li key={id}>{name}{acknowledgedAt && `　${moment(acknowledgedAt)}　${acknowledgedBy ?? ''}`}</li>)}</ul>}
          {(cursor !== null || data.meta.nextCursor !== null) && (
            <p className="row">
              {cursor !== null && <Button size="small" onClick={() => setCursor(null)}>{t('回到第一页')}</Button>}
              {data.meta.nextCursor !== null && <Button size="small" onClick={() => setCursor(data.meta.nextCursor)}>{t('下一页')}</Button>}
            </p>
          )}
        </>
      )}
    </section>
  );
}
