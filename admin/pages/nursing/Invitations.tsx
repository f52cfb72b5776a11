import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../components/StatusTag';
import { useDates } from '../../hooks/useDates';
import { ask } from '../../providers/http';

interface Invitation {
  name: string;
  at: string;
  business: string;
  done: boolean;
}

export const INVITATIONS = ['nurse-invitations'];

/** Whom the institution has invited, and what came of it. */
export function Invitations(): React.JSX.Element | null {
  const { t } = useTranslation();
  const { moment } = useDates();
  const { data } = useQuery({ queryKey: INVITATIONS, queryFn: ({ signal }) => ask<Invitation[]>('/api/registration-checks/invitations', { signal }) });
  if (!data || data.length === 0) return null;
  return (
    <section className="card stack-s" aria-labelledby="invitations">
      <h2 id="invitations">{t('最近的邀请')}</h2>
      <ul className="stack-s">{data.map(({ name, at, business, done }) => <li key={`${name} ${at}`} className="row"><strong>{name}</strong><span>{business}</span><span className="quiet">{moment(at)}</span><StatusTag tone={done ? 'good' : 'idle'}>{done ? t('已办到本机构') : t('还没有办理')}</StatusTag></li>)}</ul>
    </section>
  );
}
