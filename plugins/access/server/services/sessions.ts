import { randomBytes } from 'node:crypto';
import { sign, verify } from 'jsonwebtoken';
import { z } from 'zod';
import { civilDate, refuse, Refusal } from '@medregistry/language';
import type { AccessConfig } from '../AccessConfig';
import { rowsOf, type RunTransaction } from '../Transaction';
import type { Reads } from './reads';

/** Strapi's session manager, bound to users-permissions: it signs and stores the tokens. */
export interface TokenStore {
  generateRefreshToken(userId: string, deviceId: string, options: { type: 'refresh' }): Promise<{ token: string; sessionId: string }>;
  generateAccessToken(refreshToken: string): Promise<{ token: string } | { error: string }>;
  rotateRefreshToken(refreshToken: string): Promise<{ token: string; sessionId: string } | { error: string }>;
  invalidateRefreshToken(userId: string, deviceId?: string): Promise<void>;
}

export interface Tokens {
  /** Short access token, for the `Authorization` header. */
  jwt: string;
  /** For the cookie; missing when a parallel refresh of the same token has already set the cookie. */
  refreshToken?: string;
  family: string;
  userId: number;
}

export interface SessionView {
  id: string;
  address: string;
  userAgent: string;
  startedAt: string;
  lastSeenAt: string;
}

/** A refresh token came a second time: somebody copied it. */
export class ReusedToken extends Refusal {
  constructor(readonly userId: number) {
    super(401, '检测到登录凭证被重复使用，为保护您的账户已退出登录，请重新登录。', { code: 'reused' });
  }
}

export type EndReason = 'idle' | 'absolute' | 'logout' | 'reuse' | 'revoked' | 'password' | 'locked';

/** Sign-ins: one family of rotated refresh tokens each, ended in one place. */
export interface Sessions {
  open(userId: number, from: { address: string; userAgent: string }, now: Date): Promise<Tokens>;
  /** Rotates. @throws Refusal 401; a token used twice ends its whole family (`ReusedToken`). */
  refresh(refreshToken: string, now: Date): Promise<Tokens>;
  end(family: string, reason: EndReason, now: Date): Promise<void>;
  /** Ends all sessions of a person but one; takes effect at once. */
  endAll(userId: number, reason: EndReason, now: Date, except?: string): Promise<void>;
  /** Its holder has just shown again who they are. */
  prove(family: string, now: Date): Promise<void>;
  list(userId: number, now: Date): Promise<SessionView[]>;
  /** The family of a refresh token whose signature holds, expired or not. */
  familyOf(refreshToken: string): Promise<string | undefined>;
  sweep(before: Date): Promise<void>;
}

const RefreshToken = z.object({ userId: z.coerce.number().int(), sessionId: z.string().min(1), type: z.literal('refresh') });
const ORIGIN = 'users-permissions';
/** Two tabs may refresh with one cookie; only a later repetition is theft. */
const LEEWAY_MILLISECONDS = 10_000;

const LOCKED_SESSION = `
  SELECT s.status, f.family, f.user_id, f.started_at, f.last_seen_at, f.rotated_at, f.ended_at,
         u.blocked, u.locked_until, u.must_change_password,
         ARRAY(SELECT a.role::text FROM assignments a WHERE a.user_id = u.id AND a.revoked_at IS NULL
               AND a.valid_from <= ?::date AND (a.valid_to IS NULL OR a.valid_to >= ?::date)) AS roles
  FROM strapi_sessions s
  JOIN session_families f ON f.family = s.device_id
  JOIN up_users u ON u.id = f.user_id
  WHERE s.session_id = ? AND s.origin = '${ORIGIN}' AND f.user_id = ?
  FOR UPDATE OF s, f`;

interface LockedSession {
  status: string;
  family: string;
  user_id: number;
  started_at: Date;
  last_seen_at: Date;
  rotated_at: Date | null;
  ended_at: Date | null;
  blocked: boolean | null;
  locked_until: Date | null;
  must_change_password: boolean | null;
  roles: string[];
}

export interface SessionsDeps {
  reads: Pick<Reads, 'query'>;
  transaction: RunTransaction;
  tokens: () => TokenStore;
  config: AccessConfig;
  secret: () => string;
  isStaff: (role: string) => boolean;
}

