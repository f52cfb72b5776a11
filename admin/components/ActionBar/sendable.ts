import type { Field } from '@medregistry/language';
import type { Value, Values } from '../../types/Case';
import { showsField } from '../PayloadForm/conditionsOf';

/** Notes without what only their draft needs. */
const sentNotes = (value: Value | undefined): Value =>
  Array.isArray(value) ? (value as Values[]).map(({ key: _key, ...note }) => Object.fromEntries(Object.entries(note).filter(([, part]) => part !== ''))) : null;

/** What is sent of a payload: fields that are shown and filled. */
export function sendable(fields: Field[], values: Values): { [field: string]: Value } {
  return Object.fromEntries(
    fields
      .filter((field) => showsField(field, values))
      .map((field): [string, Value] => [field.key, field.type === 'notes' ? sentNotes(values[field.key]) : (values[field.key] ?? null)])
      .filter(([, value]) => value !== null && value !== ''),
  );
}
