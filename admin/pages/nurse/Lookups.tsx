import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../components/Loading';
import { useDates } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';

interface Lookup {
  at: string;
  office: string;
  what: string;
}

function List(): React.JSX.Element {
  const { t } = useTranslation();
  const { moment } = useDates();
  const { data, error } = useQuery({ queryKey: ['lookups'], queryFn: ({ signal }) => ask<Lookup[]>('/api/nursing/lookups', { signal }) });
  if (error) return <p role="alert" className="panel panel-bad">{sentenceOf(error)}</p>;
  if (!data) return <Loading />;
  if (data.length === 0) return <p>{t('还没有单位查询过您的信息。')}</p>;
  return <ul className="stack-s">{data.map(({ at, office, what }) => <li key={`${at} ${office}`}><strong>{office}</strong>　<span className="quiet">{moment(at)}</span><br />{what}</li>)}</ul>;
}

/** 谁查询过我的信息: opened by whoever wants to know, and asked for only then. */
export function Lookups(): React.JSX.Element {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <details className="card stack-s" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('谁查询过我的信息')}</summary>
      <p className="small quiet">{t('其他单位验证您的执业注册，或者工作人员显示您的号码，都会记在这里。')}</p>
      {open && <List />}
    </details>
  );
}
