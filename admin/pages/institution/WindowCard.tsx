import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../components/StatusTag';
import { useDates } from '../../hooks/useDates';
import type { Prompt } from '../../types/Prompt';

/** Where to go, and whether anybody is there: the window with its hours by the holiday calendar (F22, F30). */
export function WindowCard({ place }: { place: NonNullable<Prompt['window']> }): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const { opening } = place;
  const next = opening?.next;
  return (
    <section className="card stack-s" aria-labelledby="window">
      <div className="row between">
        <h2 id="window">{t('办理窗口')}</h2>
        {opening?.openUntil && <StatusTag tone="good">{t('现在开放，到 {{time}} 为止', { time: opening.openUntil })}</StatusTag>}
        {!opening?.openUntil && next && <StatusTag tone="idle">{t('下一次开放：{{day}} {{time}}', { day: day(next.date), time: next.from })}</StatusTag>}
      </div>
      <dl className="facts">
        <dt>{t('窗口')}</dt><dd>{place.name}{place.hall ? `（${place.hall}）` : ''}</dd>
        <dt>{t('地址')}</dt><dd>{place.address}</dd>
        <dt>{t('办公时间')}</dt><dd>{place.hours}</dd>
        {place.opensOn && <><dt>{t('开始办理日期')}</dt><dd>{day(place.opensOn)}</dd></>}
        <dt>{t('电话')}</dt><dd>{place.phone || '—'}</dd>
      </dl>
    </section>
  );
}
