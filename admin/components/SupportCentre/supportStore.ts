import { useSyncExternalStore } from 'react';

/** Which part of the support centre is open: nothing, a new question, the list, or one question. */
export type SupportPlace = null | 'ask' | 'list' | { ticket: string };

let place: SupportPlace = null;
const listeners = new Set<() => void>();

/** Opens the support centre over whatever is on the screen, from anywhere. */
export function openSupport(next: SupportPlace): void {
  place = next;
  listeners.forEach((listener) => listener());
}

export const useSupportPlace = (): SupportPlace =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => place,
  );
