import type { Reads } from './reads';
import type { AccessConfig } from '../AccessConfig';

/** Counts sign-ins in PostgreSQL, so that a restart or a second process forgets nothing. */
export interface Attempts {
  /**
   * Takes one attempt before the password is looked at, so that parallel guesses cannot pass the limit together.
   * @returns seconds to wait, or 0 when the attempt may go on
   */
  take(account: string, address: string, now: Date): Promise<number>;
  /** The attempt was genuine: the account starts afresh and the address gets its attempt back. */
  forgive(account: string, address: string): Promise<void>;
}

/*
 * Both counters in one statement, the account's row always first, so that two sign-ins never wait for each other.
 * `failures` runs to limit + 1, and limit + 1 says "refused"; a lock or a window that has passed starts at 1 again.
 */
const TAKE = `
  INSERT INTO login_attempts AS l (kind, key, failures, window_started_at, locked_until)
  VALUES ('account', $1, 1, $3, CASE WHEN $4::int <= 1 THEN $3::timestamptz + $5::int * interval '1 second' END),
         ('address', $2, 1, $3, CASE WHEN $6::int <= 1 THEN $3::timestamptz + $7::int * interval '1 second' END)
  ON CONFLICT (kind, key) DO UPDATE SET
    failures = CASE
      WHEN l.locked_until > $3 THEN CASE l.kind WHEN 'account' THEN $4::int ELSE $6::int END + 1
      WHEN l.locked_until IS NOT NULL
        OR l.window_started_at <= $3::timestamptz - CASE l.kind WHEN 'account' THEN $5::int ELSE $7::int END * interval '1 second' THEN 1
      ELSE l.failures + 1 END,
    window_started_at = CASE
      WHEN l.locked_until > $3 THEN l.window_started_at
      WHEN l.locked_until IS NOT NULL
        OR l.window_started_at <= $3::timestamptz - CASE l.kind WHEN 'account' THEN $5::int ELSE $7::int END * interval '1 second' THEN $3
      ELSE l.window_started_at END,
    locked_until = CASE
      WHEN l.locked_until > $3 THEN l.locked_until
      WHEN l.locked_until IS NOT NULL
        OR l.window_started_at <= $3::timestamptz - CASE l.kind WHEN 'account' THEN $5::int ELSE $7::int END * interval '1 second' THEN NULL
      WHEN l.failures + 1 >= CASE l.kind WHEN 'account' THEN $4::int ELSE $6::int END
        THEN $3::timestamptz + CASE l.kind WHEN 'account' THEN $5::int ELSE $7::int END * interval '1 second'
      END
  RETURNING kind, failures, locked_until`;

/* Locked in the same order as above: account, then address. */
const FORGIVE = `
  WITH held AS (
    SELECT kind, key FROM login_attempts
    WHERE (kind = 'account' AND key = $1) OR (kind = 'address' AND key = $2)
    ORDER BY kind FOR UPDATE
  )
  UPDATE login_attempts l
  SET failures = CASE l.kind WHEN 'account' THEN 0 ELSE greatest(l.failures - 1, 0) END,
      locked_until = CASE WHEN l.kind = 'account' OR l.failures <= $3::int THEN NULL ELSE l.locked_until END
  FROM held WHERE l.kind = held.kind AND l.key = held.key`;

export function createAttempts(reads: Pick<Reads, 'query'>, config: AccessConfig): Attempts {
  return {
    async take(account, address, now) {
      const rows = await reads.query<{ kind: 'account' | 'address'; failures: number; locked_until: Date | null }>(
        'take_attempt',
        TAKE,
        [account, address, now, config.accountLimit, config.accountLockMinutes * 60, config.addressLimit, config.addressWindowMinutes * 60],
      );
      const waits = rows
        .filter(({ kind, failures }) => failures > (kind === 'account' ? config.accountLimit : config.addressLimit))
        .map(({ locked_until: until }) => (until ? Math.ceil((until.getTime() - now.getTime()) / 1000) : 1));
      return Math.max(0, ...waits);
    },
    async forgive(account, address) {
      await reads.query('forgive_attempt', FORGIVE, [account, address, config.addressLimit]);
    },
  };
}
