import type { Section } from '@medregistry/language';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { said } from '../../providers/locale';
import type { FormValues, Note, Value, Values } from '../../types/Case';
import { FieldInput } from '../FieldInput';
import { NoteList } from '../NoteList';
import { Tabs } from '../Tabs';
import { isShown, isWanted } from './conditionsOf';

interface FormSectionProps {
  section: Section;
  values: Values;
  errors: Record<string, string[]>;
  disabled: boolean;
  notes: Note[];
  onChange: (section: string, field: string, value: Value) => void;
  /** The whole form, for conditions that look at another section. */
  form: FormValues;
  /** What stands above the fields, such as the roster's own buttons. */
  extra?: ReactNode;
}

const NONE: Values = {};

/** One page of the printed form. A section of several tables, such as 人员名录, shows them as tabs. */
export const FormSection = memo(function FormSection({ section, values = NONE, errors, disabled, notes, onChange, form, extra }: FormSectionProps): React.JSX.Element {
  const { t } = useTranslation();
  const change = (field: string, value: Value): void => onChange(section.key, field, value);
  const inputs = section.fields.filter((field) => !field.internal && isShown(field.when, form)).map((field) => {
    const path = `form.${section.key}.${field.key}`;
    const own = notes.filter(({ target, open }) => open && (target === path || target.startsWith(`${path}.`)));
    return {
      field,
      node: (
        <div key={field.key} className={field.type === 'table' || field.type === 'long-text' || own.length ? 'frame-wide' : ''}>
          {own.length > 0 && <NoteList notes={own} />}
          <FieldInput field={field} path={path} value={values[field.key] ?? null} onChange={change} errors={errors} disabled={disabled} required={isWanted(field.required, form)} />
        </div>
      ),
    };
  });
  const tables = inputs.filter(({ field }) => field.type === 'table');
  const tabbed = tables.length > 1;
  return (
    <section className="card stack" id={`form.${section.key}`} aria-labelledby={`heading-${section.key}`} style={{ scrollMarginTop: 76 }}>
      <div>
        <h2 id={`heading-${section.key}`}>{section.page ? `${section.page} ` : ''}{said(section.label)}</h2>
        {section.help && <p className="quiet pre">{said(section.help)}</p>}
      </div>
      {extra}
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
