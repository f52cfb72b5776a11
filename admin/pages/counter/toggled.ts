import type { Field } from '@medregistry/language';
import type { Value, Values } from '../../types/Case';

/** The checklist of an act with its n-th line ticked, or no longer ticked; undefined where there is no such line. */
export function toggled(fields: Field[], values: Values, n: number): { field: string; value: Value } | undefined {
  const lines = fields.filter(({ type }) => type === 'checklist').flatMap((field) => (field.items ?? []).map((item) => ({ field: field.key, item: item.key })));
  const line = lines[n - 1];
  if (!line) return undefined;
  const before = values[line.field];
  const ticks = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {};
  return { field: line.field, value: { ...ticks, [line.item]: ticks[line.item] !== true } };
}
