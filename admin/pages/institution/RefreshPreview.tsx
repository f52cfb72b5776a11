import type { Field } from '@medregistry/language';
import { useTranslation } from 'react-i18next';
import { Cell } from '../../components/TableField/Cell';
import { said } from '../../providers/locale';
import type { Value, Values } from '../../types/Case';
import type { Refreshed } from './refreshRows';

/** Lines of one kind that stand open; the rest is counted. */
const SHOWN = 30;

const nameOf = (row: Values): string => String(row['name'] ?? row['code'] ?? '');

/** What would change in one table before it changes: who comes, who goes, and what is said differently of whom. */
export function RefreshPreview({ field, change }: { field: Field; change: Refreshed }): React.JSX.Element {
  const { t } = useTranslation();
  const columns = new Map((field.columns ?? []).filter(({ internal }) => !internal).map((column) => [column.key, column]));
  const value = (key: string, shown: Value): React.JSX.Element => {
    const column = columns.get(key);
    return column ? <Cell column={column} value={shown} /> : <>{String(shown ?? '—')}</>;
  };
  const names = (rows: Values[]): string => `${rows.slice(0, SHOWN).map(nameOf).join('、')}${rows.length > SHOWN ? '…' : ''}`;
  const same = change.added.length + change.removed.length + change.changed.length === 0;
  return (
    <section className="stack-s" aria-label={said(field.label)}>
      <h3>{said(field.label)}</h3>
      {same && <p className="quiet">{t('没有变化。')}</p>}
      {change.added.length > 0 && <p>{t('新增 {{count}} 行', { count: change.added.length })}：{names(change.added)}</p>}
      {change.removed.length > 0 && <p>{t('移出 {{count}} 行', { count: change.removed.length })}：{names(change.removed)}</p>}
      {change.changed.length > 0 && (
        <details open={change.changed.length <= SHOWN}>
          <summary>{t('更新 {{count}} 行', { count: change.changed.length })}</summary>
          <ul className="stack-s">
            {change.changed.slice(0, SHOWN).map(({ row, fields }) => (
              <li key={nameOf(row) + String(row['person'] ?? '')}>
                <strong>{nameOf(row)}</strong>
                {fields.filter(({ key }) => columns.has(key)).map(({ key, from, to }) => <span key={key}>　{said(columns.get(key)?.label)}：{value(key, from)} → {value(key, to)}</span>)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {change.byHand.length > 0 && <p className="quiet">{t('手工填写的 {{count}} 行保留', { count: change.byHand.length })}：{names(change.byHand)}</p>}
    </section>
  );
}
