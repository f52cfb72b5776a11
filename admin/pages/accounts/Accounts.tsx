import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { StatusTag } from '../../components/StatusTag';
import '../../components/TableField/style.css';
import { moment } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { ask, call } from '../../providers/http';
import type { AccountOptions, StaffAccount } from '../../types/StaffAccount';
import { labelsOf, STATES, tones } from './accountStates';
import { OpenAccount } from './OpenAccount';

interface Page {
  data: StaffAccount[];
  meta: { nextCursor: string | null };
}

/** Accounts of staff with roles and scopes: the security administrator's list. */
export function Accounts(): React.JSX.Element {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [opening, setOpening] = useState(false);
  const filter = { q: params.get('q') ?? '', role: params.get('role') ?? '', state: params.get('state') ?? '' };
  const set = (key: string, value: string | undefined): void =>
    setParams((before) => {
      if (value) before.set(key, value);
      else before.delete(key);
      return before;
    });
  const options = useQuery({ queryKey: ['account-options'], queryFn: ({ signal }) => ask<AccountOptions>('/api/accounts/options', { signal }) });
  const list = useInfiniteQuery({
    queryKey: ['accounts', filter],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => (await call<Page>('/api/accounts', { query: { ...filter, cursor: pageParam }, signal })).body,
    getNextPageParam: ({ meta }) => meta.nextCursor ?? undefined,
  });
  const rows = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const labels = labelsOf(t);
  return (
    <div className="stack">
      <PageTitle title={t('工作人员账号')}><Button type="primary" onClick={() => setOpening(true)}>{t('新建账号')}</Button></PageTitle>
      <section className="card stack">
        <div className="row" role="search">
          <Input.Search aria-label={t('姓名或用户名')} placeholder={t('姓名或用户名')} allowClear defaultValue={filter.q} onSearch={(value) => set('q', value.trim())} style={{ width: 240 }} />
          <Select aria-label={t('角色')} placeholder={t('角色')} allowClear value={filter.role || null} onChange={(value: string | null) => set('role', value ?? undefined)} style={{ width: 160 }} options={options.data?.roles.map(({ role, label }) => ({ value: role, label })) ?? []} />
          <Select aria-label={t('状态')} placeholder={t('状态')} allowClear value={filter.state || null} onChange={(value: string | null) => set('state', value ?? undefined)} style={{ width: 140 }} options={STATES.map((state) => ({ value: state, label: labels[state] }))} />
        </div>
        {list.error && <p role="alert" className="panel panel-bad">{sentenceOf(list.error)}</p>}
        {list.isPending && <Loading />}
        {list.data && rows.length === 0 && <p className="panel">{t('没有符合的账号。')}</p>}
        {rows.length > 0 && (
          <div className="cards-scroll">
            <table className="cards">
              <caption className="hidden-text">{t('工作人员账号')}</caption>
              <thead><tr><th scope="col">{t('姓名')}</th><th scope="col">{t('用户名')}</th><th scope="col">{t('角色和范围')}</th><th scope="col">{t('动态验证码')}</th><th scope="col">{t('最近使用')}</th><th scope="col">{t('状态')}</th></tr></thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td data-label={t('姓名')}><Link to={`/accounts/${row.id}`}>{row.name}</Link></td>
                    <td data-label={t('用户名')}>{row.username}</td>
                    <td data-label={t('角色和范围')}>{row.assignments.filter(({ standing }) => standing).map(({ roleLabel, scopeLabel }) => `${roleLabel}（${scopeLabel}）`).join('、') || t('没有角色')}</td>
                    <td data-label={t('动态验证码')}>{row.secondFactor ? t('已启用') : t('未启用')}</td>
                    <td data-label={t('最近使用')}>{row.lastSeenAt ? <time dateTime={row.lastSeenAt}>{moment(row.lastSeenAt)}</time> : '—'}</td>
                    <td data-label={t('状态')}><StatusTag tone={tones[row.state]}>{labels[row.state]}</StatusTag></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {list.hasNextPage && <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('再显示一些')}</Button>}
      </section>
      {opening && options.data && <OpenAccount options={options.data} onClose={() => setOpening(false)} onDone={({ id }) => navigate(`/accounts/${id}`)} />}
    </div>
  );
}
