import { overlap } from '@medregistry/language';
import type { Changes } from '../../types/Workbench';

/** What of the changes lies at the place of a note. */
export function changesAt(changes: Changes, target: string): Changes {
  const person = target.startsWith('person.') ? target.slice('person.'.length) : null;
  return {
    ...changes,
    fields: changes.fields.filter(({ path }) => overlap(target, `form.${path}`)),
    rows: changes.rows.filter(({ path, key }) => key === person || overlap(target, `form.${path}.${key}`)),
    slots: changes.slots.filter(({ slot }) => overlap(target, `materials.${slot}`) || (person !== null && slot.endsWith(`:${person}`))),
  };
}
