/** Milliseconds for which a process trusts what administrators change a few times a year. */
const TRUSTED = 60_000;

/** What was read, for a minute; `forget` after a change of one's own. */
export interface Held<T> {
  (): Promise<T>;
  forget(): void;
}

/**
 * Reads at most once a minute.
 *
 * @param now milliseconds by the district's clock; only the age of what was read depends on it
 */
export function heldFor<T>(read: () => Promise<T>, now: () => number): Held<T> {
  let held: { at: number; value: Promise<T> } | undefined;
  const forget = (): void => {
    held = undefined;
  };
  const get = (): Promise<T> => {
    if (held === undefined || Math.abs(now() - held.at) > TRUSTED) {
      const value = read();
      held = { at: now(), value };
      value.catch(forget); // the next one asks again
    }
    return held.value;
  };
  return Object.assign(get, { forget });
}
