import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { ask } from '../../providers/http';
import type { CampaignResults } from '../../types/CampaignResults';
import { CampaignCard } from './CampaignCard';

const KEY = ['publications'];

/** 校验结果公示 (F110): what each campaign has concluded, what the public sees of it, and taking that back. */
export function Publications(): React.JSX.Element {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: KEY, queryFn: ({ signal }) => ask<CampaignResults[]>('/api/publications', { signal }) });
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  return (
    <div className="stack">
      <PageTitle title={t('校验结果公示')} />
      {data.length === 0 && <p className="panel">{t('还没有校验年度工作，所以没有可以公示的结论。')}</p>}
      {data.map((results) => <CampaignCard key={results.campaign} results={results} onChanged={() => client.invalidateQueries({ queryKey: KEY })} />)}
    </div>
  );
}
