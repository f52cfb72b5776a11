import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { ask } from '../../providers/http';
import type { ReminderRule } from '../../types/ReminderRule';
import { MessageNav } from './MessageNav';
import { ReminderForm } from './ReminderForm';
import './style.css';

const KEY = ['reminder-rules'];

/** 自动提醒: rules that go out by themselves each morning. */
export function ReminderRules(): React.JSX.Element {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: KEY, queryFn: ({ signal }) => ask<ReminderRule[]>('/api/reminder-rules', { signal }), refetchOnWindowFocus: false });
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  return (
    <div className="stack">
      <PageTitle title={t('自动提醒')} />
      <MessageNav />
      <p className="quiet">{t('系统每天 8:30 检查一次，每个时间点只提醒一次；停机后只补发最近一次，不会一下子发出很多条。')}</p>
      {data.map((rule) => <ReminderForm key={`${rule.key}:${rule.version}`} rule={rule} onChanged={() => client.invalidateQueries({ queryKey: KEY })} />)}
    </div>
  );
}
