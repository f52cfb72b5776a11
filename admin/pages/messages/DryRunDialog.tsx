import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../hooks/useDates';
import type { DryRun } from '../../types/ReminderRule';
import '../../components/TableField/style.css';

/** Who would get what: nothing is sent. */
export function DryRunDialog({ label, result, onClose }: { label: string; result: DryRun; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const heads = [t('对象'), t('期限'), t('消息'), t('收件人')];
  return (
    <Modal open width={900} title={t('试算：{{label}}', { label })} onCancel={onClose} footer={<Button onClick={onClose}>{t('关闭')}</Button>}>
      <div className="stack-s">
        <p>{t('{{day}}共有 {{count}} 条提醒，没有发送。', { day: day(result.on), count: result.total })}{result.total > result.lines.length && ` ${t('下面列出前 {{count}} 条。', { count: result.lines.length })}`}</p>
        {result.lines.length > 0 && (
          <div className="cards-scroll">
            <table className="cards">
              <caption className="hidden-text">{t('试算：{{label}}', { label })}</caption>
              <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
              <tbody>
                {result.lines.map((line) => (
                  <tr key={`${line.label}:${line.anchor}`}>
                    <td data-label={heads[0]}>{line.label}</td>
                    <td data-label={heads[1]}>{day(line.anchor)}</td>
                    <td data-label={heads[2]}><span>{line.title}{line.done && <span className="small quiet"> {t('已经提醒过')}</span>}</span></td>
                    <td data-label={heads[3]}>{line.recipients.length > 0 ? line.recipients.join('、') : t('没有人担任应当接收的角色')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </Modal>
  );
}
