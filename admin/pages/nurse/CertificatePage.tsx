import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CertificateFacts } from '../../components/CertificateFacts';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { Certificate } from '../../types/Certificate';

interface Pass {
  code: string;
  qr: string;
  expiresAt: string;
}

/** Seconds that are left, counted by this device; the code is drawn anew when they have passed. */
function useSecondsLeft(until: string | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, []);
  return until === undefined ? 0 : Math.max(0, Math.round((new Date(until).getTime() - now) / 1000));
}

/** The code that she shows; it dies in minutes, so that a picture of it is worth nothing. */
function ShownCode(): React.JSX.Element {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useQuery({ queryKey: ['certificate-code'], queryFn: ({ signal }) => ask<Pass>('/api/nursing/certificate/codes', { method: 'POST', signal }), staleTime: 0, gcTime: 0, retry: false, refetchOnWindowFocus: false });
  const left = useSecondsLeft(data?.expiresAt);
  if (error) return <p role="alert" className="panel panel-bad">{sentenceOf(error)}</p>;
  if (!data) return <Loading />;
  const lapsed = left === 0;
  return (
    <div className="stack-s certificate-code">
      <img src={`data:image/svg+xml,${encodeURIComponent(data.qr)}`} alt={t('电子证照二维码')} width={240} height={240} style={lapsed ? { opacity: 0.1 } : undefined} />
      <p>{t('核验码')}　<strong className="mono">{lapsed ? '—' : data.code}</strong></p>
      <p className="small quiet" aria-live="off">{lapsed ? t('二维码已过期。') : t('{{minutes}} 分 {{seconds}} 秒后失效', { minutes: Math.floor(left / 60), seconds: left % 60 })}</p>
      <Button size="large" type={lapsed ? 'primary' : 'default'} loading={isFetching} onClick={() => void refetch()}>{t('重新生成')}</Button>
    </div>
  );
}

/** 电子证照 (F105): on her telephone, to be shown and scanned. */
export function CertificatePage(): React.JSX.Element {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ queryKey: ['certificate'], queryFn: ({ signal }) => ask<Certificate>('/api/nursing/certificate', { signal }), retry: false, staleTime: 0 });
  return (
    <div className="stack nurse-home">
      <PageTitle title={t('电子证照')} />
      {!data && (error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {data && (
        <>
          <section className="card stack-s" aria-labelledby="shown">
            <h2 id="shown">{t('请对方扫描二维码')}</h2>
            <p>{t('扫描后看到的是登记机关此刻的记录，姓名和证件号码隐去一部分。截图几分钟后就没有用，不要转发。')}</p>
            <ShownCode />
          </section>
          <section className="card stack-s" aria-labelledby="certificate"><h2 id="certificate">{t('护士执业证书')}</h2><CertificateFacts certificate={data} /></section>
        </>
      )}
    </div>
  );
}
