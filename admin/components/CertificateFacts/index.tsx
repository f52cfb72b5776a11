import { useTranslation } from 'react-i18next';
import { useDates } from '../../hooks/useDates';
import type { Certificate } from '../../types/Certificate';
import { StatusTag } from '../StatusTag';

/** What a nurse's certificate says, and what it is worth today. */
export function CertificateFacts({ certificate }: { certificate: Certificate }): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const { good, verdict, sentence, name, gender, idNumber, certificateNumber, institution, department, firstRegisteredOn, validFrom, validTo, suspendedTo, authority } = certificate;
  const facts: [string, React.ReactNode][] = [
    [t('姓名'), name], [t('性别'), gender], [t('证件号码'), idNumber], [t('护士执业证书编号'), certificateNumber], [t('执业机构'), `${institution}${department ? `　${department}` : ''}`],
    [t('首次注册日期'), firstRegisteredOn && day(firstRegisteredOn)], [t('注册有效期'), `${day(validFrom)} – ${day(validTo)}`], [t('暂停执业至'), suspendedTo && day(suspendedTo)], [t('审批机关'), authority],
  ];
  return (
    <div className="stack-s">
      <p className={`panel row ${good ? 'panel-good' : 'panel-bad'}`}><StatusTag tone={good ? 'good' : 'bad'}>{verdict}</StatusTag><span>{sentence}</span></p>
      <dl className="facts">{facts.map(([label, value]) => value && <div key={label} style={{ display: 'contents' }}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
    </div>
  );
}
