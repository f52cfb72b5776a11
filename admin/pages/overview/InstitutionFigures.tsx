import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { DueTag } from '../../components/DueTag';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { useListKeys } from '../../hooks/useListKeys';
import { useMe } from '../../hooks/useMe';
import { useOverview } from '../../hooks/useOverview';
import { sentenceOf } from '../../providers/ApiError';
import { ask, call, newKey } from '../../providers/http';
import type { StandingRow } from '../../types/Overview';
import { ListExport } from './ListExport';
import '../../components/TableField/style.css';

interface Answer {
  data: StandingRow[];
  meta: { total: number | null; nextCursor: string | null };
}

/** The institutions behind a figure: whom to call, and a reminder (催办) for those whose turn it is. */
export function InstitutionFigures(): React.JSX.Element {
  const { t } = useTranslation();
  const { has } = useMe();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [params] = useSearchParams();
  const filter = Object.fromEntries(params);
  const { data: figures } = useOverview(filter['campaign']);
  const body = useListKeys<HTMLTableSectionElement>();
  const list = useInfiniteQuery({
    queryKey: ['overview-institutions', filter],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => (await call<Answer>('/api/overview/institutions', { query: { ...filter, limit: 50, cursor: pageParam }, signal })).body,
    getNextPageParam: ({ meta }) => meta.nextCursor ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const total = list.data?.pages[0]?.meta.total ?? 0;
  const standing = figures?.standings.find(({ key }) => key === filter['standing']);
  const kind = figures?.kinds.find(({ key }) => key === filter['kind']);
  const reminds = Boolean(standing?.remindable) && (has('administrator') || has('approver'));
  const remind = async (institutions?: string[]): Promise<void> => {
    try {
      const { reminded, already } = await ask<{ reminded: number; already: number }>('/api/overview/reminders', { method: 'POST', body: { data: { ...filter, institutions } }, idempotencyKey: newKey() });
      void message.success(already ? t('已提醒 {{reminded}} 家，另有 {{already}} 家今天已经提醒过', { reminded, already }) : t('已提醒 {{reminded}} 家', { reminded }));
      await client.invalidateQueries({ queryKey: ['overview-institutions'] });
    } catch (error) {
      void message.error(sentenceOf(error));
    }
  };
  if (list.error) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const title = [standing?.label ?? t('机构名单'), kind?.label].filter(Boolean).join(' · ');
  return (
    <div className="stack">
      <p><Link to={`/overview${filter['campaign'] ? `?campaign=${filter['campaign']}` : ''}`}>{t('返回概览')}</Link></p>
      <PageTitle title={title}>
        {total > 0 && <ListExport kind="overview-institutions" figures={figures} filter={filter} title={title} />}
        {reminds && total > 0 && (
          <Popconfirm title={t('给名单上的 {{total}} 家机构各发一条提醒？', { total })} description={t('今天已经提醒过的不会重复提醒。')} okText={t('提醒')} cancelText={t('取消')} onConfirm={() => void remind()}>
            <Button type="primary">{t('全部提醒')}</Button>
          </Popconfirm>
        )}
      </PageTitle>
      <section className="card stack-s" aria-label={title}>
        <p className="small quiet" role="status">{list.data ? t('共 {{total}} 家', { total }) : ''}</p>
        {!list.data && <Loading />}
        {list.data && rows.length === 0 && <p className="panel">{t('现在没有这样的机构。数字可能刚刚变化，请返回概览刷新。')}</p>}
        {rows.length > 0 && (
          <table className="cards">
            <caption className="hidden-text">{title}</caption>
            <thead><tr><th scope="col">{t('机构')}</th><th scope="col">{t('进度')}</th><th scope="col">{t('校验期满日')}</th><th scope="col">{t('校验联系人')}</th><th scope="col">{t('机构电话')}</th>{reminds && <th scope="col">{t('提醒')}</th>}</tr></thead>
            <tbody ref={body}>
              {rows.map((row) => (
                <tr key={row.documentId}>
                  <td data-label={t('机构')}><span><Link data-row to={`/institutions/${row.documentId}`}>{row.name}</Link><br /><span className="small quiet">{row.categoryLabel}</span></span></td>
                  <td data-label={t('进度')}><span>{row.standingLabel}{row.caseId && <><br /><Link className="small" to={`/applications/${row.caseId}`}>{row.caseNumber}</Link></>}</span></td>
                  <td data-label={t('校验期满日')}>{row.dueOn ? <DueTag dueOn={row.dueOn} /> : '—'}</td>
                  <td data-label={t('校验联系人')}>{[row.contactName, row.contactMobile].filter(Boolean).join(' ') || '—'}</td>
                  <td data-label={t('机构电话')}>{row.phone ?? '—'}</td>
                  {reminds && <td data-label={t('提醒')}>{row.remindedToday ? <span className="quiet">{t('今天已提醒')}</span> : <Button size="small" aria-label={t('提醒 {{name}}', { name: row.name })} onClick={() => void remind([row.documentId])}>{t('提醒')}</Button>}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {list.hasNextPage && <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('再显示一些')}</Button>}
      </section>
    </div>
  );
}
