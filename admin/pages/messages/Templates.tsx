import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { moment } from '../../hooks/useDates';
import { ask } from '../../providers/http';
import type { TemplateLine } from '../../types/MessageTemplate';
import { MessageNav } from './MessageNav';
import './style.css';

/** 消息文字: every text that goes out, by business. */
export function Templates(): React.JSX.Element {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const { data, error, refetch } = useQuery({ queryKey: ['message-templates'], queryFn: ({ signal }) => ask<TemplateLine[]>('/api/message-templates', { signal }) });
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  const found = data.filter(({ label, title, group }) => [label, title, group].some((text) => text.includes(wanted.trim())));
  const groups = [...new Set(found.map(({ group }) => group))];
  return (
    <div className="stack">
      <PageTitle title={t('消息文字')} />
      <MessageNav />
      <p className="quiet">{t('系统发出的每条消息的标题和正文。修改后，以后发出的消息使用新的文字；已经发出的不变。')}</p>
      <Input aria-label={t('查找消息文字')} placeholder={t('查找消息文字')} style={{ maxWidth: 320 }} value={wanted} onChange={({ target }) => setWanted(target.value)} allowClear />
      {groups.length === 0 && <p className="panel">{t('没有符合条件的消息文字。')}</p>}
      {groups.map((group) => (
        <section key={group} className="card stack-s">
          <h2>{group}</h2>
          <ul className="stack-s">
            {found.filter((line) => line.group === group).map(({ key, label, title, version, changedBy, changedAt }) => (
              <li key={key} className="row between">
                <span><Link to={`/message-templates/${key}`}>{label}</Link> <span className="quiet">{title}</span></span>
                {version > 0 && <span className="small quiet">{t('{{by}}于 {{at}} 修改', { by: changedBy, at: moment(changedAt) })}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
