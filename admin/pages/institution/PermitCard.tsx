import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DueTag } from '../../components/DueTag';
import { useDates } from '../../hooks/useDates';
import type { Prompt } from '../../types/Prompt';

interface PermitCardProps {
  institution: string;
  permit: NonNullable<Prompt['permit']>;
  renewalNeeded: boolean;
}

/** The permit as it stands: how long it holds, when it is verified next, and whether it has to be renewed. */
export function PermitCard({ institution, permit, renewalNeeded }: PermitCardProps): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  return (
    <section className="card stack-s" aria-labelledby="permit">
      <div className="row between">
        <h2 id="permit">{t('执业许可证')}</h2>
        <Link to={`/institutions/${institution}#history`}>{t('查看历史沿革')}</Link>
      </div>
      <dl className="facts">
        <dt>{t('许可证登记号')}</dt><dd>{permit.number}</dd>
        <dt>{t('许可证有效期')}</dt><dd>{t('{{from}} 至 {{to}}', { from: day(permit.validFrom), to: day(permit.validTo) })}</dd>
        {permit.lastVerifiedOn && <><dt>{t('上次校验')}</dt><dd>{day(permit.lastVerifiedOn)}</dd></>}
        {permit.nextDueOn && <><dt>{t('下一个校验期满日')}</dt><dd><DueTag dueOn={permit.nextDueOn} /></dd></>}
      </dl>
      {renewalNeeded && <p className="panel panel-care">{t('《医疗机构执业许可证》有效期将届满，需同时办理延续。')}</p>}
    </section>
  );
}
