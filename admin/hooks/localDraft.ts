import { sensitivePathsOf } from './sensitivePathsOf';
import type { Case, FormValues } from '../types/Case';

interface Draft {
  version: number;
  at: number;
  form: FormValues;
}

const DAY = 86_400_000;
const keyOf = (id: string): string => `medregistry.draft.${id}`;

/**
 * Keeps what the server does not have yet, for the closed tab and the dead network. Sensitive fields (证件号码 …)
 * stay out of the browser's storage.
 */
export function keepDraft(id: string, data: Case, version: number, form: FormValues): void {
  const secret = sensitivePathsOf(data.formDeclaration.sections);
  const kept = Object.fromEntries(
    Object.entries(form).map(([section, values]) => [section, Object.fromEntries(Object.entries(values).filter(([field]) => !secret.has(`${section}.${field}`)))]),
  );
  try {
    localStorage.setItem(keyOf(id), JSON.stringify({ version, at: Date.now(), form: kept } satisfies Draft));
  } catch {
    // a full storage only costs the safety net; the server still gets every save
  }
}

export const forgetDraft = (id: string): void => localStorage.removeItem(keyOf(id));

/** What was typed and not saved, laid over what the server has; null when there is nothing of the kind. */
export function recallDraft(id: string, data: Case): FormValues | null {
  const text = localStorage.getItem(keyOf(id));
  if (!text || !data.editable.form) return null;
  try {
    const draft = JSON.parse(text) as Draft;
    if (Date.now() - draft.at > 30 * DAY || draft.version !== data.version) {
      forgetDraft(id);
      return null;
    }
    const sections = new Set([...Object.keys(data.form), ...Object.keys(draft.form)]);
    return Object.fromEntries([...sections].map((section) => [section, { ...data.form[section], ...draft.form[section] }]));
  } catch {
    forgetDraft(id);
    return null;
  }
}
