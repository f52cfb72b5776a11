import type { Knex } from 'knex';
import { backoff, errorText } from '../backoff';
import { tickAt } from '../Period';
import type { Period } from '../Period';
import type { DeliveriesOptions } from './deliveries';

export interface JobRun {
  /** The transaction that also keeps the tick: what is written with it happens once a tick. */
  trx: Knex.Transaction;
  tick: Date;
  /** The tick that ran before this one, null at the first; after a downtime several periods lie between the two. */
  since: Date | null;
}

export type JobHandler = (run: JobRun) => Promise<void>;

interface Job {
  name: string;
  period: Period;
  handler: JobHandler;
  /** Newest tick known to have run, here or elsewhere: spares the question while nothing is due. */
  settled: number;
}

interface LeaseRow {
  last_tick: string | null;
  retry_at: string | null;
  attempts: number;
}

const moment = (epoch: string | null): Date | null => (epoch === null ? null : new Date(Number(epoch)));

/** Recurring jobs: every process knows them, the lease row lets one of them run each tick. */
export function createJobs({ database, clock, log }: Omit<DeliveriesOptions, 'maxAttempts'>) {
  const jobs = new Map<string, Job>();

  /** Whether the job had no row yet; it has one then. */
  const isNew = async (name: string): Promise<boolean> => {
    const { rows } = await database.connection.raw<{ rows: unknown[] }>('INSERT INTO outbox_jobs (name) VALUES (?) ON CONFLICT (name) DO NOTHING RETURNING name', [name]);
    return rows.length > 0;
  };

  /** Waits for nobody: no row means that the lease is held elsewhere, or that the job is new. */
  const lease = async (trx: Knex.Transaction, name: string): Promise<LeaseRow | undefined> => {
    const { rows } = await trx.raw<{ rows: LeaseRow[] }>(
      `SELECT (extract(epoch FROM last_tick) * 1000)::text AS last_tick, (extract(epoch FROM retry_at) * 1000)::text AS retry_at, attempts
       FROM outbox_jobs WHERE name = ? FOR UPDATE SKIP LOCKED`,
      [name],
    );
    return rows[0];
  };

  /** What was settled after the present was settled before the clock was set back, so nothing is known of it. */
  const isDue = ({ settled }: Job, tick: Date): boolean => settled < tick.getTime() || settled > clock.now().getTime();

  const run = async (job: Job, tick: Date): Promise<void> => {
    const settled = await database.transaction(async ({ trx }) => {
      const held = await lease(trx, job.name);
      if (!held) return undefined;
      const since = moment(held.last_tick);
      if (since && since >= tick) return since.getTime();
      const now = clock.now();
      const retryAt = moment(held.retry_at);
      if (retryAt && retryAt > now) return job.settled;
      await trx.raw('SAVEPOINT job');
      try {
        await job.handler({ trx, tick, since });
      } catch (error) {
        await trx.raw('ROLLBACK TO SAVEPOINT job');
        await trx.raw('UPDATE outbox_jobs SET attempts = attempts + 1, retry_at = ?::timestamptz, last_error = ? WHERE name = ?', [
          new Date(now.getTime() + backoff(held.attempts + 1)).toISOString(),
          errorText(error),
          job.name,
        ]);
        log.error(`job ${job.name} failed for ${tick.toISOString()}: ${errorText(error)}`);
        return job.settled;
      }
      await trx.raw('UPDATE outbox_jobs SET last_tick = ?::timestamptz, attempts = 0, retry_at = NULL, last_error = NULL WHERE name = ?', [
        tick.toISOString(),
        job.name,
      ]);
      return tick.getTime();
    });
    if (settled !== undefined) job.settled = settled;
    else if (await isNew(job.name)) await run(job, tick);
  };

  return {
    every(name: string, period: Period, handler: JobHandler): void {
      if (jobs.has(name)) throw new Error(`Job "${name}" is declared already`);
      tickAt(period, new Date(0)); // a wrong period is refused where it is declared
      jobs.set(name, { name, period, handler, settled: Number.NEGATIVE_INFINITY });
    },

    /** Runs every job whose newest tick has not run yet. Costs nothing while no tick is due. */
    async runDue(): Promise<void> {
      for (const job of jobs.values()) {
        const tick = tickAt(job.period, clock.now());
        if (isDue(job, tick)) await run(job, tick);
      }
    },
  };
}

export type Jobs = ReturnType<typeof createJobs>;
