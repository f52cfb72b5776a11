import { sensitivePathsOf } from './sensitivePathsOf';
import type { Case, FormValues } from '../types/Case';
import { merge, type Conflict } from './mergeForms';

interface Draft {
  at: number;
  /** What the server had when this was typed: the ground for a merge with what it has now. */
  base: FormValues;
  form: FormValues;
}

/** What is recalled: the form to show and the fields that somebody else changed as well. */
export interface Recalled {
  form: FormValues;
  conflicts: Conflict[];
}

const DAY = 86_400_000;
const keyOf = (id: string): string => `medregistry.draft.${id}`;

const without = (form: FormValues, secret: Set<string>): FormValues =>
  Object.fromEntries(
    Object.entries(form).map(([section, values]) => [section, Object.fromEntries(Object.entries(values).filter(([field]) => !secret.has(`${section}.${field}`)))]),
  );

/**
 * Keeps what the server does not have yet, for the closed tab and the dead network. Sensitive fields (证件号码 …)
 * stay out of the browser's storage.
 */
export function keepDraft(id: string, data: Case, base: FormValues, form: FormValues): void {
  const secret = sensitivePathsOf(data.formDeclaration.sections);
  try {
    localStorage.setItem(keyOf(id), JSON.stringify({ at: Date.now(), base: without(base, secret), form: without(form, secret) } satisfies Draft));
  } catch {
    // a full storage only costs the safety net; the server still gets every save
  }
}

export const forgetDraft = (id: string): void => localStorage.removeItem(keyOf(id));

/** What was typed and not saved, merged with what the server has now; null when there is nothing of the kind. */
export function recallDraft(id: string, data: Case): Recalled | null {
  const text = localStorage.getItem(keyOf(id));
  if (!text || !data.editable.form) return null;
  try {
    const draft = JSON.parse(text) as Draft;
    const secret = sensitivePathsOf(data.formDeclaration.sections);
    const merged = merge(draft.base, draft.form, without(data.form, secret));
    const form = Object.fromEntries([...new Set([...Object.keys(data.form), ...Object.keys(merged.form)])].map((section) => [section, { ...data.form[section], ...merged.form[section] }]));
    if (Date.now() - draft.at < 30 * DAY && JSON.stringify(form) !== JSON.stringify(data.form)) return { form, conflicts: merged.conflicts };
  } catch {
    // not readable: as if it were not there
  }
  forgetDraft(id);
  return null;
}
