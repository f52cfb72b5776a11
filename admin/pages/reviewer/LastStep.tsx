import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { StepDetails } from '../../components/Timeline/StepDetails';
import { moment } from '../../hooks/useDates';
import { cases } from '../../providers/case';

/** What the person before wrote: the proposal that is to be decided, the record that is to be confirmed. */
export function LastStep({ caseId }: { caseId: string }): React.JSX.Element | null {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ['history', caseId], queryFn: ({ signal }) => cases.history(caseId, signal) });
  const step = data?.findLast(({ details, reason }) => details.length > 0 || reason);
  // What somebody wrote long ago is read in the history.
  if (!step || step !== data?.at(-1)) return null;
  return (
    <section className="panel stack-s" aria-label={t('前一环节')}>
      <p><strong>{t('前一环节')}：{step.label}</strong> <span className="small quiet">{step.actorName}（{step.roleLabel}） <time dateTime={step.at}>{moment(step.at)}</time></span></p>
      {step.reason && <p className="pre">{step.reason}</p>}
      <StepDetails step={step} />
    </section>
  );
}
