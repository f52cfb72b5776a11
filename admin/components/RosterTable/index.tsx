import { rosterMatches } from '@medregistry/config/enums';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { call } from '../../providers/http';
import type { StaffRow } from '../../types/StaffRow';
import { Loading } from '../Loading';
import { StatusTag } from '../StatusTag';
import { Tabs } from '../Tabs';
import '../TableField/style.css';

type Kind = 'doctor' | 'nurse' | 'other';
interface Answer {
  data: StaffRow[];
  meta?: { nextCursor?: string | null };
}

const matchLabel = (match: string): string => (rosterMatches as Record<string, { label: string }>)[match]?.label ?? match;

function People({ institution, kind }: { institution: string; kind: Kind }): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['roster', institution, kind],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => (await call<Answer>(`/api/institutions/${institution}/roster`, { query: { kind, limit: 20, cursor: pageParam }, signal })).body,
    getNextPageParam: (page) => page.meta?.nextCursor ?? undefined,
  });
  if (error) return <p role="alert" className="panel panel-bad">{sentenceOf(error)}</p>;
  if (!data) return <Loading />;
  const rows = data.pages.flatMap((page) => page.data);
  if (rows.length === 0) return <p className="panel">{t('没有登记的人员。')}</p>;
  const columns: [string, (row: StaffRow) => React.ReactNode][] = [
    [t('姓名'), (row) => row.name],
    [t('证件号码'), (row) => row.idNumber],
    [t('职称'), (row) => row.title],
    [t('科室'), (row) => row.department],
    [t('执业证书编码'), (row) => row.certificateNumber],
    [t('有效期至'), (row) => day(row.validTo)],
    [t('核对结果'), (row) => (row.match ? <StatusTag tone={row.match === 'consistent' ? 'good' : 'attention'}>{matchLabel(row.match)}</StatusTag> : row.status)],
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

/** Who works at an institution according to the registers, by kind, page by page. */
export function RosterTable({ institution }: { institution: string }): React.JSX.Element {
  const { t } = useTranslation();
  const labels: [Kind, string][] = [['doctor', t('医师信息')], ['nurse', t('护士信息')], ['other', t('其他卫生技术人员')]];
  return <Tabs label={t('人员名录')} items={labels.map(([key, label]) => ({ key, label, children: <People institution={institution} kind={key} /> }))} />;
}
