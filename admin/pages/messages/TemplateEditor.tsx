import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { moment } from '../../hooks/useDates';
import { ask } from '../../providers/http';
import type { TemplateView } from '../../types/MessageTemplate';
import { TemplateForm } from './TemplateForm';
import './style.css';

/** One text of messages: change it, look at it, try it out, see what it was before. */
export function TemplateEditor(): React.JSX.Element {
  const { t } = useTranslation();
  const { key = '' } = useParams();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ['message-template', key], queryFn: ({ signal }) => ask<TemplateView>(`/api/message-templates/${encodeURIComponent(key)}`, { signal }), refetchOnWindowFocus: false });
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  const saved = async (view: TemplateView): Promise<void> => {
    client.setQueryData(['message-template', key], view);
    await client.invalidateQueries({ queryKey: ['message-templates'] });
  };
  return (
    <div className="stack">
      <p><Link to="/message-templates">{t('返回消息文字')}</Link></p>
      <PageTitle title={`${data.group}：${data.label}`} />
      <TemplateForm key={`${key}:${data.version}`} view={data} onSaved={saved} onStale={() => void refetch()} />
      {data.history.length > 0 && (
        <details className="card">
          <summary>{t('历次修改（{{count}}）', { count: data.history.length })}</summary>
          <ul className="stack-s">
            {data.history.map(({ version, title, body, changedBy, changedAt }) => (
              <li key={version} className="panel">
                <p className="small quiet">{t('第 {{version}} 版，{{by}}，{{at}}', { version, by: changedBy, at: moment(changedAt) })}</p>
                <p><strong>{title}</strong></p>
                <p className="message-body">{body}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
