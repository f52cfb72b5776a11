import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { useDates } from '../../hooks/useDates';
import { useMe } from '../../hooks/useMe';
import { useOverview } from '../../hooks/useOverview';
import { Days } from './Days';
import { Figure } from './Figure';
import { FigureTable } from './FigureTable';
import { Progress } from './Progress';
import './style.css';

/** 校验工作概览: how far the campaign is, what is late, what is returned and who carries it; every number opens its list. */
export function Overview(): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const { has } = useMe();
  const [params, setParams] = useSearchParams();
  const { data, error, refetch } = useOverview(params.get('campaign') ?? undefined);
  const title = t('校验工作概览');
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  const { campaign, campaigns, standings, kinds, days, buckets, ageing, reasons, places, load } = data;
  if (!campaign) {
    return (
      <div className="stack">
        <PageTitle title={title} />
        <p className="panel">{t('还没有发布校验年度工作，所以没有进度可看。')} {has('administrator') && <Link to="/campaigns">{t('去设置校验年度工作')}</Link>}</p>
      </div>
    );
  }
  const { id } = campaign;
  return (
    <div className="stack">
      <PageTitle title={title}>
        {campaigns.length > 1 && (
          <Select aria-label={t('校验年度工作')} value={id} style={{ minWidth: 220 }} options={campaigns.map(({ id: value, title: label }) => ({ value, label }))} onChange={(value: string) => setParams({ campaign: value })} />
        )}
      </PageTitle>
      <section className="card stack" aria-labelledby="progress">
        <div>
          <h2 id="progress">{campaign.title}</h2>
          <p className="small quiet">{t('网上申请时间：{{from}} 至 {{to}}', { from: day(campaign.applyFrom), to: day(campaign.applyTo) })}　{t('点击数字查看名单')}</p>
        </div>
        <Progress standings={standings} kinds={kinds} campaign={id} />
      </section>
      <section className="card stack-s" aria-labelledby="days"><h2 id="days">{t('每日进展')}</h2><Days days={days} campaign={id} /></section>
      <section className="card stack-s" aria-labelledby="ageing">
        <h2 id="ageing">{t('在办业务的时限')}</h2>
        {ageing.length === 0 ? <p className="panel panel-good">{t('目前没有在办的业务。')}</p> : (
          <FigureTable
            caption={t('在办业务的时限')}
            head={[t('状态'), ...buckets.map(({ label }) => label)]}
            rows={ageing.map(({ procedure, procedureLabel, state, stateLabel, counts }) => ({
              key: `${procedure} ${state}`,
              cells: [`${procedureLabel} · ${stateLabel}`, ...buckets.map(({ key, label }) => <Figure key={key} count={counts[key] ?? 0} list="cases" filter={{ procedure, state, bucket: key }} label={`${stateLabel} ${label}`} />)],
            }))}
          />
        )}
      </section>
      <div className="overview-pair">
        <section className="card stack-s" aria-labelledby="reasons">
          <h2 id="reasons">{t('最常见的退回原因')}</h2>
          {reasons.length === 0 && places.length === 0 ? <p className="panel">{t('还没有退回过申请。')}</p> : (
            <>
              {reasons.length > 0 && <FigureTable caption={t('退回原因')} head={[t('退回原因'), t('件数')]} rows={reasons.map(({ code, text, count }) => ({ key: code, cells: [text, <Figure key="count" count={count} list="cases" filter={{ campaign: id, reason: code }} label={text} />] }))} />}
              {places.length > 0 && <FigureTable caption={t('退回所指的材料或栏目')} head={[t('退回所指的材料或栏目'), t('件数')]} rows={places.map(({ target, label, count }) => ({ key: target, cells: [label, <Figure key="count" count={count} list="cases" filter={{ campaign: id, place: target }} label={label} />] }))} />}
            </>
          )}
        </section>
        <section className="card stack-s" aria-labelledby="load">
          <h2 id="load">{t('人员工作量')}</h2>
          {load.length === 0 ? <p className="panel">{t('还没有人办理过本年度的申请。')}</p> : (
            <FigureTable
              caption={t('人员工作量')}
              head={[t('办理人'), t('手上的件'), t('本年度办理过的件')]}
              rows={load.map(({ id: person, name, assigned, handled }) => {
                const who = name ?? t('还没有人认领');
                return {
                  key: String(person),
                  cells: [who, <Figure key="assigned" count={assigned} list="cases" filter={{ assignee: person === null ? 'none' : String(person) }} label={`${who} ${t('手上的件')}`} />, <Figure key="handled" count={handled} list="cases" filter={{ campaign: id, handler: person === null ? undefined : String(person) }} label={`${who} ${t('本年度办理过的件')}`} />],
                };
              })}
            />
          )}
        </section>
      </div>
    </div>
  );
}
