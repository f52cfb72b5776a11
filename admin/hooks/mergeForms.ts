import type { FormValues, Value } from '../types/Case';

/** A field that both sides changed to different values. */
export interface Conflict {
  path: string;
  mine: Value;
  theirs: Value;
}

const same = (a: Value | undefined, b: Value | undefined): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Three-way merge by field: what only one side changed is taken; what both changed is mine, and a conflict. */
export function merge(base: FormValues, mine: FormValues, theirs: FormValues): { form: FormValues; conflicts: Conflict[] } {
  const conflicts: Conflict[] = [];
  const form: FormValues = {};
  for (const section of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const values: { [field: string]: Value } = {};
    for (const field of new Set([...Object.keys(mine[section] ?? {}), ...Object.keys(theirs[section] ?? {})])) {
      const [before, here, there] = [base[section]?.[field], mine[section]?.[field], theirs[section]?.[field]];
      const touched = !same(before, here);
      values[field] = (touched ? here : there) ?? null;
      if (touched && !same(before, there) && !same(here, there)) conflicts.push({ path: `${section}.${field}`, mine: here ?? null, theirs: there ?? null });
    }
    form[section] = values;
  }
  return { form, conflicts };
}

/** The form after the person has chosen: the paths in `keep` stay mine, the other conflicts become theirs. */
export function settle(form: FormValues, theirs: FormValues, conflicts: Conflict[], keep: Set<string>): FormValues {
  const next = structuredClone(form);
  for (const { path } of conflicts.filter((conflict) => !keep.has(conflict.path))) {
    const [section = '', field = ''] = path.split('.');
    next[section] = { ...next[section], [field]: theirs[section]?.[field] ?? null };
  }
  return next;
}
