import type { Field } from '@medregistry/language';
import type { Values } from '../types/Case';

const keyOf = (id: string, event: string): string => `medregistry.act.${id}.${event}`;

/** What somebody was writing for an act and has not sent: kept for the closed tab and the phone that fell asleep. */
export function recallAct(id: string, event: string, fields: Field[]): Values {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(id, event)) ?? '{}') as Values;
    return Object.fromEntries(Object.entries(kept).filter(([key]) => fields.some((field) => field.key === key)));
  } catch {
    return {};
  }
}

/** Sensitive values stay out of the browser's storage, and notes have a draft of their own on the server. */
export function keepAct(id: string, event: string, fields: Field[], values: Values): void {
  const kept = Object.fromEntries(Object.entries(values).filter(([key]) => fields.some((field) => field.key === key && !field.sensitive && field.type !== 'notes' && field.type !== 'replies')));
  try {
    localStorage.setItem(keyOf(id, event), JSON.stringify(kept));
  } catch {
    // a full storage only costs the safety net
  }
}

export const forgetAct = (id: string, event: string): void => localStorage.removeItem(keyOf(id, event));
