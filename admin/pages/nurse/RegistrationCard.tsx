import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DownloadButton } from '../../components/DownloadButton';
import { DueTag } from '../../components/DueTag';
import { StatusTag } from '../../components/StatusTag';
import { useDates } from '../../hooks/useDates';
import type { NursePrompt } from '../../types/NursePrompt';
import type { Tone } from '../../types/Row';

const TONES: Record<string, Tone> = { valid: 'good', 'renewal-due': 'attention', expired: 'bad', suspended: 'bad', revoked: 'bad', cancelled: 'idle' };

const DAYS_TO_COME = new Set(['valid', 'renewal-due', 'suspended']);

/** Her registration as it stands today: whether it holds, until when, and where. */
export function RegistrationCard({ prompt: { nurse, registration } }: { prompt: NursePrompt }): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  return (
    <section className="card stack-s" aria-labelledby="registration">
      <div className="row between">
        <h2 id="registration">{t('执业注册')}</h2>
        <StatusTag tone={registration ? (TONES[registration.status] ?? 'idle') : 'idle'}>{registration?.statusLabel ?? t('未注册')}</StatusTag>
      </div>
      <dl className="facts">
        <dt>{t('姓名')}</dt><dd>{nurse.name}</dd>
        {registration && (
          <>
            <dt>{t('注册有效期至')}</dt><dd>{registration.status === 'cancelled' || registration.status === 'revoked' ? day(registration.validTo) : <DueTag dueOn={registration.validTo} />}</dd>
            <dt>{t('执业机构')}</dt><dd>{registration.institutionName}{registration.department ? `　${registration.department}` : ''}</dd>
            <dt>{t('护士执业证书编号')}</dt><dd>{registration.certificateNumber}</dd>
            <dt>{t('审批机关')}</dt><dd>{registration.authorityName}</dd>
          </>
        )}
      </dl>
      {registration && <p><Link to="/certificate">{t('出示电子证照')}</Link></p>}
      {registration && DAYS_TO_COME.has(registration.status) && <p><DownloadButton path="/api/nursing/calendar" name="registration.ics">{t('把到期日加到手机日历')}</DownloadButton></p>}
      {!registration && <p>{t('没有查到您的执业注册记录。')}</p>}
    </section>
  );
}
