import type { SystemClock } from './clock';
import type { IdempotencyService } from './idempotency';
import type { Limits } from './limits';
import type { Sessions } from './sessions';

/** Takes away what nobody asks for any more, once an hour; running it in several processes does no harm. */
export interface Housekeeping {
  start(): void;
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SESSION_DAYS = 30;

export function createHousekeeping(deps: {
  clock: () => Pick<SystemClock, 'now'>;
  idempotency: () => IdempotencyService;
  sessions: () => Sessions;
  limits: () => Limits;
  idempotencyDays: number;
  report: (error: unknown) => void;
}): Housekeeping {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const sweep = async (): Promise<void> => {
    const now = deps.clock().now().getTime();
    await deps.idempotency().sweep(new Date(now - deps.idempotencyDays * DAY));
    await deps.sessions().sweep(new Date(now - SESSION_DAYS * DAY));
    await deps.limits().sweep(new Date(now));
  };

  return {
    sweep,
    start() {
      timer = setInterval(() => {
        running = sweep().catch(deps.report);
      }, HOUR);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
