import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../components/StatusTag';
import { moment } from '../../hooks/useDates';
import type { Dispatch } from '../../types/Dispatch';
import { placeNames, reasonNames, stateNames, tones } from './places';
import '../../components/TableField/style.css';

const RETRYABLE = new Set(['failed', 'unclear', 'left-out']);

/** Lines of the log; the text of a message opens below its title. */
export function DispatchTable({ rows, onRetry }: { rows: Dispatch[]; onRetry: (id: string) => void }): React.JSX.Element {
  const { t } = useTranslation();
  const heads = [t('消息'), t('收件人'), t('方式'), t('状态'), t('时间')];
  return (
    <div className="cards-scroll">
      <table className="cards">
        <caption className="hidden-text">{t('消息发送记录')}</caption>
        <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}<th scope="col"><span className="hidden-text">{t('操作')}</span></th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.documentId}>
              <td data-label={heads[0]}>
                <details>
                  <summary>{row.title}</summary>
                  <p className="message-body small">{row.body ?? t('内容保密，不在这里显示。')}</p>
                </details>
              </td>
              <td data-label={heads[1]}>{row.recipient ?? '—'}{row.address && <span className="small quiet"> {row.address}</span>}</td>
              <td className="message-way" data-label={heads[2]}>{placeNames(t)[row.channel]}</td>
              <td data-label={heads[3]}>
                <span>
                  <StatusTag tone={tones[row.state]}>{stateNames(t)[row.state]}</StatusTag>
                  {row.attempts > 1 && <span className="small quiet"> {t('已试 {{n}} 次', { n: row.attempts })}</span>}
                  {row.reason && <span className="small"><br />{reasonNames(t)[row.reason]}</span>}
                  {row.state === 'unclear' && <span className="small"><br />{t('对方可能已经收到。重新发送前请先核实，以免重复。')}</span>}
                  {row.lastError && <span className="small quiet"><br />{row.lastError}</span>}
                </span>
              </td>
              <td data-label={heads[4]}><time dateTime={row.sentAt ?? row.plannedAt}>{moment(row.sentAt ?? row.plannedAt)}</time></td>
              <td>
                {RETRYABLE.has(row.state) && row.channel !== 'inbox' && (
                  <Popconfirm title={row.state === 'unclear' ? t('对方可能已经收到，确定再发一次吗？') : t('重新发送这条消息？')} okText={t('重新发送')} cancelText={t('取消')} onConfirm={() => onRetry(row.documentId)}>
                    <Button size="small" aria-label={t('重新发送：{{title}}', { title: row.title })}>{t('重新发送')}</Button>
                  </Popconfirm>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
