import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { StatusTag } from '../../components/StatusTag';
import { useDates } from '../../hooks/useDates';
import { useAdministered } from '../../hooks/useAdministered';
import { call } from '../../providers/http';
import type { SwitchLine } from '../../types/SwitchLine';
import { SwitchDialog } from './SwitchDialog';
import { switchWords } from './switchWords';

interface Answer {
  data: SwitchLine[];
  meta: { openCases: number };
}

/** 机关参数: what the law leaves to the authority, how it has chosen, on which ground, since when and by whom. */
export function Switches(): React.JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <PageTitle title={t('机关参数')} />
      <p className="quiet">{t('法律留给登记机关选择的事项。没有设置的，按默认取值办理。')}</p>
      {useAdministered().map(({ id, name }) => <AuthoritySwitches key={id} id={id} name={name} />)}
    </div>
  );
}

function AuthoritySwitches({ id, name }: { id: string; name: string }): React.JSX.Element {
  const [changing, setChanging] = useState<string | null>(null);
  const { data, error, refetch } = useQuery({ queryKey: ['switches', id], queryFn: async ({ signal }) => (await call<Answer>(`/api/authorities/${id}/switches`, { signal })).body });
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  const topics = [...new Set(data.data.map(({ topicLabel }) => topicLabel))];
  const line = data.data.find(({ key }) => key === changing);
  return (
    <section className="stack" aria-label={name}>
      <h2>{name}</h2>
      {topics.map((topic) => (
        <section key={topic} className="stack" aria-label={topic}>
          <h3>{topic}</h3>
          {data.data.filter(({ topicLabel }) => topicLabel === topic).map((each) => <OneSwitch key={each.key} line={each} onChange={() => setChanging(each.key)} />)}
        </section>
      ))}
      {line && <SwitchDialog authority={id} line={line} openCases={data.meta.openCases} onClose={() => setChanging(null)} />}
    </section>
  );
}

function OneSwitch({ line, onChange }: { line: SwitchLine; onChange: () => void }): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const [now] = line.settings;
  return (
    <section className="card stack-s" aria-labelledby={`switch-${line.key}`}>
      <div className="row between">
        <h4 id={`switch-${line.key}`}>{line.label}</h4>
        <Button onClick={onChange} aria-describedby={`switch-${line.key}`}>{t('修改')}</Button>
      </div>
      <p className="row"><strong>{switchWords(line, line.value, t)}</strong><StatusTag tone={line.source === 'own' ? 'active' : 'idle'}>{line.source === 'own' ? t('本机关设置') : line.source === 'above' ? t('由{{name}}设置', { name: line.setBy }) : t('默认')}</StatusTag></p>
      <dl className="facts small">
        <dt>{t('依据')}</dt><dd>{line.basis}</dd>
        <dt>{t('默认取值')}</dt><dd>{switchWords(line, line.default, t)}</dd>
        {now && <><dt>{t('设置')}</dt><dd>{t('{{name}}，{{day}} 起', { name: now.changedBy, day: day(now.changedOn) })}。{now.reason}</dd></>}
      </dl>
      {line.settings.length > 1 && (
        <details>
          <summary>{t('以前的取值')}</summary>
          <ul className="stack-s small">{line.settings.slice(1).map((setting) => <li key={setting.version}>{day(setting.changedOn)}　{setting.changedBy}　{switchWords(line, setting.value, t)}：{setting.reason}</li>)}</ul>
        </details>
      )}
    </section>
  );
}
