import { refuse } from '@medregistry/language';
import type { Reads } from './reads';

/** So many requests within so many seconds. */
export interface Limit {
  requests: number;
  seconds: number;
}

/** Counts what anybody may ask without signing in, in PostgreSQL, so that all processes count together. */
export interface Limits {
  /** Takes one request of a kind for an address. @throws Refusal 429 */
  take(kind: string, address: string, limit: Limit, now: Date): Promise<void>;
  /** Forgets windows that have passed. */
  sweep(now: Date): Promise<void>;
}

const TAKE = `
  INSERT INTO request_limits AS l (kind, key, taken, ends_at) VALUES ($1, $2, 1, $3::timestamptz + $4::int * interval '1 second')
  ON CONFLICT (kind, key) DO UPDATE SET
    taken = CASE WHEN l.ends_at <= $3::timestamptz THEN 1 ELSE l.taken + 1 END,
    ends_at = CASE WHEN l.ends_at <= $3::timestamptz THEN excluded.ends_at ELSE l.ends_at END
  RETURNING taken, ends_at AS "endsAt"`;

export function createLimits(reads: Pick<Reads, 'query'>): Limits {
  return {
    async take(kind, address, { requests, seconds }, now) {
      const [row] = await reads.query<{ taken: number; endsAt: Date }>('take_request', TAKE, [kind, address, now, seconds]);
      if (row && row.taken > requests) throw refuse.tooMany(Math.max(1, Math.ceil((row.endsAt.getTime() - now.getTime()) / 1000)));
    },
    async sweep(now) {
      await reads.query('sweep_limits', 'DELETE FROM request_limits WHERE ends_at < $1', [now]);
    },
  };
}
