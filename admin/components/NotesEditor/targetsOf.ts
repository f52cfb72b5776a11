import { rowAt, rowName } from '@medregistry/language';
import type { TFunction } from 'i18next';
import { said } from '../../providers/locale';
import type { Case } from '../../types/Case';
import { peopleIn } from '../RowEvidence/peopleIn';

export interface Target {
  value: string;
  label: string;
}

/** Everything in an application that a note can point at: its materials first, then the fields of the form. */
export function targetsOf(application: Case): Target[] {
  const materials = application.materials.filter(({ repeat }) => repeat?.by !== 'row').map(({ slot, label }) => ({ value: `materials.${slot}`, label }));
  const fields = application.formDeclaration.sections.flatMap((section) =>
    section.fields.map((field) => ({ value: `form.${section.key}.${field.key}`, label: `${said(section.label)} · ${said(field.label)}` })),
  );
  return [...materials, ...fields, ...peopleIn(application).map(({ id, name }) => ({ value: `person.${id}`, label: name }))];
}

/** The words for one place, a page or a row of a table included; '' for the whole. */
export function labelOfTarget(application: Case, target: string, t: TFunction): string {
  const [kind = '', first = '', second = ''] = target.split('.');
  const targets = targetsOf(application);
  const named = (value: string): string => targets.find((candidate) => candidate.value === value)?.label ?? '';
  if (kind === 'materials') {
    const page = application.materials.find(({ slot }) => slot === first)?.pages.findIndex(({ id }) => id === second) ?? -1;
    return page < 0 ? named(`materials.${first}`) : `${named(`materials.${first}`)} · ${t('第 {{n}} 页', { n: page + 1 })}`;
  }
  const row = rowAt(target, application.formDeclaration, application.form);
  const field = named(row ? `form.${row.path}` : target);
  return row ? `${field} · ${rowName(row.field, row.row)}` : field;
}

/** The places to choose from, with the one that is chosen among them. */
export function targetChoices(application: Case, chosen: string, t: TFunction): Target[] {
  const targets = targetsOf(application);
  return chosen === '' || targets.some(({ value }) => value === chosen) ? targets : [{ value: chosen, label: labelOfTarget(application, chosen, t) || chosen }, ...targets];
}
