import type { Field, Section } from '@medregistry/language';
import { useTranslation } from 'react-i18next';
import { said } from '../../providers/locale';
import type { FormValues, Value, Values } from '../../types/Case';
import { isShown } from '../FormSection/conditionsOf';
import { NoteHere } from '../NoteHere';
import { Cell } from '../TableField/Cell';
import { TableField } from '../TableField';

const nothing = (): void => undefined;

function Table({ field, value, path }: { field: Field; value: Value; path: string }): React.JSX.Element {
  return (
    <div>
      <h3 data-note-target={path.replace(/^facts\./, 'form.')} tabIndex={-1}>{said(field.label)}<NoteHere target={path.replace(/^facts\./, 'form.')} what={said(field.label)} /></h3>
      <TableField field={field} path={path} value={value} onChange={nothing} disabled errors={{}} />
    </div>
  );
}

/** A filled-in form to be read: facts as pairs, rosters as tables. */
export function FormFacts({ sections, form }: { sections: Section[]; form: FormValues }): React.JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="stack">
      {sections.filter(({ when }) => isShown(when, form)).map((section) => {
        const values: Values = form[section.key] ?? {};
        const plain = section.fields.filter(({ type, internal, when }) => type !== 'table' && !internal && isShown(when, form));
        return (
          <section key={section.key} className="stack-s" aria-label={said(section.label)} id={`facts.${section.key}`}>
            <h2>{section.page ? `${section.page} ` : ''}{said(section.label)}</h2>
            {plain.length > 0 && (
              <dl className="facts">
                {plain.map((field) => (
                  <FactPair key={field.key} label={said(field.label)} target={`form.${section.key}.${field.key}`}>
                    <span className="pre"><Cell column={field} value={values[field.key] ?? null} /></span>
                    {field.unit && values[field.key] !== undefined && values[field.key] !== null ? ` ${said(field.unit)}` : ''}
                  </FactPair>
                ))}
              </dl>
            )}
            {section.fields.filter(({ type }) => type === 'table').map((field) => (
              <Table key={field.key} field={field} value={values[field.key] ?? []} path={`facts.${section.key}.${field.key}`} />
            ))}
          </section>
        );
      })}
      {sections.length === 0 && <p>{t('这项业务没有申请表。')}</p>}
    </div>
  );
}

function FactPair({ label, target, children }: { label: string; target: string; children: React.ReactNode }): React.JSX.Element {
  return <><dt>{label}</dt><dd data-note-target={target} tabIndex={-1}>{children}<NoteHere target={target} what={label} /></dd></>;
}
