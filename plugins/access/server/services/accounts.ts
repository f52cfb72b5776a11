import { randomBytes } from 'node:crypto';
import { refuse } from '@medregistry/language';
import type { Trail } from '@medregistry/audit';
import type { RunTransaction } from '../Transaction';
import type { Attempts } from './attempts';
import type { Door, From, PasswordHasher, Proof, SignedIn } from './door';
import { passwordProblems } from './passwords';
import type { Sessions } from './sessions';

/** Signing in by password, and changing passwords. */
export interface Accounts {
  /**
   * @throws Refusal 401 `credentials` or `locked`; 401 `second-factor`, `change-required` or `enrolment-required` with a
   *   `challenge` for what is still to be done; 429 when account or address is locked
   */
  signIn(identifier: string, password: string, from: From, now: Date): Promise<SignedIn>;
  /**
   * Sets a new password, ends all other sessions of the person and opens a new one.
   * @throws Refusal 401 for a wrong proof or for what is still to be done, 422 with every fault of the new password, 429
   */
  changePassword(proof: Proof, password: string, from: From, now: Date): Promise<SignedIn>;
}

export interface AccountsDeps {
  door: Door;
  transaction: RunTransaction;
  attempts: Attempts;
  sessions: Sessions;
  hasher: PasswordHasher;
  trail: () => Pick<Trail, 'append'>;
}

export function createAccounts({ door, transaction, attempts, sessions, hasher, trail }: AccountsDeps): Accounts {
  /** What is compared when nobody has that name, so that the answer takes as long. */
  let nobody: Promise<string> | undefined;

  return {
    async signIn(identifier, password, from, now) {
      const user = await door.userNamed(identifier, now);
      const account = door.accountKey(identifier, user);
      await door.take(account, user, from, now);

      nobody ??= hasher.hash(randomBytes(12).toString('hex'));
      const matches = await hasher.matches(password, user?.password ?? (await nobody));
      if (!user?.password || !matches) {
        await door.record('session.refused', 'refused', user, from, now, { account, code: 'credentials' });
        throw refuse.signedOut('credentials', '账号或密码不正确，请检查后重试；多次失败后账户会被暂时锁定。');
      }
      const locked = door.lockRefusal(user, now);
      if (locked) {
        await door.record('session.refused', 'refused', user, from, now, { code: 'locked' });
        throw locked;
      }
      await attempts.forgive(account, from.address);
      return door.proceed(user, false, from, now);
    },

    async changePassword(proof, password, from, now) {
      const user = await door.proven(proof, 'change-password', from, now);
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
      return door.proceed({ ...user, password: hash, must_change_password: false }, true, from, now);
    },
  };
}
