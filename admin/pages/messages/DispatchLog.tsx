import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { sentenceOf } from '../../providers/ApiError';
import { ask, call, newKey } from '../../providers/http';
import type { DispatchPage, DispatchState } from '../../types/Dispatch';
import { DeadLetters } from './DeadLetters';
import { DispatchTable } from './DispatchTable';
import { MessageNav } from './MessageNav';
import { placeNames, stateNames } from './places';
import './style.css';

const KEY = 'dispatches';

/** 消息发送记录: what should have gone out, what did, what failed, and sending again. */
export function DispatchLog(): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [params, setParams] = useSearchParams();
  const filter = Object.fromEntries(params);
  const [typed, setTyped] = useState(filter['q'] ?? '');
  const list = useInfiniteQuery({
    queryKey: [KEY, filter],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => (await call<DispatchPage>('/api/dispatches', { query: { ...filter, limit: 30, cursor: pageParam }, signal })).body,
    getNextPageParam: ({ meta }) => meta.nextCursor ?? undefined,
    refetchInterval: 30_000,
  });
  const narrow = (name: string, value: string | undefined): void => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
  };
  const retry = async (id: string): Promise<void> => {
    try {
      await ask(`/api/dispatches/${id}/retry`, { method: 'POST', body: {}, idempotencyKey: newKey() });
      void message.success(t('已安排重新发送'));
    } catch (error) {
      void message.error(sentenceOf(error));
    }
    await client.invalidateQueries({ queryKey: [KEY] });
  };
  const tally = list.data?.pages[0]?.meta.tally ?? {};
  const rows = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const states = Object.entries(stateNames(t)).map(([value, label]) => {
    const count = tally[value as DispatchState] ?? 0;
    return { value, label: `${label}（${count >= 1000 ? '1000+' : count}）` };
  });
  return (
    <div className="stack">
      <PageTitle title={t('消息发送记录')}><Button onClick={() => void list.refetch()} loading={list.isRefetching}>{t('刷新')}</Button></PageTitle>
      <MessageNav />
      <DeadLetters />
      <section className="card stack-s" aria-label={t('消息发送记录')}>
        <form className="row" role="search" onSubmit={(event) => { event.preventDefault(); narrow('q', typed.trim()); }}>
          <Select aria-label={t('状态')} style={{ minWidth: 170 }} allowClear placeholder={t('全部状态')} value={filter['state']} options={states} onChange={(value) => narrow('state', value)} />
          <Select aria-label={t('发送方式')} style={{ minWidth: 150 }} allowClear placeholder={t('全部方式')} value={filter['channel']} options={Object.entries(placeNames(t)).map(([value, label]) => ({ value, label }))} onChange={(value) => narrow('channel', value)} />
          <Input aria-label={t('标题或收件人')} placeholder={t('标题或收件人')} style={{ width: 220 }} value={typed} maxLength={100} onChange={({ target }) => setTyped(target.value)} />
          <Button htmlType="submit">{t('查找')}</Button>
        </form>
        {list.error && <Failure error={list.error} onRetry={() => void list.refetch()} />}
        {!list.data && !list.error && <Loading />}
        {list.data && rows.length === 0 && <p className="panel">{t('没有符合条件的消息。')}</p>}
        {rows.length > 0 && <DispatchTable rows={rows} onRetry={(id) => void retry(id)} />}
        {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>{t('再显示一些')}</Button>}
      </section>
    </div>
  );
}
