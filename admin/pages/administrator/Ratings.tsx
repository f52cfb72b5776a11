import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { ask } from '../../providers/http';
import type { RatingLine } from '../../types/Rating';
import { RatingTask } from './RatingTask';

/** 好差评: what was rated badly and waits for an answer, by its deadline; the rest on demand. */
export function Ratings(): React.JSX.Element {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const { data, error, refetch } = useQuery({ queryKey: ['ratings', all], queryFn: ({ signal }) => ask<RatingLine[]>('/api/ratings', { query: { waiting: !all }, signal }) });
  return (
    <div className="stack">
      <PageTitle title={t('好差评')} />
      <p className="quiet">{t('差评应当在一个工作日内联系评价人，核实、整改后在期限内答复。答复由评价人看到。')}</p>
      <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)}>{t('也显示不需要处理的评价')}</Checkbox>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <p className="card">{all ? t('还没有收到评价。') : t('没有待处理的差评。')}</p>}
      {data?.map((line) => <RatingTask key={`${line.id} ${line.state}`} line={line} onDone={refetch} />)}
    </div>
  );
}
