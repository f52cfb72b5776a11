import { useTranslation } from 'react-i18next';
import { moment } from '../../hooks/useDates';
import { useSelfCheck } from '../../hooks/useSelfCheck';
import type { Case } from '../../types/Case';
import { Counts, Lines } from './Findings';

/** What the self-check said when the case was filed, and what it says now (F54): for both sides of the counter. */
export function CaseSelfCheck({ data }: { data: Case }): React.JSX.Element | null {
  return data.assesses.includes('self-check') ? <BesideCase data={data} /> : null;
}

function BesideCase({ data }: { data: Case }): React.JSX.Element | null {
  const { t } = useTranslation();
  const { assessment: live } = useSelfCheck(data.subject.id, data.form);
  const latest = data.assessments.find(({ key }) => key === 'self-check');
  const kept = latest?.assessment;
  const shown = live ?? kept;
  if (!shown) return null;
  const pressing = shown.findings.filter(({ outcome }) => outcome === 'gap');
  const rest = shown.findings.filter(({ outcome }) => outcome !== 'gap');
  return (
    <section className="card stack-s" aria-labelledby="case-self-check">
      <h2 id="case-self-check">{t('基本标准自查')}</h2>
      <p className="small quiet">{shown.label}　{shown.version}</p>
      {kept && <p><strong>{t('提交时（第 {{n}} 轮，{{time}}）', { n: latest.round, time: moment(latest.at) })}</strong>　<Counts counts={kept.counts} /></p>}
      {live && <p><strong>{t('现在')}</strong>　<Counts counts={live.counts} /></p>}
      {pressing.length > 0 && <Lines label={t('不足的项目')} findings={pressing} kept={kept} />}
      <details>
        <summary>{t('其他 {{count}} 项', { count: rest.length })}</summary>
        <Lines label={t('其他 {{count}} 项', { count: rest.length })} findings={rest} kept={kept} />
      </details>
      <p className="small quiet">{t('自查结果供审核参考，不作为校验结论，也不影响提交。')}</p>
    </section>
  );
}
