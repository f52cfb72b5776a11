import autocannon from 'autocannon';

/** Somebody who answers the same question: the application, a plain server, or another. */
export interface Contender {
  name: string;
  url: string;
  headers: Record<string, string>;
  /** CPU milliseconds that its process has used so far. */
  cpu: () => Promise<number>;
  /** For what takes long: so many requests in a turn by so many askers, however long they take. */
  few?: { askers: number; requests: number };
}

export interface Round {
  requestsPerSecond: number;
  p50: number;
  p99: number;
  /** Milliseconds of the contender's own process for a request. */
  cpu: number;
}

const CONNECTIONS = 20;

async function round({ url, headers, cpu, few }: Contender, seconds: number): Promise<Round> {
  const before = await cpu();
  const length = few ? { connections: few.askers, amount: few.requests, timeout: 120 } : { connections: CONNECTIONS, duration: seconds };
  const { requests, latency, non2xx, errors, duration } = await autocannon({ url, headers, ...length });
  if (non2xx > 0 || errors > 0) throw new Error(`${url}: ${non2xx} answers were refusals, ${errors} were none`);
  return { requestsPerSecond: requests.total / duration, p50: latency.p50, p99: latency.p99, cpu: ((await cpu()) - before) / requests.total };
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle) - 1] ?? NaN)) / 2;
}

/**
 * Asks the contenders in turn, so that a machine that slows down slows all of them down.
 *
 * @param rounds how often each is asked
 * @param seconds how long a round takes
 * @returns the rounds of each contender, in its order
 */
export async function compete(contenders: readonly Contender[], rounds: number, seconds: number): Promise<Round[][]> {
  for (const contender of contenders) await round(contender, seconds); // plans, connections, and code that is compiled while it runs
  const results: Round[][] = contenders.map(() => []);
  for (let turn = 0; turn < rounds; turn += 1) {
    for (const [index, contender] of contenders.entries()) results[index]?.push(await round(contender, seconds));
  }
  return results;
}

/** The middle round by each of its figures. */
export const typical = (rounds: readonly Round[]): Round => ({
  requestsPerSecond: median(rounds.map(({ requestsPerSecond }) => requestsPerSecond)),
  p50: median(rounds.map(({ p50 }) => p50)),
  p99: median(rounds.map(({ p99 }) => p99)),
  cpu: median(rounds.map(({ cpu }) => cpu)),
});

/** How many times the requests of `others` were served by `ours`, turn by turn, in the middle. */
export const ratio = (ours: readonly Round[], others: readonly Round[]): number =>
  median(ours.map(({ requestsPerSecond }, turn) => requestsPerSecond / (others[turn]?.requestsPerSecond ?? NaN)));
