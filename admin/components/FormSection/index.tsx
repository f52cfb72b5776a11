import { rowAt, type Section } from '@medregistry/language';
import { Button } from 'antd';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { said } from '../../providers/locale';
import type { FormValues, Note, Value, Values } from '../../types/Case';
import { FieldInput } from '../FieldInput';
import { NoteList } from '../NoteList';
import { Cell } from '../TableField/Cell';
import { Tabs } from '../Tabs';
import { isShown, isWanted } from './conditionsOf';

interface FormSectionProps {
  section: Section;
  values: Values;
  errors: Record<string, string[]>;
  disabled: boolean;
  notes: Note[];
  /** What the reader can do with a note where it applies, such as answering it. */
  noteAction?: (note: Note) => ReactNode;
  /** What was filed before, under the name of its year. */
  earlier?: { label: string; values: Values } | null;
  onChange: (section: string, field: string, value: Value) => void;
  /** The whole form, for conditions that look at another section. */
  form: FormValues;
  /** What stands above the fields, such as the roster's own buttons. */
  extra?: ReactNode;
}

const NONE: Values = {};

/** Whether an answer is another than the year before; tables are compared where they are kept. */
const differs = ({ type }: Section['fields'][number], before: Value | undefined, now: Value | undefined): boolean =>
  type !== 'table' && before !== undefined && before !== null && before !== '' && JSON.stringify(before) !== JSON.stringify(now ?? null);

/** One page of the printed form. A section of several tables, such as 人员名录, shows them as tabs. */
export const FormSection = memo(function FormSection({ section, values = NONE, errors, disabled, notes, noteAction, earlier = null, onChange, form, extra }: FormSectionProps): React.JSX.Element {
  const { t } = useTranslation();
  const change = (field: string, value: Value): void => onChange(section.key, field, value);
  const shown = section.fields.filter((field) => !field.internal && isShown(field.when, form));
  const tabbed = shown.filter(({ type }) => type === 'table').length > 1;
  const action = noteAction ? { action: noteAction } : {};
  const inputs = shown.map((field) => {
    const path = `form.${section.key}.${field.key}`;
    const own = notes.filter(({ target, open }) => open && (target === path || target.startsWith(`${path}.`) || rowAt(target, { sections: [section] }, form)?.path === `${section.key}.${field.key}`));
    return {
      field,
      own,
      node: (
        <div key={field.key} className={field.type === 'table' || field.type === 'long-text' || own.length ? 'frame-wide' : ''}>
          {own.length > 0 && !(tabbed && field.type === 'table') && <NoteList notes={own} {...action} />}
          <FieldInput field={field} path={path} value={values[field.key] ?? null} onChange={change} errors={errors} disabled={disabled} required={isWanted(field.required, form)} />
          {earlier && differs(field, earlier.values[field.key], values[field.key]) && (
            <p className="small quiet">{t('{{year}} 年填报', { year: earlier.label })}：<Cell column={field} value={earlier.values[field.key] ?? null} />{!disabled && !field.readOnly && <> <Button size="small" onClick={() => change(field.key, earlier.values[field.key] ?? null)} aria-label={t('“{{what}}”沿用 {{year}} 年填报', { what: said(field.label), year: earlier.label })}>{t('沿用')}</Button></>}</p>
          )}
        </div>
      ),
    };
  });
  const tables = inputs.filter(({ field }) => field.type === 'table');
  // A note on a table that lies behind a tab must not be missed.
  const behindTabs = tabbed ? tables.flatMap(({ own }) => own) : [];
  return (
    <section className="card stack" id={`form.${section.key}`} aria-labelledby={`heading-${section.key}`} style={{ scrollMarginTop: 76 }}>
      <div>
        <h2 id={`heading-${section.key}`}>{section.page ? `${section.page} ` : ''}{said(section.label)}</h2>
        {section.help && <p className="quiet pre">{said(section.help)}</p>}
      </div>
      {extra}
      {behindTabs.length > 0 && <NoteList notes={behindTabs} showTarget {...action} />}
      {tabbed && (
        <Tabs
          label={said(section.label)}
          items={tables.map(({ field, node }) => {
            const rows = values[field.key];
            return { key: field.key, label: `${said(field.label)}（${Array.isArray(rows) ? rows.length : 0}）`, children: node };
          })}
        />
      )}
      <div className="fields">{inputs.filter(({ field }) => !tabbed || field.type !== 'table').map(({ node }) => node)}</div>
      {inputs.length === 0 && <p className="quiet">{t('这一部分没有需要填写的内容。')}</p>}
    </section>
  );
});
