import { useTranslation } from 'react-i18next';
import type { Facets } from '../../hooks/useRows';
import type { Filters } from './workFilters';

interface WorkFiltersProps {
  filters: Filters;
  facets: Facets | null;
  onChange: (part: Filters) => void;
}

/** Narrows a queue: whose cases, how urgent, of which round; each with the number of cases behind it. */
export function WorkFilters({ filters, facets, onChange }: WorkFiltersProps): React.JSX.Element {
  const { t } = useTranslation();
  const groups = [
    { name: 'holder', label: t('领取'), options: [['mine', t('我领取的')], ['free', t('未领取')]] },
    { name: 'due', label: t('期限'), options: [['week', t('本周到期')], ['overdue', t('已逾期')]] },
    { name: 'round', label: t('轮次'), options: [['first', t('首次提交')], ['again', t('再次提交')]] },
  ] as const;
  const count = (key: string): string => (facets ? ` ${facets[key] ?? 0}` : '');
  return (
    <div className="filters" role="group" aria-label={t('筛选')}>
      <button type="button" aria-pressed={!filters.holder && !filters.due && !filters.round} onClick={() => onChange({ holder: '', due: '', round: '' })}>{t('全部')}{count('all')}</button>
      {groups.map(({ name, label, options }) => (
        <span key={name} className="filters-group" role="group" aria-label={label}>
          {options.map(([value, words]) => (
            <button key={value} type="button" aria-pressed={filters[name] === value} onClick={() => onChange({ [name]: filters[name] === value ? '' : value })}>
              {words}{count(value)}
            </button>
          ))}
        </span>
      ))}
    </div>
  );
}
