import { fieldsOf, type Field } from '@medregistry/language';
import { useTranslation } from 'react-i18next';
import { cases } from '../../providers/case';
import { said } from '../../providers/locale';
import type { Case, Value } from '../../types/Case';
import type { Changes } from '../../types/Workbench';
import { PageImage } from '../PageImage';
import { StatusTag } from '../StatusTag';
import { Cell } from '../TableField/Cell';
import './style.css';

interface ChangesViewProps {
  data: Case;
  changes: Changes;
  empty: string;
}

const TONES = { added: 'good', removed: 'bad', changed: 'attention' } as const;

function Pair({ field, from, to }: { field: Field; from: Value; to: Value }): React.JSX.Element {
  return <><del><Cell column={field} value={from} /></del> → <ins><Cell column={field} value={to} /></ins></>;
}

/** Old beside new (新旧对照): fields, rows of the roster, pages; a page that was taken out can still be looked at. */
export function ChangesView({ data, changes, empty }: ChangesViewProps): React.JSX.Element {
  const { t } = useTranslation();
  const words = { added: t('新增'), removed: t('移出'), changed: t('修改') };
  const fields = fieldsOf(data.formDeclaration);
  const place = (path: string) => fields.find((entry) => entry.path === path);
  const fieldAt = (path: string): Field => place(path)?.field ?? { key: path, label: path, type: 'text' };
  const label = (path: string): string => `${said(place(path)?.section.label)} · ${said(fieldAt(path).label)}`;
  if (changes.fields.length + changes.rows.length + changes.slots.length === 0) return <p className="small quiet">{empty}</p>;
  const page = (slot: string, id: string, number: number, old: boolean): React.JSX.Element => {
    const caption = old ? t('上一轮的第 {{n}} 页', { n: number }) : t('新的第 {{n}} 页', { n: number });
    return (
      <li key={id}>
        <PageImage path={`${cases.slotPath(data.documentId, slot)}/pages/${id}/preview?size=screen`} alt={caption} rotation={0} fallback={t('无法预览')} />
        <p className="small quiet">{caption}</p>
      </li>
    );
  };
  return (
    <ul className="changes stack-s">
      {changes.fields.map(({ path, from, to }) => <li key={path}><strong>{label(path)}</strong>：<Pair field={fieldAt(path)} from={from} to={to} /></li>)}
      {changes.rows.map((row) => (
        <li key={`${row.path} ${row.key}`}>
          <StatusTag tone={TONES[row.change]}>{words[row.change]}</StatusTag> <strong>{row.name}</strong> <span className="small quiet">{label(row.path)}</span>
          {row.change === 'changed' && (
            <ul>
              {row.columns.map(({ path, from, to }) => {
                const column = fieldAt(row.path).columns?.find(({ key }) => key === path) ?? { key: path, label: path, type: 'text' as const };
                return <li key={path} className="small">{said(column.label)}：<Pair field={column} from={from} to={to} /></li>;
              })}
            </ul>
          )}
        </li>
      ))}
      {changes.slots.map(({ slot, before, after, added, removed, marked, unmarked }) => (
        <li key={slot}>
          <strong>{data.materials.find((material) => material.slot === slot)?.label ?? slot}</strong>：{[
            added.length + removed.length > 0 && t('新增 {{added}} 页，换下 {{removed}} 页', { added: added.length, removed: removed.length }),
            marked.length > 0 && t('加注“与原件一致” {{count}} 页', { count: marked.length }),
            unmarked.length > 0 && t('取消加注 {{count}} 页', { count: unmarked.length }),
          ].filter(Boolean).join('，') || t('页的顺序或者方向有调整')}
          <ul className="changes-pages">
            {before.flatMap(({ id }, index) => (removed.includes(id) ? [page(slot, id, index + 1, true)] : []))}
            {after.flatMap(({ id }, index) => (added.includes(id) ? [page(slot, id, index + 1, false)] : []))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
