import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { moment } from '../../hooks/useDates';
import { useListKeys } from '../../hooks/useListKeys';
import type { Rows } from '../../hooks/useRows';
import { sentenceOf } from '../../providers/ApiError';
import type { Row } from '../../types/Row';
import { BatchBar } from '../BatchBar';
import { DueTag } from '../DueTag';
import { Loading } from '../Loading';
import { StatusTag } from '../StatusTag';
import '../TableField/style.css';

interface WorkTableProps {
  list: Rows;
  caption: string;
  empty: string;
  /** An applicant knows who it is about; the office wants the name first. */
  own?: boolean;
  /** Where a line leads; to the case unless told. */
  pathOf?: (row: Row) => string;
}

const NOTHING: ReadonlySet<string> = new Set();

/** What is handled together stands in one line. */
const businessOf = ({ procedureLabel, joined }: Row): string => [procedureLabel, ...joined].join('＋');

/** Applications as a table, or as cards on a phone; links, not buttons, so that each can be opened in a tab. */
export function WorkTable(props: WorkTableProps): React.JSX.Element {
  const { list } = props;
  const [picked, setPicked] = useState(NOTHING);
  // What has left the list meanwhile is picked no longer.
  const chosen = new Set(list.rows.filter(({ documentId }) => picked.has(documentId)).map(({ documentId }) => documentId));
  return (
    <div className="stack-s">
      {list.batch.length > 0 && <BatchBar actions={list.batch} rows={list.rows} picked={chosen} onPick={setPicked} />}
      <Lines {...props} picked={chosen} onToggle={(id) => setPicked(new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]))} />
    </div>
  );
}

interface LinesProps extends WorkTableProps {
  picked: ReadonlySet<string>;
  onToggle: (id: string) => void;
}

function Lines({ list, caption, empty, own = false, pathOf = ({ documentId }) => `/applications/${documentId}`, picked, onToggle }: LinesProps): React.JSX.Element {
  const { t } = useTranslation();
  const body = useListKeys<HTMLTableSectionElement>();
  if (list.error) return <p role="alert" className="panel panel-bad">{sentenceOf(list.error)}</p>;
  if (list.pending) return <Loading />;
  if (list.rows.length === 0) return <p className="panel">{empty}</p>;
  const stateHead = own ? t('业务申请状态') : t('状态');
  return (
    <div className="stack-s">
      <div className="cards-scroll">
        <table className="cards">
          <caption className="hidden-text">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{own ? t('业务') : t('机构或护士')}</th>
              <th scope="col">{own ? t('受理编号') : t('业务')}</th>
              <th scope="col">{stateHead}</th>
              <th scope="col">{t('期限')}</th>
              <th scope="col">{t('提交时间')}</th>
            </tr>
          </thead>
          <tbody ref={body}>
            {list.rows.map((row) => (
              <tr key={row.documentId}>
                <td data-label={own ? t('业务') : t('机构或护士')}>
                  <span>
                    {list.batch.some(({ states }) => states.includes(row.state)) && <Checkbox className="pick no-print" aria-label={t('选择{{name}}', { name: row.subjectName })} checked={picked.has(row.documentId)} onChange={() => onToggle(row.documentId)} />}
                    <Link data-row to={pathOf(row)}>{own ? businessOf(row) : row.subjectName}</Link>
                  </span>
                </td>
                <td data-label={own ? t('受理编号') : t('业务')}>{own ? (row.number ?? t('尚未提交')) : <span>{businessOf(row)}<br /><span className="small quiet cards-number">{row.number ?? ''}</span></span>}</td>
                <td data-label={stateHead}>
                  <span><StatusTag tone={row.tone}>{row.stateLabel}</StatusTag>{row.round > 1 && <span className="small quiet"> {t('第 {{n}} 轮', { n: row.round })}</span>}{own && row.openNotes > 0 && <><br /><StatusTag tone="attention">{t('{{count}} 条意见待整改', { count: row.openNotes })}</StatusTag></>}{row.assigneeName && <><br /><span className="small quiet">{row.mine ? t('您已领取') : t('{{name}}已领取', { name: row.assigneeName })}</span></>}</span>
                </td>
                <td data-label={t('期限')}>{row.dueOn ? <DueTag dueOn={row.dueOn} provisional={row.dueProvisional} /> : '—'}</td>
                <td data-label={t('提交时间')}>{row.submittedAt ? <time dateTime={row.submittedAt}>{moment(row.submittedAt)}</time> : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="row between">
        <span className="small quiet" role="status">
          {list.total !== null && t('共 {{total}} 件', { total: list.total })} {t('第 {{page}} 页', { page: list.page })}
        </span>
        <span className="row">
          <Button disabled={!list.previous} onClick={list.previous}>{t('上一页')}</Button>
          <Button disabled={!list.next} onClick={list.next}>{t('下一页')}</Button>
        </span>
      </div>
      <p className="small quiet no-print keys-hint">{t('键盘：j 下一件，k 上一件，Enter 打开')}</p>
    </div>
  );
}