export function createSessions({ reads, transaction, tokens, config, secret, isStaff }: SessionsDeps): Sessions {
  const accessToken = async (refreshToken: string): Promise<string> => {
    const access = await tokens().generateAccessToken(refreshToken);
    if ('error' in access) throw refuse.signedOut();
    return access.token;
  };

  const verified = (refreshToken: string, ignoreExpiration = false): z.infer<typeof RefreshToken> => {
    try {
      return RefreshToken.parse(verify(refreshToken, secret(), { algorithms: ['HS256'], ignoreExpiration }));
    } catch {
      throw refuse.signedOut();
    }
  };

  /** Why a session may not go on, or undefined. */
  const fault = (session: LockedSession, now: Date): EndReason | undefined => {
    const idle = session.roles.some(isStaff) ? config.staffIdleMinutes : config.idleMinutes;
    if (now.getTime() - session.last_seen_at.getTime() > idle * 60_000) return 'idle';
    if (now.getTime() - session.started_at.getTime() > config.absoluteHours * 3_600_000) return 'absolute';
    if (session.blocked || (session.locked_until && session.locked_until > now)) return 'locked';
    if (session.must_change_password) return 'password';
    const inLeeway = session.rotated_at && now.getTime() - session.rotated_at.getTime() <= LEEWAY_MILLISECONDS;
    return session.status === 'active' || inLeeway ? undefined : 'reuse';
  };

  const end = async (family: string, reason: EndReason, now: Date): Promise<void> => {
    const [row] = await reads.query<{ user_id: number }>(
      'end_session',
      'UPDATE session_families SET ended_at = $2, end_reason = $3 WHERE family = $1 AND ended_at IS NULL RETURNING user_id',
      [family, now, reason],
    );
    if (row) await tokens().invalidateRefreshToken(String(row.user_id), family);
  };

  return {
    end,

    open: (userId, { address, userAgent }, now) =>
      transaction(async (trx) => {
        const family = randomBytes(16).toString('hex');
        await trx.raw(
          'INSERT INTO session_families (family, user_id, started_at, last_seen_at, proven_at, address, user_agent) VALUES (?, ?, ?, ?, ?, ?, ?)',
          [family, userId, now, now, now, address, userAgent.slice(0, 300)],
        );
        const refresh = await tokens().generateRefreshToken(String(userId), family, { type: 'refresh' });
        return { jwt: await accessToken(refresh.token), refreshToken: refresh.token, family, userId };
      }),

    async refresh(refreshToken, now) {
      const { userId, sessionId } = verified(refreshToken);
      const outcome = await transaction<Tokens | { family: string; over: EndReason } | undefined>(async (trx) => {
        const day = civilDate(now);
        const [session] = rowsOf<LockedSession>(await trx.raw(LOCKED_SESSION, [day, day, sessionId, userId]));
        if (!session || session.ended_at) return undefined;
        const over = fault(session, now);
        if (over) return { family: session.family, over };
        if (session.status !== 'active') {
          const claims = { userId: String(userId), sessionId, type: 'access' };
          const jwt = sign(claims, secret(), { algorithm: 'HS256', expiresIn: config.accessTokenSeconds });
          return { jwt, family: session.family, userId };
        }
        const rotated = await tokens().rotateRefreshToken(refreshToken);
        if ('error' in rotated) return undefined;
        await trx.raw('UPDATE session_families SET rotated_at = ?, last_seen_at = ? WHERE family = ?', [now, now, session.family]);
        return { jwt: await accessToken(rotated.token), refreshToken: rotated.token, family: session.family, userId };
      });
      if (!outcome) throw refuse.signedOut();
      if (!('over' in outcome)) return outcome;
      await end(outcome.family, outcome.over, now);
      if (outcome.over === 'reuse') throw new ReusedToken(userId);
      throw refuse.signedOut(outcome.over === 'locked' ? 'locked' : 'expired', '本次登录已结束，请重新登录。');
    },

    async endAll(userId, reason, now, except) {
      const ended = await reads.query<{ family: string }>(
        'end_sessions',
        `UPDATE session_families SET ended_at = $2, end_reason = $3
         WHERE user_id = $1 AND ended_at IS NULL AND family <> $4 RETURNING family`,
        [userId, now, reason, except ?? ''],
      );
      for (const { family } of ended) await tokens().invalidateRefreshToken(String(userId), family);
    },

    async prove(family, now) {
      await reads.query('prove_session', 'UPDATE session_families SET proven_at = $2 WHERE family = $1 AND ended_at IS NULL', [family, now]);
    },

    async list(userId, now) {
      const rows = await reads.query<{ family: string; address: string; user_agent: string; started_at: Date; last_seen_at: Date }>(
        'list_sessions',
        `SELECT family, address, user_agent, started_at, last_seen_at FROM session_families
         WHERE user_id = $1 AND ended_at IS NULL
           AND last_seen_at > $2::timestamptz - $3::int * interval '1 minute' AND started_at > $2::timestamptz - $4::int * interval '1 hour'
         ORDER BY last_seen_at DESC`,
        [userId, now, Math.max(config.idleMinutes, config.staffIdleMinutes), config.absoluteHours],
      );
      return rows.map((row) => ({
        id: row.family,
        address: row.address,
        userAgent: row.user_agent,
        startedAt: row.started_at.toISOString(),
        lastSeenAt: row.last_seen_at.toISOString(),
      }));
    },

    async familyOf(refreshToken) {
      const { userId, sessionId } = verified(refreshToken, true);
      const [row] = await reads.query<{ family: string }>(
        'session_family',
        `SELECT f.family FROM strapi_sessions s JOIN session_families f ON f.family = s.device_id
         WHERE s.session_id = $1 AND s.origin = '${ORIGIN}' AND f.user_id = $2`,
        [sessionId, userId],
      );
      return row?.family;
    },

    async sweep(before) {
      await reads.query('sweep_sessions', 'DELETE FROM session_families WHERE last_seen_at < $1', [before]);
    },
  };
}
