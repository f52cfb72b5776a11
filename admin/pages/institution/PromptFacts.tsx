import { useTranslation } from 'react-i18next';
import { DueTag } from '../../components/DueTag';
import { StatusTag } from '../../components/StatusTag';
import { useDates } from '../../hooks/useDates';
import type { Prompt } from '../../types/Prompt';

/** Dates, permit, materials for this very institution, and the window where the case ends. */
export function PromptFacts({ prompt }: { prompt: Prompt }): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const { campaign, permit, obligation, window: place } = prompt;
  return (
    <>
      <section className="card stack-s" aria-labelledby="dates">
        <h2 id="dates">{t('时间和证照')}</h2>
        <dl className="facts">
          {campaign && <><dt>{t('网上申请时间')}</dt><dd>{t('{{from}} 至 {{to}}', { from: day(campaign.applyFrom), to: day(campaign.applyTo) })}</dd></>}
          {campaign && <><dt>{t('窗口办理')}</dt><dd>{t('自 {{day}} 起', { day: day(campaign.windowFrom) })}</dd></>}
          {obligation && <><dt>{t('应校验日期')}</dt><dd><DueTag dueOn={obligation.dueOn} /></dd></>}
          {permit && <><dt>{t('许可证登记号')}</dt><dd>{permit.number}</dd></>}
          {permit && <><dt>{t('许可证有效期')}</dt><dd>{t('{{from}} 至 {{to}}', { from: day(permit.validFrom), to: day(permit.validTo) })}</dd></>}
          {permit?.lastVerifiedOn && <><dt>{t('上次校验')}</dt><dd>{day(permit.lastVerifiedOn)}</dd></>}
        </dl>
        {prompt.renewalNeeded && <p className="panel panel-care">{t('需办理延续：《医疗机构执业许可证》有效期在本年度内届满。延续与校验一并填写、一次提交、一并办理，请另外准备行政许可申请表和有效期延续申请书。')}</p>}
      </section>
      {prompt.materials.length > 0 && (
        <section className="card stack-s" aria-labelledby="needed">
          <h2 id="needed">{t('本机构需要准备的材料')}</h2>
          <ol className="stack-s">
            {prompt.materials.map(({ key, label, requirement, required }) => (
              <li key={key}>
                <p className="row"><strong>{label}</strong><StatusTag tone={required ? 'attention' : 'idle'}>{required ? t('必须') : t('视情况')}</StatusTag></p>
                {requirement && <p className="small quiet pre">{requirement}</p>}
              </li>
            ))}
          </ol>
        </section>
      )}
      {place && (
        <section className="card stack-s" aria-labelledby="place">
          <h2 id="place">{t('登记盖章地点')}</h2>
          <dl className="facts">
            <dt>{t('窗口')}</dt><dd>{place.name}{place.hall ? `（${place.hall}）` : ''}</dd>
            <dt>{t('地址')}</dt><dd>{place.address}</dd>
            <dt>{t('办公时间')}</dt><dd>{place.hours}</dd>
            <dt>{t('电话')}</dt><dd>{place.phone}</dd>
          </dl>
        </section>
      )}
    </>
  );
}
