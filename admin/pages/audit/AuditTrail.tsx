import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ExportDialog } from '../../components/ExportDialog';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { StatusTag } from '../../components/StatusTag';
import '../../components/TableField/style.css';
import { moment } from '../../hooks/useDates';
import { useMe } from '../../hooks/useMe';
import { sentenceOf } from '../../providers/ApiError';
import { ask, call } from '../../providers/http';
import type { AuditLine } from '../../types/AuditLine';
import { ChainPanel } from './ChainPanel';

interface Page {
  data: AuditLine[];
  meta: { nextCursor: string | null };
}

const FIELDS = ['kind', 'actor', 'outcome', 'from', 'to', 'subject'] as const;
type Filter = Record<(typeof FIELDS)[number], string>;

/** The trail: narrowed, read page by page, taken out, and held against its own chain. */
export function AuditTrail(): React.JSX.Element {
  const { t } = useTranslation();
  const { me } = useMe();
  const [params, setParams] = useSearchParams();
  const wanted = Object.fromEntries(FIELDS.map((field) => [field, params.get(field) ?? ''])) as Filter;
  const [typed, setTyped] = useState(wanted);
  const [exporting, setExporting] = useState(false);
  const kinds = useQuery({ queryKey: ['audit-kinds'], queryFn: ({ signal }) => ask<{ kind: string; label: string }[]>('/api/audit-entries/kinds', { signal }) });
  const list = useInfiniteQuery({
    queryKey: ['audit', wanted],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => (await call<Page>('/api/audit-entries', { query: { ...wanted, cursor: pageParam }, signal })).body,
    getNextPageParam: ({ meta }) => meta.nextCursor ?? undefined,
  });
  const rows = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== ''));
  const authority = me?.assignments.find(({ role }) => role === 'auditor')?.authority?.id;
  const search = (event: FormEvent): void => {
    event.preventDefault();
    setParams(Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== '')));
  };
  const set = (field: keyof Filter) => (value: string | null): void => setTyped((before) => ({ ...before, [field]: value ?? '' }));
  return (
    <div className="stack">
      <PageTitle title={t('审计记录')}>{authority && <Button onClick={() => setExporting(true)}>{t('导出')}</Button>}</PageTitle>
      <ChainPanel />
      <section className="card stack">
        <form className="row" role="search" onSubmit={search}>
          <Select aria-label={t('类别')} placeholder={t('类别')} allowClear showSearch optionFilterProp="label" value={typed.kind || null} onChange={set('kind')} style={{ width: 180 }} options={kinds.data?.map(({ kind, label }) => ({ value: kind, label })) ?? []} />
          <Input aria-label={t('操作人')} placeholder={t('操作人')} allowClear value={typed.actor} onChange={({ target }) => set('actor')(target.value)} style={{ width: 140 }} />
          <Select aria-label={t('结果')} placeholder={t('结果')} allowClear value={typed.outcome || null} onChange={set('outcome')} style={{ width: 120 }} options={[{ value: 'ok', label: t('成功') }, { value: 'refused', label: t('被拒绝') }]} />
          <Input aria-label={t('从')} type="date" value={typed.from} onChange={({ target }) => set('from')(target.value)} style={{ width: 150 }} />
          <Input aria-label={t('到')} type="date" value={typed.to} onChange={({ target }) => set('to')(target.value)} style={{ width: 150 }} />
          <Input aria-label={t('对象编号')} placeholder={t('对象编号')} allowClear value={typed.subject} onChange={({ target }) => set('subject')(target.value)} style={{ width: 220 }} />
          <Button type="primary" htmlType="submit">{t('查找')}</Button>
        </form>
        {list.error && <p role="alert" className="panel panel-bad">{sentenceOf(list.error)}</p>}
        {list.isPending && <Loading />}
        {list.data && rows.length === 0 && <p className="panel">{t('没有符合条件的记录。')}</p>}
        {rows.length > 0 && (
          <div className="cards-scroll">
            <table className="cards">
              <caption className="hidden-text">{t('审计记录')}</caption>
              <thead><tr><th scope="col">{t('时间')}</th><th scope="col">{t('操作人')}</th><th scope="col">{t('操作')}</th><th scope="col">{t('结果')}</th><th scope="col">{t('对象')}</th><th scope="col">{t('内容')}</th></tr></thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={`${row.chain} ${row.sequence}`}>
                    <td data-label={t('时间')}><time dateTime={row.at}>{moment(row.at)}</time></td>
                    <td data-label={t('操作人')}>{row.actor || '—'}<br /><span className="small quiet">{row.address}</span></td>
                    <td data-label={t('操作')}>{row.actionLabel}</td>
                    <td data-label={t('结果')}><StatusTag tone={row.outcome === 'ok' ? 'good' : 'attention'}>{row.outcome === 'ok' ? t('成功') : t('被拒绝')}</StatusTag></td>
                    <td data-label={t('对象')}><span className="small" style={{ overflowWrap: 'anywhere' }}>{row.subjectType} {row.subjectId}</span></td>
                    <td data-label={t('内容')}>
                      <details>
                        <summary>{t('第 {{sequence}} 条', { sequence: row.sequence })}</summary>
                        <pre className="small" tabIndex={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0 }}>{JSON.stringify(row.details, null, 1)}{'\n'}{row.chain}{'\n'}{row.hash}</pre>
                      </details>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {list.hasNextPage && <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('再显示一些')}</Button>}
      </section>
      {exporting && authority && <ExportDialog kind="audit" subject={authority} name={t('审计记录')} filter={given} onClose={() => setExporting(false)} />}
    </div>
  );
}
