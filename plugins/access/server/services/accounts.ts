import { createHmac, randomBytes } from 'node:crypto';
import { sign, verify } from 'jsonwebtoken';
import { z } from 'zod';
import { refuse, Refusal } from '@medregistry/language';
import type { Trail } from '@medregistry/audit';
import type { AccessConfig } from '../AccessConfig';
import type { RunTransaction } from '../Transaction';
import type { Attempts } from './attempts';
import type { Cipher } from './cipher';
import { passwordProblems } from './passwords';
import type { Reads } from './reads';
import type { Sessions, Tokens } from './sessions';

export interface From {
  address: string;
  userAgent: string;
}

export interface SignedIn extends Tokens {
  user: { id: number; username: string; displayName: string };
}

/** Signing in and changing passwords. */
export interface Accounts {
  /**
   * @throws Refusal 401 `credentials`, `locked` or `change-required` (with `challenge`), 429 when account or address is locked
   */
  signIn(identifier: string, password: string, from: From, now: Date): Promise<SignedIn>;
  /**
   * Sets a new password, ends all other sessions of the person and opens a new one.
   * @param proof either the challenge of a refused sign-in or the person with the current password
   * @throws Refusal 401 for a wrong proof, 422 with every fault of the new password, 429
   */
  changePassword(
    proof: { challenge: string } | { userId: number; currentPassword: string },
    password: string,
    from: From,
    now: Date,
  ): Promise<SignedIn>;
}

interface User {
  id: number;
  username: string;
  display_name: string | null;
  email: string | null;
  password: string | null;
  blocked: boolean | null;
  locked_until: Date | null;
  must_change_password: boolean | null;
}

/** bcrypt, as Strapi's user service offers it. */
export interface PasswordHasher {
  hash(plain: string): Promise<string>;
  matches(plain: string, hash: string): Promise<boolean>;
}

const FIELDS = 'id, username, display_name, email, password, blocked, locked_until, must_change_password';
const BY_IDENTIFIER = `SELECT ${FIELDS} FROM up_users WHERE username = $1 OR lower(email) = lower($1) ORDER BY (username = $1) DESC LIMIT 1`;
const BY_ID = `SELECT ${FIELDS} FROM up_users WHERE id = $1`;
const Challenge = z.object({ userId: z.number().int(), mark: z.string(), type: z.literal('change-password') });
const CHALLENGE_SECONDS = 600;

export interface AccountsDeps {
  reads: Pick<Reads, 'query'>;
  transaction: RunTransaction;
  attempts: Attempts;
  sessions: Sessions;
  cipher: Pick<Cipher, 'blindIndex'>;
  config: AccessConfig;
  hasher: PasswordHasher;
  secret: () => string;
  trail: () => Pick<Trail, 'append' | 'appendAlone'>;
}

