import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StatusTag } from '../../components/StatusTag';
import { moment } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { Row } from '../../types/Row';

/** The last ten cases that this clerk worked on, for the visitor who comes back. */
export function Recent(): React.JSX.Element {
  const { t } = useTranslation();
  const { data, error } = useQuery({ queryKey: ['counter-recent'], queryFn: ({ signal }) => ask<(Row & { actedAt: string })[]>('/api/counter/recent', { signal }) });
  return (
    <section className="card stack-s" aria-labelledby="recent">
      <h2 id="recent">{t('您最近办理的')}</h2>
      {error && <p role="alert" className="panel panel-bad">{sentenceOf(error)}</p>}
      {data?.length === 0 && <p className="quiet">{t('办理过的件会列在这里，最多十件。')}</p>}
      <ul className="stack-s counter-recent">
        {data?.map((row) => (
          <li key={row.documentId}>
            <p><Link to={`/counter?case=${row.documentId}`}>{row.subjectName}</Link></p>
            <p className="row small quiet"><span>{row.number}</span><StatusTag tone={row.tone}>{row.stateLabel}</StatusTag><time dateTime={row.actedAt}>{moment(row.actedAt)}</time></p>
          </li>
        ))}
      </ul>
    </section>
  );
}
