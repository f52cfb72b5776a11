import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DueTag } from '../../components/DueTag';
import { StatusTag } from '../../components/StatusTag';
import { useDates } from '../../hooks/useDates';
import type { Burden, Prompt } from '../../types/Prompt';

/** 暂缓校验: from when to when, what holds meanwhile, and what has to be done by when. */
export function DeferralBanner({ deferral }: { deferral: NonNullable<Prompt['deferral']> }): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const again = deferral.reVerification;
  return (
    <section className="panel panel-bad stack-s" aria-labelledby="deferral">
      <h2 id="deferral">{t('暂缓校验期：{{from}} 至 {{to}}', { from: day(deferral.from), to: day(deferral.to) })}</h2>
      <p><strong>{t('需要您做什么')}：</strong>{deferral.step}</p>
      <p><strong>{t('暂缓期内')}：</strong></p>
      <ul className="bullets">{deferral.effects.map((effect) => <li key={effect}>{effect}</li>)}</ul>
      {deferral.tasks && <p className="pre"><strong>{t('需要整改的内容')}：</strong>{deferral.tasks}</p>}
      {again && <p className="row"><StatusTag tone={again.tone}>{again.stateLabel}</StatusTag><Link to={`/applications/${again.documentId}`}>{t('查看再次校验申请')}</Link></p>}
    </section>
  );
}

/** 责令补办: an order that runs, or a deregistration that is being decided. */
export function OrderBanner({ order }: { order: Burden }): React.JSX.Element {
  const { t } = useTranslation();
  return (
    <section className="panel panel-bad stack-s" aria-labelledby="order">
      <h2 id="order">{order.stateLabel}</h2>
      <p><strong>{t('需要您做什么')}：</strong>{order.nextStep}</p>
      {order.dueOn && <p className="row"><span>{t('期限')}：</span><DueTag dueOn={order.dueOn} /></p>}
      <p><Link to={`/applications/${order.documentId}`}>{t('查看并打印文书')}</Link></p>
    </section>
  );
}