export function createAccounts({ reads, transaction, attempts, sessions, cipher, hasher, secret, trail }: AccountsDeps): Accounts {
  /** What is compared when nobody has that name, so that the answer takes as long. */
  let nobody: Promise<string> | undefined;

  const record = (action: string, outcome: 'ok' | 'refused', user: User | undefined, from: From, now: Date, details: Record<string, string> = {}) =>
    trail().appendAlone({
      chain: 'system',
      at: now,
      actorId: user?.id ?? null,
      actorName: user?.username ?? '',
      action,
      subjectType: 'user',
      subjectId: user ? String(user.id) : null,
      address: from.address,
      outcome,
      details,
    });

  /** What people type as a name may be a password by mistake, so only its keyed digest is stored. */
  const accountKey = (identifier: string, user: User | undefined): string =>
    user ? `user:${user.id}` : `name:${cipher.blindIndex('login', identifier.trim().toLowerCase())}`;

  const take = async (account: string, user: User | undefined, from: From, now: Date): Promise<void> => {
    const wait = await attempts.take(account, from.address, now);
    if (wait === 0) return;
    await record('session.locked-out', 'refused', user, from, now, { account });
    const message = `登录失败次数过多，请在 ${Math.ceil(wait / 60)} 分钟后再试，或联系管理员重置密码。`;
    throw new Refusal(429, message, { code: 'locked-out', retryAfter: wait });
  };

  /** Changes with every password, so that a challenge works once. */
  const mark = (user: User): string => createHmac('sha256', secret()).update(`${user.id} ${user.password ?? ''}`).digest('base64url');
  const challengeFor = (user: User): string =>
    sign({ userId: user.id, mark: mark(user), type: 'change-password' }, secret(), { algorithm: 'HS256', expiresIn: CHALLENGE_SECONDS });

  const open = async (user: User, from: From, now: Date): Promise<SignedIn> => ({
    ...(await sessions.open(user.id, from, now)),
    user: { id: user.id, username: user.username, displayName: user.display_name ?? user.username },
  });

  const lockRefusal = (user: User, now: Date): Refusal | undefined =>
    user.blocked || (user.locked_until && user.locked_until > now)
      ? refuse.signedOut('locked', '该账户已被停用或锁定，请联系管理员。')
      : undefined;

  const proven = async (
    proof: { challenge: string } | { userId: number; currentPassword: string },
    from: From,
    now: Date,
  ): Promise<User> => {
    if ('challenge' in proof) {
      let claims: z.infer<typeof Challenge>;
      try {
        claims = Challenge.parse(verify(proof.challenge, secret(), { algorithms: ['HS256'] }));
      } catch {
        throw refuse.signedOut('challenge', '修改密码的凭证已失效，请重新登录。');
      }
      const [user] = await reads.query<User>('user_by_id', BY_ID, [claims.userId]);
      if (!user || mark(user) !== claims.mark) throw refuse.signedOut('challenge', '修改密码的凭证已失效，请重新登录。');
      return user;
    }
    const [user] = await reads.query<User>('user_by_id', BY_ID, [proof.userId]);
    if (!user?.password) throw refuse.signedOut();
    const account = accountKey('', user);
    await take(account, user, from, now);
    if (!(await hasher.matches(proof.currentPassword, user.password))) {
      await record('password.refused', 'refused', user, from, now);
      throw refuse.invalid([{ path: 'currentPassword', code: 'wrong', message: '当前密码不正确，请重新输入。' }]);
    }
    await attempts.forgive(account, from.address);
    return user;
  };

  return {
    async signIn(identifier, password, from, now) {
      const [user] = await reads.query<User>('user_by_identifier', BY_IDENTIFIER, [identifier.trim()]);
      const account = accountKey(identifier, user);
      await take(account, user, from, now);

      nobody ??= hasher.hash(randomBytes(12).toString('hex'));
      const matches = await hasher.matches(password, user?.password ?? (await nobody));
      if (!user?.password || !matches) {
        await record('session.refused', 'refused', user, from, now, { account, code: 'credentials' });
        throw refuse.signedOut('credentials', '账号或密码不正确，请检查后重试；多次失败后账户会被暂时锁定。');
      }
      const locked = lockRefusal(user, now);
      if (locked) {
        await record('session.refused', 'refused', user, from, now, { code: 'locked' });
        throw locked;
      }
      await attempts.forgive(account, from.address);
      if (user.must_change_password) {
        await record('session.change-required', 'ok', user, from, now);
        throw refuse.signedOut('change-required', '首次登录或密码已重置，请先设置新密码。', { challenge: challengeFor(user) });
      }
      const signedIn = await open(user, from, now);
      await record('session.open', 'ok', user, from, now, { session: signedIn.family });
      return signedIn;
    },

    async changePassword(proof, password, from, now) {
      const user = await proven(proof, from, now);
      const locked = lockRefusal(user, now);
      if (locked) throw locked;
      const problems = passwordProblems(password, [user.username, user.display_name ?? '', user.email?.split('@')[0] ?? '']);
      if (user.password && (await hasher.matches(password, user.password))) {
        problems.push({ path: 'password', code: 'unchanged', message: '新密码不能与当前密码相同，请换一个。' });
      }
      if (problems.length > 0) throw refuse.invalid(problems);

      const hash = await hasher.hash(password);
      await transaction(async (trx) => {
        await trx.raw('UPDATE up_users SET password = ?, must_change_password = false, password_changed_at = ?, updated_at = ? WHERE id = ?', [
          hash,
          now,
          now,
          user.id,
        ]);
        await trail().append(trx, {
          chain: 'system',
          at: now,
          actorId: user.id,
          actorName: user.username,
          action: 'password.change',
          subjectType: 'user',
          subjectId: String(user.id),
          address: from.address,
          outcome: 'ok',
          details: {},
        });
      });
      await sessions.endAll(user.id, 'password', now);
      return open({ ...user, password: hash }, from, now);
    },
  };
}
