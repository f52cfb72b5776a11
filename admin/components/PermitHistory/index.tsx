import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { moment } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import { Loading } from '../Loading';
import '../Timeline/style.css';

interface Version {
  version: number;
  current: boolean;
  at: string;
  case: { id: string; number: string } | null;
  changes: { field: string; label: string; from: string | null; to: string | null }[];
}

/** 查看历史沿革 (F101): the versions of a permit, what changed in each, when and by which case. */
export function PermitHistory({ institution }: { institution: string }): React.JSX.Element {
  const { t } = useTranslation();
  const { data, error } = useQuery({ queryKey: ['permit-history', institution], queryFn: ({ signal }) => ask<Version[]>(`/api/institutions/${institution}/history`, { signal }) });
  if (error) return <p role="alert" className="panel panel-bad">{sentenceOf(error)}</p>;
  if (!data) return <Loading />;
  if (data.length === 0) return <p className="panel">{t('还没有历史记录。')}</p>;
  const first = data.at(-1)?.version;
  return (
    <ol className="timeline">
      {data.map(({ version, at, case: made, changes }) => (
        <li key={version}>
          <p><strong>{t('第 {{version}} 版许可证', { version })}</strong>　<time className="small quiet" dateTime={at}>{moment(at)}</time></p>
          {made && <p className="small"><Link to={`/applications/${made.id}`}>{t('由 {{number}} 办理', { number: made.number })}</Link></p>}
          {version === first && <p className="small quiet">{t('首次记录')}</p>}
          {version !== first && changes.length === 0 && <p className="small quiet">{t('没有登记事项变化')}</p>}
          {version !== first && changes.length > 0 && (
            <ul className="small">{changes.map(({ field, label, from, to }) => <li key={field}>{label}：{from ?? '—'} → {to ?? '—'}</li>)}</ul>
          )}
        </li>
      ))}
    </ol>
  );
}
