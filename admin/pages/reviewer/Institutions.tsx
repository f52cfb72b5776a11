import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { useListKeys } from '../../hooks/useListKeys';
import { sentenceOf } from '../../providers/ApiError';
import { call } from '../../providers/http';
import '../../components/TableField/style.css';

interface InstitutionRow {
  documentId: string;
  name: string;
  registrationNumber?: string | null;
  category?: string | null;
  categoryLabel?: string | null;
  address?: string | null;
}
interface Answer {
  data: InstitutionRow[];
  meta?: { nextCursor?: string | null };
}

/** 医疗机构: the institutions of one's scope, by name or number. */
export function Institutions(): React.JSX.Element {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const [typed, setTyped] = useState(q);
  const body = useListKeys<HTMLTableSectionElement>();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['institutions', q],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => (await call<Answer>('/api/institutions', { query: { q, limit: 20, cursor: pageParam }, signal })).body,
    getNextPageParam: (page) => page.meta?.nextCursor ?? undefined,
  });
  const rows = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <div className="stack">
      <PageTitle title={t('医疗机构')}>
        <Input.Search aria-label={t('按名称或登记号查找机构')} placeholder={t('机构名称或登记号')} allowClear value={typed} onChange={({ target }) => setTyped(target.value)} onSearch={(value) => setParams(value.trim() ? { q: value.trim() } : {})} style={{ width: 260 }} />
      </PageTitle>
      <section className="card stack-s">
        {error && <p role="alert" className="panel panel-bad">{sentenceOf(error)}</p>}
        {!data && !error && <Loading />}
        {data && rows.length === 0 && <p>{t('没有找到符合的机构。')}</p>}
        {rows.length > 0 && (
          <table className="cards">
            <thead><tr><th scope="col">{t('机构名称')}</th><th scope="col">{t('登记号')}</th><th scope="col">{t('类别')}</th></tr></thead>
            <tbody ref={body}>
              {rows.map((row) => (
                <tr key={row.documentId}>
                  <td data-label={t('机构名称')}><Link data-row to={`/institutions/${row.documentId}`}>{row.name}</Link></td>
                  <td data-label={t('登记号')}>{row.registrationNumber ?? '—'}</td>
                  <td data-label={t('类别')}>{row.categoryLabel ?? row.category ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('再显示一些')}</Button>}
      </section>
    </div>
  );
}
