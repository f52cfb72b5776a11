import { useQuery } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../../components/Failure';
import { Frame } from '../../components/Frame';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { StatusTag } from '../../components/StatusTag';
import { today } from '../../hooks/useDates';
import { useMe } from '../../hooks/useMe';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { DayLine } from '../../types/Appointment';
import type { Tone } from '../../types/Row';

const TONES: Readonly<Record<string, Tone>> = { booked: 'active', served: 'good', missed: 'bad' };

/** The window's list of a day: who comes when, and whether they came. */
export function Appointments(): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { has } = useMe();
  const [date, setDate] = useState(today());
  const { data, error, refetch } = useQuery({ queryKey: ['appointments', date], queryFn: ({ signal }) => ask<DayLine[]>('/api/appointments', { query: { date }, signal }), enabled: date !== '', refetchInterval: 60_000 });
  const settle = async (id: string, outcome: 'served' | 'missed'): Promise<void> => {
    try {
      await ask(`/api/appointments/${id}/outcome`, { method: 'POST', body: { data: { outcome } } });
    } catch (failure) {
      void message.error(sentenceOf(failure));
    }
    await refetch();
  };
  return (
    <div className="stack">
      <PageTitle title={t('窗口预约')} />
      <section className="card stack-s">
        <Frame id="appointments-date" label={t('日期')}><Input id="appointments-date" type="date" value={date} onChange={({ target }) => setDate(target.value)} style={{ maxWidth: 200 }} /></Frame>
        {error && <Failure error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading />}
        {data?.length === 0 && <p>{t('这一天没有预约。')}</p>}
        {data && data.length > 0 && (
          <div className="cards-scroll">
            <p className="small quiet">{t('共 {{count}} 件预约', { count: data.length })}</p>
            <table className="cards">
              <thead><tr><th scope="col">{t('时段')}</th><th scope="col">{t('申请人')}</th><th scope="col">{t('业务')}</th><th scope="col">{t('窗口')}</th><th scope="col">{t('状态')}</th><th scope="col">{t('操作')}</th></tr></thead>
              <tbody>
                {data.map((line) => (
                  <tr key={line.id}>
                    <td data-label={t('时段')}>{line.from}-{line.to}</td>
                    <td data-label={t('申请人')}><Link to={has('counter') ? `/counter?case=${line.application}` : `/applications/${line.application}`}>{line.name}</Link><div className="small quiet">{line.number}</div></td>
                    <td data-label={t('业务')}>{line.procedureLabel}<div className="small quiet">{line.caseStateLabel}</div></td>
                    <td data-label={t('窗口')}>{line.windowName}</td>
                    <td data-label={t('状态')}><StatusTag tone={TONES[line.state] ?? 'idle'}>{line.stateLabel}</StatusTag>{line.missed > 0 && <p className="small">{t('一年内 {{count}} 次没有到场', { count: line.missed })}</p>}</td>
                    <td data-label={t('操作')}>
                      {has('counter') && date <= today() && (
                        <span className="row">
                          {line.state !== 'served' && <Button size="small" aria-label={t('{{name}}已到场', { name: line.name })} onClick={() => void settle(line.id, 'served')}>{t('到场')}</Button>}
                          {line.state !== 'missed' && <Button size="small" aria-label={t('{{name}}没有到场', { name: line.name })} onClick={() => void settle(line.id, 'missed')}>{t('没有到场')}</Button>}
                        </span>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </div>
  );
}
