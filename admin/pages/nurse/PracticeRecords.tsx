import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../components/Loading';
import { RecordList } from '../../components/RecordList';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { PracticeRecord } from '../../types/PracticeRecord';

function List(): React.JSX.Element {
  const { t } = useTranslation();
  const { data, error } = useQuery({ queryKey: ['own-records'], queryFn: ({ signal }) => ask<PracticeRecord[]>('/api/nursing/practice-records', { signal }) });
  if (error) return <p role="alert" className="panel panel-bad">{sentenceOf(error)}</p>;
  if (!data) return <Loading />;
  return <RecordList records={data} empty={t('没有良好记录，也没有不良记录。')} />;
}

/** 执业记录 (F106): her good and bad records, asked for only when she opens them. */
export function PracticeRecords(): React.JSX.Element {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <details className="card stack-s" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('执业记录（良好、不良）')}</summary>
      <p className="small quiet">{t('由登记机关依照《护士条例》第十一条记载。认为有误的，请向登记机关申请更正。')}</p>
      {open && <List />}
    </details>
  );
}
