import { useTranslation } from 'react-i18next';
import type { Overview } from '../../types/Overview';
import { Figure } from './Figure';
import { FigureTable } from './FigureTable';

const CARE = new Set(['not-started', 'overdue', 'deferred', 'returned']);
const GOOD = new Set(['approved', 'stamped']);
const toneOf = (key: string): string => (CARE.has(key) ? 'standings-care' : GOOD.has(key) ? 'standings-good' : '');

/** Where the institutions of the campaign stand, in all and by kind. */
export function Progress({ standings, kinds, campaign }: Pick<Overview, 'standings' | 'kinds'> & { campaign: string }): React.JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <ul className="standings">
        {standings.map(({ key, label, count }) => (
          <li key={key} className={toneOf(key)}>
            <p className="small">{label}</p>
            <p><Figure count={count} list="institutions" filter={{ campaign, standing: key }} label={label} /></p>
          </li>
        ))}
      </ul>
      <FigureTable
        caption={t('按机构类别')}
        head={[t('机构类别'), t('合计'), ...standings.map(({ label }) => label)]}
        rows={kinds.map(({ key, label, total, counts }) => ({
          key,
          cells: [
            label,
            <Figure key="total" count={total} list="institutions" filter={{ campaign, kind: key }} label={label} />,
            ...standings.map((standing) => (
              <Figure key={standing.key} count={counts[standing.key] ?? 0} list="institutions" filter={{ campaign, kind: key, standing: standing.key }} label={`${label} ${standing.label}`} />
            )),
          ],
        }))}
      />
    </div>
  );
}
