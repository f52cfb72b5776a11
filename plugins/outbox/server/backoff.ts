const HOUR = 3_600_000;

/**
 * Milliseconds to wait after a failed attempt: doubling from one second to one hour, the upper half of it at random,
 * so that what failed together does not come back together.
 *
 * @param attempt 1 after the first failure
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(HOUR, 1000 * 2 ** (attempt - 1));
  return Math.round(full * (0.5 + random() / 2));
}

/** What went wrong, short enough to keep; the stack belongs into the log. */
export const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replaceAll('\0', '').slice(0, 1000);
