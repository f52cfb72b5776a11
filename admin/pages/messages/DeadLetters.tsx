import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { moment } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { ask, newKey } from '../../providers/http';
import type { DeadLetter } from '../../types/Dispatch';

/** What the system gave up in the background; shown only where there is something. */
export function DeadLetters(): React.JSX.Element | null {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { data, refetch } = useQuery({ queryKey: ['dead-letters'], queryFn: ({ signal }) => ask<DeadLetter[]>('/api/dead-letters', { signal }) });
  if (!data || data.length === 0) return null;
  const retry = async (id: string): Promise<void> => {
    try {
      await ask(`/api/dead-letters/${id}/retry`, { method: 'POST', body: {}, idempotencyKey: newKey() });
      void message.success(t('已安排重新执行'));
    } catch (error) {
      void message.error(sentenceOf(error));
    }
    await refetch();
  };
  return (
    <section className="panel panel-bad stack-s" aria-label={t('多次失败的后台事项')}>
      <h2>{t('多次失败的后台事项')}</h2>
      <p>{t('系统已经停止重试。排除原因后可以重新执行；不清楚原因的，请把下面的文字告诉系统维护人员。')}</p>
      <ul className="stack-s">
        {data.map(({ id, topic, attempts, at, lastError }) => (
          <li key={id} className="row between">
            <span className="message-body">{t('{{topic}}，试过 {{n}} 次，{{at}}', { topic, n: attempts, at: moment(at) })}<br /><span className="small">{lastError}</span></span>
            <Button size="small" onClick={() => void retry(id)}>{t('重新执行')}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
