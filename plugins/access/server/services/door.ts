import { civilDate, refuse, Refusal } from '@medregistry/language';
import type { Trail } from '@medregistry/audit';
import type { Attempts } from './attempts';
import type { Challenges, Step } from './challenges';
import type { Cipher } from './cipher';
import type { Reads } from './reads';
import type { SecondFactor } from './secondFactor';
import type { Sessions, Tokens } from './sessions';

export interface From {
  address: string;
  userAgent: string;
}

export interface SignedIn extends Tokens {
  user: { id: number; username: string; displayName: string };
}

/** How somebody shows who they are: by the challenge of a sign-in that is not finished, or by the current password. */
export type Proof = { challenge: string } | { userId: number; currentPassword: string };

export interface User {
  id: number;
  username: string;
  display_name: string | null;
  email: string | null;
  password: string | null;
  blocked: boolean | null;
  locked_until: Date | null;
  must_change_password: boolean | null;
  second_factor: string | null;
  /** Roles held today. */
  roles: string[];
}

/** bcrypt, as Strapi's user service offers it. */
export interface PasswordHasher {
  hash(plain: string): Promise<string>;
  matches(plain: string, hash: string): Promise<boolean>;
}

const FIELDS = `u.id, u.username, u.display_name, u.email, u.password, u.blocked, u.locked_until, u.must_change_password, u.second_factor,
  ARRAY(SELECT DISTINCT a.role::text FROM assignments a WHERE a.user_id = u.id AND a.revoked_at IS NULL
    AND a.valid_from <= $2::date AND (a.valid_to IS NULL OR a.valid_to >= $2::date)) AS roles`;
const BY_IDENTIFIER = `SELECT ${FIELDS} FROM up_users u WHERE u.username = $1 OR lower(u.email) = lower($1) ORDER BY (u.username = $1) DESC LIMIT 1`;
const BY_ID = `SELECT ${FIELDS} FROM up_users u WHERE u.id = $1`;

/** What is said of a sign-in that is not finished. */
const UNFINISHED = {
  'second-factor': { code: 'second-factor', message: '请输入手机上身份验证器应用显示的 6 位动态验证码，或者一个备用码。' },
  'change-password': { code: 'change-required', message: '首次登录或密码已重置，请先设置新密码。' },
  enrolment: { code: 'enrolment-required', message: '您的角色需要动态验证码才能登录，请用手机上的身份验证器应用扫描二维码。' },
} as const satisfies Record<Step, { code: string; message: string }>;

export interface DoorDeps {
  reads: Pick<Reads, 'query'>;
  attempts: Attempts;
  sessions: Sessions;
  cipher: Pick<Cipher, 'blindIndex'>;
  hasher: PasswordHasher;
  challenges: Challenges;
  secondFactor: SecondFactor;
  /** Whether somebody with these roles must have a second factor. */
  mustHaveSecondFactor: (roles: readonly string[]) => boolean;
  trail: () => Pick<Trail, 'appendAlone'>;
}

/** What every way in has in common: who it is, that guesses are counted, what is still to be done before a session opens. */
export function createDoor({ reads, attempts, sessions, cipher, hasher, challenges, secondFactor, mustHaveSecondFactor, trail }: DoorDeps) {
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

  const open = async (user: User, from: From, now: Date): Promise<SignedIn> => ({
    ...(await sessions.open(user.id, from, now)),
    user: { id: user.id, username: user.username, displayName: user.display_name ?? user.username },
  });

  const lockRefusal = (user: User, now: Date): Refusal | undefined =>
    user.blocked || (user.locked_until && user.locked_until > now)
      ? refuse.signedOut('locked', '该账户已被停用或锁定，请联系管理员。')
      : undefined;

  const userBy = async (id: number, now: Date): Promise<User> => {
    const [user] = await reads.query<User>('user_by_id', BY_ID, [id, civilDate(now)]);
    if (!user?.password) throw refuse.signedOut();
    return user;
  };

  const challenged = async (challenge: string, step: Step, now: Date): Promise<User> => {
    const user = await userBy(challenges.userIn(challenge, step), now);
    challenges.expectFresh(challenge, user);
    const locked = lockRefusal(user, now);
    if (locked) throw locked;
    return user;
  };

  /** Runs a guess that counts against the account's and the address's attempts. @returns what the guess gave, undefined for a wrong one */
  const guess = async <T>(user: User, from: From, now: Date, refusedAs: string, right: () => Promise<T | undefined>): Promise<T | undefined> => {
    const account = accountKey('', user);
    await take(account, user, from, now);
    const found = await right();
    if (found === undefined) await record(refusedAs, 'refused', user, from, now);
    else await attempts.forgive(account, from.address);
    return found;
  };

  const proven = async (proof: Proof, step: Step, from: From, now: Date): Promise<User> => {
    if ('challenge' in proof) return challenged(proof.challenge, step, now);
    const user = await userBy(proof.userId, now);
    const right = await guess(user, from, now, 'password.refused', async () => (await hasher.matches(proof.currentPassword, user.password ?? '')) || undefined);
    if (!right) throw refuse.invalid([{ path: 'currentPassword', code: 'wrong', message: '当前密码不正确，请重新输入。' }]);
    return user;
  };

  /** What a person must still do before a session opens, in its order. */
  const unfinished = (user: User, factorPassed: boolean): Step | undefined => {
    const has = secondFactor.inForce(user.second_factor);
    if (has && !factorPassed) return 'second-factor';
    if (user.must_change_password) return 'change-password';
    return !has && mustHaveSecondFactor(user.roles) ? 'enrolment' : undefined;
  };

  /** Opens a session, or says what is still to be done. @throws Refusal 401 with a challenge for the next step */
  const proceed = async (user: User, factorPassed: boolean, from: From, now: Date): Promise<SignedIn> => {
    const step = unfinished(user, factorPassed);
    if (step) {
      const { code, message } = UNFINISHED[step];
      await record(`session.${code}`, 'ok', user, from, now);
      throw refuse.signedOut(code, message, { challenge: challenges.issue(user, step) });
    }
    const signedIn = await open(user, from, now);
    await record('session.open', 'ok', user, from, now, { session: signedIn.family });
    return signedIn;
  };

  return {
    record,
    accountKey,
    take,
    guess,
    userBy,
    challenged,
    proven,
    proceed,

    /** The person of that name or e-mail address, if there is one. */
    async userNamed(identifier: string, now: Date): Promise<User | undefined> {
      const [user] = await reads.query<User>('user_by_identifier', BY_IDENTIFIER, [identifier.trim(), civilDate(now)]);
      return user;
    },

    /** Why a person may not come in at all, whatever they know. */
    lockRefusal,
  };
}

export type Door = ReturnType<typeof createDoor>;
