import { verify } from 'jsonwebtoken';
import { z } from 'zod';
import { civilDate, refuse, type Assignment, type Principal } from '@medregistry/language';
import type { AccessConfig } from '../AccessConfig';
import type { Reads } from './reads';
import { createTokenKey } from './tokenKey';

const AccessToken = z.object({ userId: z.coerce.number().int(), sessionId: z.string().min(1), type: z.literal('access') });

interface Row {
  user_id: number;
  username: string;
  display_name: string | null;
  blocked: boolean | null;
  locked_until: Date | null;
  must_change_password: boolean | null;
  family: string;
  started_at: Date;
  last_seen_at: Date;
  ended_at: Date | null;
  proven_at: Date | null;
  assignments: Assignment[];
}

/*
 * Session, person and valid assignments in one statement; nothing is cached, so a lock, a revoked role or an ended
 * session counts on the next request of every process. `seen` moves last_seen_at at most once a minute, and never
 * for a session that has been idle too long.
 */
const PRINCIPAL = `
  WITH seen AS (
    UPDATE session_families SET last_seen_at = $3
    WHERE family = (SELECT device_id FROM strapi_sessions WHERE session_id = $1)
      AND ended_at IS NULL
      AND last_seen_at < $3::timestamptz - interval '1 minute'
      AND last_seen_at > $3::timestamptz - $5::int * interval '1 second'
  )
  SELECT u.id AS user_id, u.username, u.display_name, u.blocked, u.locked_until, u.must_change_password,
         f.family, f.started_at, f.last_seen_at, f.ended_at, f.proven_at,
         coalesce((SELECT json_agg(json_build_object('role', a.role, 'scopePath', a.scope_path, 'scopeType', a.scope_type,
                                                     'scopeId', a.scope_id, 'scopeLabel', a.scope_label) ORDER BY a.id)
                   FROM assignments a
                   WHERE a.user_id = u.id AND a.revoked_at IS NULL
                     AND a.valid_from <= $4::date AND (a.valid_to IS NULL OR a.valid_to >= $4::date)), '[]') AS assignments
  FROM strapi_sessions s
  JOIN session_families f ON f.family = s.device_id
  JOIN up_users u ON u.id = f.user_id
  WHERE s.session_id = $1 AND s.origin = 'users-permissions' AND s.status IN ('active', 'rotated') AND f.user_id = $2`;

export interface Authenticator {
  /**
   * Who sends this `Authorization` header.
   *
   * @throws Refusal 401: `signed-out`, `expired` (idle or absolute limit), `locked`, or `change-required`
   */
  principal(authorization: string | undefined, now: Date): Promise<Principal>;
}

export interface AuthenticatorDeps {
  reads: Pick<Reads, 'query'>;
  config: AccessConfig;
  /** Secret of the access tokens; read late because Strapi settles its configuration at boot. */
  secret: () => string;
  isStaff: (role: string) => boolean;
  /** Ends a session for good once it was found to be over. */
  end: (family: string, reason: 'idle' | 'absolute', now: Date) => Promise<void>;
}

export function createAuthenticator({ reads, config, secret, isStaff, end }: AuthenticatorDeps): Authenticator {
  const key = createTokenKey(secret);
  const longestIdle = Math.max(config.idleMinutes, config.staffIdleMinutes) * 60;

  const tokenOf = (authorization: string | undefined): z.infer<typeof AccessToken> => {
    const [, token] = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '') ?? [];
    if (token === undefined) throw refuse.signedOut('signed-out', '请先登录。');
    try {
      return AccessToken.parse(verify(token, key(), { algorithms: ['HS256'] }));
    } catch {
      throw refuse.signedOut();
    }
  };

  return {
    async principal(authorization, now) {
      const { userId, sessionId } = tokenOf(authorization);
      const [row] = await reads.query<Row>('principal', PRINCIPAL, [sessionId, userId, now, civilDate(now), longestIdle]);
      if (!row || row.ended_at) throw refuse.signedOut();

      const idleMinutes = row.assignments.some(({ role }) => isStaff(role)) ? config.staffIdleMinutes : config.idleMinutes;
      if (now.getTime() - row.last_seen_at.getTime() > idleMinutes * 60_000) {
        await end(row.family, 'idle', now);
        throw refuse.signedOut('expired', '您已较长时间没有操作，请重新登录。');
      }
      if (now.getTime() - row.started_at.getTime() > config.absoluteHours * 3_600_000) {
        await end(row.family, 'absolute', now);
        throw refuse.signedOut('expired', '本次登录已到期，请重新登录。');
      }
      if (row.blocked || (row.locked_until && row.locked_until > now)) {
        throw refuse.signedOut('locked', '该账户已被停用或锁定，请联系安全管理员。');
      }
      if (row.must_change_password) throw refuse.signedOut('change-required', '请先修改密码，再继续操作。');
      return {
        userId: row.user_id,
        username: row.username,
        name: row.display_name ?? row.username,
        sessionId: row.family,
        assignments: row.assignments,
        provenAt: row.proven_at ?? row.started_at,
      };
    },
  };
}
