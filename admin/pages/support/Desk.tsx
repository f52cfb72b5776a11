import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { DueTag } from '../../components/DueTag';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { StatusTag } from '../../components/StatusTag';
import { ticketStates, ticketTones } from '../../components/SupportCentre/ticketWords';
import { moment } from '../../hooks/useDates';
import { ask, call } from '../../providers/http';
import type { SupportWords, TicketLine } from '../../types/Ticket';
import { HeardDialog } from './HeardDialog';
import '../../components/TableField/style.css';

interface Answer {
  data: TicketLine[];
  meta: { nextCursor: string | null };
}

/** 客服工单: what waits for an answer, the oldest promise first. */
export function Desk(): React.JSX.Element {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const filter = Object.fromEntries(params);
  const [number, setNumber] = useState(filter['number'] ?? '');
  const [hearing, setHearing] = useState(false);
  const words = useQuery({ queryKey: ['support-words'], queryFn: ({ signal }) => ask<SupportWords>('/api/tickets/settings', { signal }), staleTime: Infinity });
  const list = useInfiniteQuery({
    queryKey: ['desk-tickets', filter],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => (await call<Answer>('/api/tickets', { query: { ...filter, limit: 30, cursor: pageParam }, signal })).body,
    getNextPageParam: ({ meta }) => meta.nextCursor ?? undefined,
    refetchInterval: 30_000,
  });
  const narrow = (name: string, value: string | undefined): void => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
  };
  const rows = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const heads = [t('编号'), t('问题'), t('提问人'), t('状态'), t('承诺答复')];
  return (
    <div className="stack">
      <PageTitle title={t('客服工单')}><Button onClick={() => setHearing(true)}>{t('登记其他渠道的问题')}</Button></PageTitle>
      <section className="card stack-s" aria-label={t('客服工单')}>
        <form className="row" role="search" onSubmit={(event) => { event.preventDefault(); narrow('number', number.trim()); }}>
          <Select aria-label={t('状态')} style={{ minWidth: 150 }} allowClear placeholder={t('等待处理的')} value={filter['state']} options={Object.entries(ticketStates(t)).map(([value, label]) => ({ value, label }))} onChange={(value) => narrow('state', value)} />
          <Select aria-label={t('问题类别')} style={{ minWidth: 150 }} allowClear placeholder={t('全部类别')} value={filter['category']} options={(words.data?.categories ?? []).map(({ key, label }) => ({ value: key, label }))} onChange={(value) => narrow('category', value)} />
          <Input aria-label={t('问题编号')} placeholder={t('问题编号')} style={{ width: 180 }} value={number} maxLength={40} onChange={({ target }) => setNumber(target.value)} />
          <Button htmlType="submit">{t('查找')}</Button>
        </form>
        {list.error && <Failure error={list.error} onRetry={() => void list.refetch()} />}
        {!list.data && !list.error && <Loading />}
        {list.data && rows.length === 0 && <p className="panel">{t('没有这样的问题。')}</p>}
        {rows.length > 0 && (
          <div className="cards-scroll">
            <table className="cards">
              <caption className="hidden-text">{t('客服工单')}</caption>
              <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.documentId}>
                    <td data-label={heads[0]}><Link to={`/tickets/${row.documentId}`}>{row.number}</Link></td>
                    <td data-label={heads[1]}><span>{row.opening}<br /><span className="small quiet">{row.categoryLabel} · {row.channelLabel}</span></span></td>
                    <td data-label={heads[2]}><span>{row.requester}<br /><span className="small quiet">{moment(row.openedAt)}</span></span></td>
                    <td data-label={heads[3]}><span><StatusTag tone={ticketTones[row.state]}>{ticketStates(t)[row.state]}</StatusTag>{row.assignee && <span className="small quiet"> {row.assignee}</span>}</span></td>
                    <td data-label={heads[4]}>{row.dueOn && !['answered', 'resolved', 'closed'].includes(row.state) ? <DueTag dueOn={row.dueOn} provisional={false} /> : '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>{t('再显示一些')}</Button>}
      </section>
      {hearing && words.data && <HeardDialog words={words.data} onClose={() => setHearing(false)} onHeard={(id) => void navigate(`/tickets/${id}`)} />}
    </div>
  );
}
