import type { Field } from '@medregistry/language';
import type { Value, Values } from '../../types/Case';
import { showsField } from '../PayloadForm/conditionsOf';

/** What is sent of a payload: fields that are shown and filled. */
export function sendable(fields: Field[], values: Values): { [field: string]: Value } {
  return Object.fromEntries(
    fields
      .filter((field) => showsField(field, values))
      .map((field): [string, Value] => [field.key, values[field.key] ?? null])
      .filter(([, value]) => value !== null && value !== ''),
  );
}
