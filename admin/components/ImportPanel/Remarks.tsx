import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../providers/ApiError';
import { exchange } from '../../providers/exchange';
import type { RemarkGroup } from '../../types/ImportRun';
import { Loading } from '../Loading';
import { StatusTag } from '../StatusTag';
import '../TableField/style.css';

const PAGE = 20;

/** The lines that one reason holds for. */
function Lines({ run, group: { code, column } }: { run: string; group: RemarkGroup }): React.JSX.Element {
  const { t } = useTranslation();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['import-remarks', run, code, column],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => exchange.remarks(run, { code, column: column ?? '', cursor: pageParam, limit: PAGE }, signal),
    getNextPageParam: ({ meta }) => meta.nextCursor ?? undefined,
  });
  if (error) return <p role="alert" className="panel panel-bad">{sentenceOf(error)}</p>;
  if (!data) return <Loading />;
  return (
    <div className="stack-s">
      <table className="cards">
        <thead><tr><th scope="col">{t('行号')}</th><th scope="col">{t('名称')}</th><th scope="col">{t('怎样改')}</th></tr></thead>
        <tbody>
          {data.pages.flatMap((page) => page.data).map(({ row, title, remarks }) => (
            <tr key={row}>
              <td data-label={t('行号')}>{t('第 {{n}} 行', { n: row })}</td>
              <td data-label={t('名称')}>{title ?? '—'}</td>
              <td data-label={t('怎样改')}>{remarks.filter((remark) => remark.code === code && remark.column === column).map(({ message }) => message).join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hasNextPage && <Button size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('再显示一些')}</Button>}
    </div>
  );
}

function Group({ run, group }: { run: string; group: RemarkGroup }): React.JSX.Element {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const few = group.count <= group.rows.length;
  return (
    <details className="panel stack-s" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <StatusTag tone={group.level === 'problem' ? 'bad' : 'attention'}>{t('{{count}} 行', { count: group.count })}</StatusTag>{' '}
        {group.header && <strong>{group.header}　</strong>}
        {group.message}
        <span className="quiet small">　{t('第 {{rows}} 行', { rows: group.rows.join('、') })}{few ? '' : '…'}</span>
      </summary>
      {open && <Lines run={run} group={group} />}
    </details>
  );
}

/** What is said of the lines of a table, by reason: first what stands in the way, then what is worth knowing. */
export function Remarks({ run, stamp }: { run: string; stamp: string }): React.JSX.Element | null {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ['import-groups', run, stamp], queryFn: async ({ signal }) => (await exchange.remarks(run, { limit: 1 }, signal)).meta.groups });
  if (!data || data.length === 0) return null;
  const part = (level: RemarkGroup['level'], title: string): React.JSX.Element | null => {
    const groups = data.filter((group) => group.level === level);
    if (groups.length === 0) return null;
    return (
      <section className="stack-s" aria-label={title}>
        <h2>{title}</h2>
        {groups.map((group) => <Group key={`${group.column ?? ''} ${group.code}`} run={run} group={group} />)}
      </section>
    );
  };
  return (
    <div className="stack">
      {part('problem', t('需要改的行'))}
      {part('note', t('不影响保存、但需要留意的行'))}
    </div>
  );
}
