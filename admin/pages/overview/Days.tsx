import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../components/Loading';
import { useDates } from '../../hooks/useDates';
import type { DayStep, Overview } from '../../types/Overview';
import { Figure } from './Figure';
import { FigureTable } from './FigureTable';

const DayChart = lazy(() => import('./DayChart').then(({ DayChart: chart }) => ({ default: chart })));

/** What happened on each day of the campaign: a picture, and the numbers. */
export function Days({ days, campaign }: { days: Overview['days']; campaign: string }): React.JSX.Element {
  const { t } = useTranslation();
  const { day: words } = useDates();
  const steps: { key: DayStep; label: string }[] = [
    { key: 'filed', label: t('提交') },
    { key: 'returned', label: t('退回') },
    { key: 'approved', label: t('网上通过') },
    { key: 'stamped', label: t('盖章') },
  ];
  if (days.length === 0) return <p className="panel">{t('还没有机构提交申请；提交之后这里按日显示进展。')}</p>;
  return (
    <div className="stack-s">
      <Suspense fallback={<Loading />}><DayChart days={days} steps={steps} label={t('按日办理量柱状图，数字见下方“按日数字”表格')} /></Suspense>
      <details>
        <summary>{t('按日数字')}</summary>
        <FigureTable
          caption={t('按日数字')}
          head={[t('日期'), ...steps.map(({ label }) => label)]}
          rows={[...days].reverse().map(({ day, counts }) => ({
            key: day,
            cells: [words(day), ...steps.map(({ key, label }) => <Figure key={key} count={counts[key]} list="cases" filter={{ campaign, day, step: key }} label={`${words(day)} ${label}`} />)],
          }))}
        />
      </details>
    </div>
  );
}
