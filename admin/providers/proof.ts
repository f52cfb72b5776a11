import { useSyncExternalStore } from 'react';

let waiting: ((shown: boolean) => void) | null = null;
let asked: Promise<boolean> | null = null;
const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());

/**
 * Asks the person to show again who they are, over whatever is on the screen; requests that wait together share one
 * question. Nothing typed is touched: the request goes out once more afterwards.
 * @returns whether the person did
 */
export function askForProof(): Promise<boolean> {
  asked ??= new Promise<boolean>((resolve) => {
    waiting = resolve;
    tell();
  });
  return asked;
}

/** Ends the question. */
export function answerProof(shown: boolean): void {
  waiting?.(shown);
  waiting = null;
  asked = null;
  tell();
}

/** Whether the question stands on the screen. */
export const useProofAsked = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting !== null,
  );
