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
