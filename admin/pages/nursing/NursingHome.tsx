import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../components/PageTitle';
import { WorkTable } from '../../components/WorkTable';
import { useMe } from '../../hooks/useMe';
import { useRows } from '../../hooks/useRows';
import '../reviewer/style.css';

/** 护士业务 of an institution (F77): what waits for its confirmation, the one that is due first on top, then everything else. */
export function NursingHome(): React.JSX.Element {
  const { t } = useTranslation();
  const { nursing, me } = useMe();
  const [business, setBusiness] = useState('');
  const queues = (me?.queues ?? []).filter(({ key, count }) => key.endsWith(':to-confirm') && (count !== 0 || key === business));
  const waiting = useRows(business ? { queue: business } : { state: 'pending-institution' });
  const all = useRows({}, 'applications', 10);
  return (
    <div className="stack">
      <PageTitle title={t('护士业务')}><span className="quiet">{nursing?.name}</span></PageTitle>
      <section className="card stack-s" aria-labelledby="to-confirm">
        <h2 id="to-confirm">{t('待您确认的申请')}</h2>
        <p className="quiet">{t('请在期限内核对护士填写的内容和材料，确认、退回修改，或者写明原因不予确认。')}</p>
        {queues.length > 0 && (
          <nav aria-label={t('待确认的业务种类')} className="queues">
            <button type="button" aria-pressed={business === ''} onClick={() => setBusiness('')}><span>{t('全部业务')}</span></button>
            {queues.map(({ key, label, count }) => <button key={key} type="button" aria-pressed={key === business} onClick={() => setBusiness(key)}><span>{label}</span><strong>{count}</strong></button>)}
          </nav>
        )}
        {queues.length > 0 && !business && <p className="small quiet">{t('选择一种业务，可以一次确认多件。')}</p>}
        <WorkTable key={business} list={waiting} caption={t('待您确认的申请')} empty={t('没有等您确认的申请。')} />
      </section>
      <section className="card stack-s" aria-labelledby="all">
        <h2 id="all">{t('本机构护士的全部申请')}</h2>
        <WorkTable list={all} caption={t('本机构护士的全部申请')} empty={t('本机构护士还没有申请。')} />
      </section>
    </div>
  );
}
