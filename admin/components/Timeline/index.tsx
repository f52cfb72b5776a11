import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { moment } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { cases } from '../../providers/case';
import { Loading } from '../Loading';
import { StepDetails } from './StepDetails';
import './style.css';

/** What happened to a case: who, when, from where to where. */
export function Timeline({ caseId }: { caseId: string }): React.JSX.Element {
  const { t } = useTranslation();
  const { data, error } = useQuery({ queryKey: ['history', caseId], queryFn: ({ signal }) => cases.history(caseId, signal) });
  if (error) return <p role="alert">{sentenceOf(error)}</p>;
  if (!data) return <Loading />;
  return (
    <ol className="timeline">
      {data.map((step) => (
        <li key={`${step.procedure}-${step.sequence}`}>
          <p>{step.procedureLabel && `${step.procedureLabel}：`}<strong>{step.label}</strong> → {step.toLabel}</p>
          <p className="small quiet">{step.actorName}{step.roleLabel ? `（${step.roleLabel}）` : ''} <time dateTime={step.at}>{moment(step.at)}</time></p>
          {step.reason && <p className="pre small">{step.reason}</p>}
          <StepDetails step={step} />
        </li>
      ))}
      {data.length === 0 && <li>{t('还没有记录')}</li>}
    </ol>
  );
}
