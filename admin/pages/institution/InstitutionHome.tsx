import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DueTag } from '../../components/DueTag';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { StatusTag } from '../../components/StatusTag';
import { WorkTable } from '../../components/WorkTable';
import { useDates } from '../../hooks/useDates';
import { useMe } from '../../hooks/useMe';
import { useRows } from '../../hooks/useRows';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import { hindrancesOf, type Prompt } from '../../types/Prompt';
import { DeferralBanner, OrderBanner } from './Burdens';
import { CurrentCase } from './CurrentCase';
import { OtherBusiness } from './OtherBusiness';
import { PermitCard } from './PermitCard';
import { WindowCard } from './WindowCard';

/** 需要您做什么: the yearly verification, its date, the case in hand and what the reviewer asks, on one page. */
export function InstitutionHome(): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const { institution } = useMe();
  const list = useRows({}, 'applications', 5);
  const { data: prompt, error } = useQuery({ queryKey: ['prompt'], queryFn: ({ signal }) => ask<Prompt>('/api/verification/prompt', { signal }) });
  const hindrances = prompt ? hindrancesOf(prompt) : [];
  return (
    <div className="stack">
      <PageTitle title={t('需要您做什么')}><span className="quiet">{institution?.name}</span></PageTitle>
      {error && <p role="alert" className="panel panel-bad">{sentenceOf(error)}</p>}
      {!prompt && !error && <Loading />}
      {prompt?.deferral && <DeferralBanner deferral={prompt.deferral} />}
      {prompt?.order && <OrderBanner order={prompt.order} />}
      {prompt && (
        <section className="card stack-s" aria-labelledby="verification">
          <div className="row between">
            <h2 id="verification">{prompt.campaign?.title ?? t('医疗机构校验')}</h2>
            {prompt.obligation && <StatusTag tone={prompt.obligation.state === 'settled' ? 'good' : prompt.obligation.state === 'overdue' ? 'bad' : 'active'}>{prompt.obligation.stateLabel}</StatusTag>}
          </div>
          {prompt.exemption && <p className="panel panel-good">{prompt.exemption}</p>}
          {hindrances.map((why) => <p key={why} className="panel">{why}</p>)}
          {prompt.campaign && <p>{t('网上申请时间：{{from}} 至 {{to}}', { from: day(prompt.campaign.applyFrom), to: day(prompt.campaign.applyTo) })}</p>}
          {prompt.obligation && <p className="row"><span>{t('应校验日期')}：</span><DueTag dueOn={prompt.obligation.dueOn} /></p>}
          {prompt.current ? <CurrentCase id={prompt.current.documentId} /> : !prompt.exemption && hindrances.length === 0 && <p><Link className="button-link" to="/verification">{t('开始办理医疗机构校验申请')}</Link></p>}
        </section>
      )}
      {prompt?.permit && <PermitCard institution={prompt.institution.id} permit={prompt.permit} renewalNeeded={prompt.renewalNeeded} />}
      {prompt?.window && !prompt.exemption && <WindowCard place={prompt.window} />}
      {institution && <OtherBusiness institution={institution.id} />}
      <section className="card stack-s" aria-labelledby="recent">
        <h2 id="recent">{t('最近的申请')}</h2>
        <WorkTable list={list} own caption={t('最近的申请')} empty={t('还没有申请。')} />
      </section>
    </div>
  );
}
