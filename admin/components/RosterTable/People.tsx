import { rosterMatchAdvice, rosterMatches, type RosterMatch } from '@medregistry/config/enums';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { call } from '../../providers/http';
import { said } from '../../providers/locale';
import type { RosterKind } from '../../types/RosterSummary';
import type { StaffRow } from '../../types/StaffRow';
import { Loading } from '../Loading';
import { StatusTag } from '../StatusTag';
import '../TableField/style.css';

export interface RosterQuery {
  q: string;
  match: string;
  left: boolean;
}

interface Answer {
  data: StaffRow[];
  meta?: { nextCursor?: string | null };
}

const isMatch = (match: string | null): match is RosterMatch => match !== null && match in rosterMatches;

/** How somebody agrees with the registers, and what to do where they do not. */
function Match({ row }: { row: StaffRow }): React.JSX.Element {
  if (!isMatch(row.match)) return <>{row.status}</>;
  const advice = rosterMatchAdvice[row.match];
  return (
    <span>
      <StatusTag tone={row.match === 'consistent' ? 'good' : 'attention'}>{rosterMatches[row.match].label}</StatusTag>
      {advice && <span className="small quiet roster-advice">{said(advice)}</span>}
    </span>
  );
}

interface PeopleProps {
  institution: string;
  kind: RosterKind;
  query: RosterQuery;
  /** Opens one person; nurses are not kept here. */
  onEdit?: ((row: StaffRow) => void) | undefined;
}

/** One tab of the roster, page by page. */
export function People({ institution, kind, query, onEdit }: PeopleProps): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['roster', institution, kind, query],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => (await call<Answer>(`/api/institutions/${institution}/roster`, { query: { kind, limit: 20, cursor: pageParam, q: query.q, match: query.match, left: query.left ? 'true' : '' }, signal })).body,
    getNextPageParam: (page) => page.meta?.nextCursor ?? undefined,
  });
  if (error) return <p role="alert" className="panel panel-bad">{sentenceOf(error)}</p>;
  if (!data) return <Loading />;
  const rows = data.pages.flatMap((page) => page.data);
  if (rows.length === 0) return <p className="panel">{query.q || query.match || query.left ? t('没有符合条件的人员。') : t('没有登记的人员。')}</p>;
  const columns: [string, (row: StaffRow) => React.ReactNode][] = [
    [t('姓名'), (row) => row.name],
    [t('证件号码'), (row) => row.idNumber],
    [t('职称'), (row) => row.title],
    [t('科室'), (row) => row.department],
    [t('执业证书编码'), (row) => row.certificateNumber],
    [t('有效期至'), (row) => day(row.validTo)],
    [t('核对结果'), (row) => <Match row={row} />],
    ...(onEdit && kind !== 'nurse' ? [[t('操作'), (row: StaffRow) => <Button size="small" onClick={() => onEdit(row)} aria-label={t('修改{{name}}', { name: row.name })}>{t('修改')}</Button>] as [string, (row: StaffRow) => React.ReactNode]] : []),
  ];
  return (
    <div className="stack-s">
      <div className="cards-scroll">
        <table className="cards">
          <thead><tr>{columns.map(([label]) => <th key={label} scope="col">{label}</th>)}</tr></thead>
          <tbody>{rows.map((row) => <tr key={row.documentId}>{columns.map(([label, show]) => <td key={label} data-label={label}>{show(row) || '—'}</td>)}</tr>)}</tbody>
        </table>
      </div>
      {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('再显示一些')}</Button>}
    </div>
  );
}
