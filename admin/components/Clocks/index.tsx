import { useTranslation } from 'react-i18next';
import { useDates } from '../../hooks/useDates';
import type { CaseClock } from '../../types/Case';
import { DueTag } from '../DueTag';

/** The terms (时限) of a case with the article that sets each. */
export function Clocks({ clocks }: { clocks: CaseClock[] }): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  return (
    <ul className="stack-s">
      {clocks.map((clock) => (
        <li key={`${clock.key} ${clock.startedOn}`}>
          <p className="row between"><strong>{clock.label}</strong>{clock.stoppedOn ? <span className="quiet">{t('已于 {{day}} 结束', { day: day(clock.stoppedOn) })}</span> : <DueTag dueOn={clock.dueOn} provisional={clock.provisional} />}</p>
          <p className="small quiet">
            {t('自 {{day}} 起', { day: day(clock.startedOn) })} · {clock.basis}
            {clock.promisedOn && ` · ${t('承诺 {{day}}', { day: day(clock.promisedOn) })}`}
            {clock.pausedOn && ` · ${t('已于 {{day}} 暂停', { day: day(clock.pausedOn) })}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
