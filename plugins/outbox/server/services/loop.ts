export interface LoopOptions {
  /** One round of work; throws when the database does not answer. */
  step(): Promise<void>;
  /** Rounds are skipped while this is false. */
  ready(): boolean;
  /** Milliseconds between rounds when nobody wakes the loop. */
  pollMs: number;
  onError(error: unknown): void;
}

export interface Loop {
  start(): void;
  /** Runs a round now, or another one after the round that is under way. */
  wake(): void;
  /** Whether the loop has been asked to end; long rounds look at it. */
  stopping(): boolean;
  /** Ends after the round that is under way. */
  stop(): Promise<void>;
}

const LONGEST_PAUSE = 10_000;

/**
 * Runs `step` again and again. `wake` only ends a pause: the round itself always runs in the context in which the loop
 * was started, never in that of the transaction whose commit woke it.
 */
export function createLoop({ step, ready, pollMs, onError }: LoopOptions): Loop {
  let running: Promise<void> | undefined;
  let ended = false;
  let woken = false;
  let endPause = (): void => undefined;

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      timer.unref();
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async (): Promise<void> => {
    let failures = 0;
    while (!ended) {
      woken = false;
      try {
        if (ready()) await step();
        failures = 0;
      } catch (error) {
        failures += 1;
        onError(error);
      }
      const restless = woken && failures === 0;
      if (!ended && !restless) await pause(Math.min(pollMs * 2 ** failures, Math.max(pollMs, LONGEST_PAUSE)));
    }
  };

  return {
    start() {
      ended = false;
      running ??= run();
    },
    wake() {
      woken = true;
      endPause();
    },
    stopping: () => ended,
    async stop() {
      ended = true;
      endPause();
      await running;
      running = undefined;
    },
  };
}
