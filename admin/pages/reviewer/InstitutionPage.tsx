import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PermitHistory } from '../../components/PermitHistory';
import { PageTitle } from '../../components/PageTitle';
import { RosterTable } from '../../components/RosterTable';
import { useDates } from '../../hooks/useDates';
import { useMe } from '../../hooks/useMe';
import { ask } from '../../providers/http';
import { OtherBusiness } from '../institution/OtherBusiness';

interface Institution {
  documentId: string;
  name: string;
  registrationNumber?: string | null;
  categoryLabel?: string | null;
  address?: string | null;
  permit?: { number: string; validFrom: string; validTo: string; lastVerifiedOn?: string | null; nextDueOn?: string | null } | null;
  verifications?: { documentId: string; conclusionLabel?: string; conclusion?: string; decidedOn?: string; date?: string }[];
}

/** One institution: permit, verification records, staff. */
export function InstitutionPage(): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const { id = '' } = useParams();
  const { isStaff } = useMe();
  const { data, error } = useQuery({ queryKey: ['institution', id], queryFn: ({ signal }) => ask<Institution>(`/api/institutions/${id}`, { signal }) });
  if (!data) return error ? <Failure error={error} /> : <Loading />;
  return (
    <div className="stack">
      <PageTitle title={data.name} />
      <section className="card stack-s" aria-label={t('登记信息')}>
        <h2>{t('登记信息')}</h2>
        <dl className="facts">
          <dt>{t('登记号')}</dt><dd>{data.registrationNumber ?? '—'}</dd>
          <dt>{t('类别')}</dt><dd>{data.categoryLabel ?? '—'}</dd>
          <dt>{t('地址')}</dt><dd>{data.address ?? '—'}</dd>
          {data.permit && <><dt>{t('许可证有效期')}</dt><dd>{t('{{from}} 至 {{to}}', { from: day(data.permit.validFrom), to: day(data.permit.validTo) })}</dd></>}
          {data.permit?.lastVerifiedOn && <><dt>{t('上次校验')}</dt><dd>{day(data.permit.lastVerifiedOn)}</dd></>}
          {data.permit?.nextDueOn && <><dt>{t('下一个校验期满日')}</dt><dd>{day(data.permit.nextDueOn)}</dd></>}
        </dl>
        <p><Link to={`/institutions/${data.documentId}/self-check`}>{t('对照基本标准自查')}</Link></p>
      </section>
      {isStaff && <OtherBusiness institution={data.documentId} />}
      {data.verifications && data.verifications.length > 0 && (
        <section className="card stack-s">
          <h2>{t('校验记录')}</h2>
          <ul className="stack-s">{data.verifications.map((record) => <li key={record.documentId}>{day(record.decidedOn ?? record.date)}　{record.conclusionLabel ?? record.conclusion}</li>)}</ul>
        </section>
      )}
      {data.permit && <section className="card stack-s" id="history"><h2>{t('许可证沿革')}</h2><PermitHistory institution={data.documentId} /></section>}
      <section className="card stack-s"><h2>{t('人员名录')}</h2><RosterTable institution={data.documentId} /></section>
    </div>
  );
}
