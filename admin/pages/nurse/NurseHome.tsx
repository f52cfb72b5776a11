import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Businesses } from '../../components/Businesses';
import { DueTag } from '../../components/DueTag';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { WorkTable } from '../../components/WorkTable';
import { useDates } from '../../hooks/useDates';
import { useRows } from '../../hooks/useRows';
import { ask } from '../../providers/http';
import { said } from '../../providers/locale';
import type { NursePrompt } from '../../types/NursePrompt';
import { CurrentCase } from '../institution/CurrentCase';
import { AccountCard } from './AccountCard';
import { Lookups } from './Lookups';
import { PracticeRecords } from './PracticeRecords';
import { RegistrationCard } from './RegistrationCard';
import { StartDialog } from './StartDialog';
import { useStart } from './useStart';
import './style.css';

/** A nurse's home, for a phone first: what is due, what is under way and who has it, her registration, what she may begin. */
export function NurseHome(): React.JSX.Element {
  const { data: prompt, error, refetch } = useQuery({ queryKey: ['nurse-prompt'], queryFn: ({ signal }) => ask<NursePrompt>('/api/nursing/prompt', { signal }), staleTime: 0 });
  if (!prompt) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  return <Known prompt={prompt} />;
}

function Known({ prompt }: { prompt: NursePrompt }): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const start = useStart(prompt.nurse.id);
  const list = useRows({}, 'applications', 5);
  const { duties, cases, registration, businesses } = prompt;
  const quiet = duties.length === 0 && cases.length === 0;
  return (
    <div className="stack nurse-home">
      <PageTitle title={t('需要您做什么')} />
      <AccountCard account={prompt.account} />
      {duties.map(({ key, tone, text, by, business }) => {
        const offer = businesses.find((candidate) => candidate.key === business && candidate.reason === null);
        return (
          <section key={key} className={`panel stack-s ${tone === 'bad' ? 'panel-bad' : tone === 'attention' ? 'panel-care' : 'panel-info'}`} aria-label={t('需要您做什么')}>
            <p>{text}</p>
            {by && <p className="row"><span>{t('截止日期')}：</span><DueTag dueOn={by} /></p>}
            {offer && <Button type="primary" size="large" loading={start.busy} onClick={() => start.begin(offer)}>{t('办理{{label}}', { label: said(offer.label) })}</Button>}
          </section>
        );
      })}
      {quiet && <p className="panel panel-good">{registration?.status === 'valid' ? t('目前没有需要您办理的事项。延续注册从 {{day}} 起可以申请，到时会提醒您。', { day: day(registration.renewalOpensOn) }) : t('目前没有需要您办理的事项。')}</p>}
      {cases.map(({ documentId, procedureLabel, number }) => (
        <section key={documentId} className="card stack-s" aria-label={said(procedureLabel)}>
          <h2>{t('办理中：{{label}}', { label: said(procedureLabel) })}</h2>
          <p className="small quiet">{t('受理编号 {{number}}', { number })}</p>
          <CurrentCase id={documentId} />
        </section>
      ))}
      <RegistrationCard prompt={prompt} />
      <Businesses title={t('可以申请的业务')} offers={businesses} onStart={start.begin} busy={start.busy} />
      <section className="card stack-s" aria-labelledby="recent">
        <h2 id="recent">{t('最近的申请')}</h2>
        <WorkTable list={list} own caption={t('最近的申请')} empty={t('还没有申请。')} />
      </section>
      <PracticeRecords />
      <Lookups />
      {start.asking && <StartDialog offer={start.asking} busy={start.busy} failures={start.failures} onStart={start.answer} onClose={start.close} />}
    </div>
  );
}
