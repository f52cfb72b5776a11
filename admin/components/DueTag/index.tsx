import { useTranslation } from 'react-i18next';
import { daysUntil, useDates } from '../../hooks/useDates';
import { StatusTag } from '../StatusTag';

/** A due date with what is left of it, in words and colour; 暂定 where the year's holidays are not published yet. */
export function DueTag({ dueOn, provisional = false }: { dueOn: string | null; provisional?: boolean }): React.JSX.Element | null {
  const { t } = useTranslation();
  const { day } = useDates();
  if (!dueOn) return null;
  const left = daysUntil(dueOn);
  const words = left < 0 ? t('已逾期 {{days}} 天', { days: -left }) : left === 0 ? t('今天到期') : t('剩 {{days}} 天', { days: left });
  return (
    <span className="row" style={{ gap: 6 }}>
      <span>{day(dueOn)}</span>
      <StatusTag tone={left < 0 ? 'bad' : left <= 3 ? 'attention' : 'idle'}>{words}</StatusTag>
      {provisional && <span className="small quiet">{t('暂定')}</span>}
    </span>
  );
}
