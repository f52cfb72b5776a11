import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { DueTag } from '../../components/DueTag';
import { Loading } from '../../components/Loading';
import { StatusTag } from '../../components/StatusTag';
import '../../components/TableField/style.css';
import { moment } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { call } from '../../providers/http';
import { said } from '../../providers/locale';
import type { NurseRow } from '../../types/NurseRoster';

interface NurseTableProps {
  institution: string;
  list: string;
  caption: string;
  q: string;
  /** Applies for the cancellation of one nurse's registration. */
  onCancel: ((nurse: string) => void) | null;
  /** Takes back a code that nobody has used. */
  onRevoke: ((nurse: string) => void) | null;
  /** Helps a nurse into her account again. */
  onRecover: ((nurse: NurseRow) => void) | null;
  /** Says what has become of a nurse who is registered here. */
  onPlace: ((nurse: NurseRow) => void) | null;
  /** Where nurses are picked for something: who is, what is done with one, and with whom it cannot be. */
  picking: { picked: ReadonlySet<string>; toggle: (nurse: string) => void; act: (nurse: string) => void; verb: string; busy: boolean; shut: (row: NurseRow) => boolean } | null;
}

interface Answer {
  data: NurseRow[];
  meta?: { nextCursor?: string | null };
}

/** One list of an institution's nurses, page by page; cards on a phone. */
export function NurseTable({ institution, list, caption, q, onCancel, onRevoke, onRecover, onPlace, picking }: NurseTableProps): React.JSX.Element {
  const { t } = useTranslation();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['nurses', institution, list, q],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => (await call<Answer>(`/api/institutions/${institution}/nurses`, { query: { list, limit: 20, cursor: pageParam, q }, signal })).body,
    getNextPageParam: (page) => page.meta?.nextCursor ?? undefined,
  });
  if (error) return <p role="alert" className="panel panel-bad">{sentenceOf(error)}</p>;
  if (!data) return <Loading />;
  const rows = data.pages.flatMap((page) => page.data);
  if (rows.length === 0) return <p className="panel panel-good">{q ? t('没有找到这样的护士。') : t('这个名单里没有人，不用处理。')}</p>;
  const columns: [string, (row: NurseRow) => React.ReactNode][] = [
    [t('姓名'), (row) => (picking ? <Checkbox checked={picking.picked.has(row.documentId)} disabled={picking.shut(row)} onChange={() => picking.toggle(row.documentId)}>{row.name}</Checkbox> : row.name)],
    [t('证件号码'), ({ idNumber }) => idNumber],
    [t('科室'), ({ department }) => department],
    [t('执业注册'), ({ status, registeredAt, certificateNumber }) => <span>{status ?? t('未注册')}{registeredAt && <><br /><span className="small quiet">{registeredAt}</span></>}{certificateNumber && <><br /><span className="small quiet">{certificateNumber}</span></>}</span>],
    [t('有效期至'), ({ validTo }) => validTo && <DueTag dueOn={validTo} />],
    [t('账户'), ({ activated, codeUntil }) => <span><StatusTag tone={activated ? 'good' : 'attention'}>{activated ? t('已激活') : t('未激活')}</StatusTag>{codeUntil && <><br /><span className="small quiet">{t('激活码有效至 {{time}}', { time: moment(codeUntil) })}</span></>}</span>],
    [t('办理情况'), ({ inHand, urgedToday }) => <span>{inHand ? t('办理中：{{label}}', { label: said(inHand) }) : ''}{urgedToday && <>{inHand && <br />}{t('今天已催办')}</>}</span>],
    ...(onRecover
      ? [[t('操作'), (row: NurseRow) => (
          <span className="row">
            {row.activated && <Button size="small" onClick={() => onRecover(row)} aria-label={t('协助找回账户：{{name}}', { name: row.name })}>{t('协助找回账户')}</Button>}
            {onPlace && row.registeredAt && <Button size="small" onClick={() => onPlace(row)} aria-label={t('已离职：{{name}}', { name: row.name })}>{t('已离职')}</Button>}
          </span>
        )] as [string, (row: NurseRow) => React.ReactNode]]
      : []),
    ...(picking
      ? [[t('操作'), (row: NurseRow) => (
          <span className="row">
            <Button size="small" disabled={picking.shut(row) || picking.busy} onClick={() => picking.act(row.documentId)} aria-label={`${picking.verb}：${row.name}`}>{picking.verb}</Button>
            {onRevoke && row.codeUntil && <Button size="small" disabled={picking.busy} onClick={() => onRevoke(row.documentId)} aria-label={t('撤销激活码：{{name}}', { name: row.name })}>{t('撤销激活码')}</Button>}
            {onPlace && <Button size="small" disabled={picking.busy} onClick={() => onPlace(row)} aria-label={t('怎么处理：{{name}}', { name: row.name })}>{t('怎么处理')}</Button>}
            {onCancel && !onPlace && <Button size="small" disabled={picking.busy || row.inHand !== null} onClick={() => onCancel(row.documentId)} aria-label={t('申请注销：{{name}}', { name: row.name })}>{t('申请注销')}</Button>}
          </span>
        )] as [string, (row: NurseRow) => React.ReactNode]]
      : []),
  ];
  return (
    <div className="stack-s">
      <div className="cards-scroll">
        <table className="cards">
          <caption className="hidden-text">{caption}</caption>
          <thead><tr>{columns.map(([label]) => <th key={label} scope="col">{label}</th>)}</tr></thead>
          <tbody>{rows.map((row) => <tr key={row.documentId}>{columns.map(([label, show]) => <td key={label} data-label={label}>{show(row) || '—'}</td>)}</tr>)}</tbody>
        </table>
      </div>
      {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('再显示一些')}</Button>}
    </div>
  );
}
