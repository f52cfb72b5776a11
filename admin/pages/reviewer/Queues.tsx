import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { QueueCount } from '../../types/Me';

interface QueuesProps {
  queues: QueueCount[];
  /** Those that stand open: the others have nothing in them. */
  shown: QueueCount[];
  chosen: string | undefined;
  onChoose: (key: string) => void;
  onShowAll: () => void;
}

const SUBJECTS = ['institution', 'nurse'];

/** Work lists in the order in which they stand: institutions' first. */
export const bySubject = (queues: QueueCount[]): QueueCount[] => SUBJECTS.flatMap((subject) => queues.filter((queue) => queue.subject === subject));

/** The work lists of a person by what they are about; empty ones are put away where there are many. */
export function Queues({ queues, shown, chosen, onChoose, onShowAll }: QueuesProps): React.JSX.Element {
  const { t } = useTranslation();
  const groups = [['institution', t('医疗机构业务')], ['nurse', t('护士业务')]] as const;
  const several = groups.filter(([subject]) => queues.some((queue) => queue.subject === subject)).length > 1;
  const away = queues.length - shown.length;
  return (
    <nav aria-label={t('工作队列')} className="stack-s">
      {groups.map(([subject, heading]) => {
        const own = shown.filter((queue) => queue.subject === subject);
        if (own.length === 0) return null;
        return (
          <div key={subject} className="stack-s" role="group" aria-label={heading}>
            {several && <p className="small quiet">{heading}</p>}
            <div className="queues">
              {own.map(({ key, label, count }) => (
                <button key={key} type="button" aria-pressed={key === chosen} onClick={() => onChoose(key)}>
                  <span>{label}</span>
                  <strong>{count}</strong>
                </button>
              ))}
            </div>
          </div>
        );
      })}
      {away > 0 && <Button type="link" onClick={onShowAll}>{t('另有 {{count}} 个列表没有业务，点此显示', { count: away })}</Button>}
    </nav>
  );
}
