import { refuse } from '@medregistry/language';
import type { Attempts } from './attempts';
import type { Door, From, Proof, SignedIn } from './door';
import type { Sessions } from './sessions';
import type { Enrolment, SecondFactor, Standing } from './secondFactor';

/** What people do with their second factor, at the door and inside. */
export interface Factors {
  /** Goes on with a sign-in by a one-time code or a recovery code. @throws Refusal 401 `challenge`, `code`, or with a challenge for what comes next; 429 */
  pass(challenge: string, code: string, from: From, now: Date): Promise<SignedIn>;
  /** Begins to set one up. @throws Refusal 401 for a wrong challenge, 409 where one is in force, 422 for a wrong password, 429 */
  enrol(proof: Proof, from: From, now: Date): Promise<Enrolment>;
  /**
   * Brings it into force; a sign-in that waited for it goes on.
   * @throws Refusal 401 for a wrong challenge, 409 where nothing was begun, 422 for a wrong code, 429
   */
  confirm(who: { challenge: string } | { userId: number }, code: string, from: From, now: Date): Promise<{ recoveryCodes: string[]; signedIn?: SignedIn }>;
  /** Gives it up by a code of it. @throws Refusal 409 where the person's role must have one, 422 for a wrong code, 429 */
  leave(userId: number, code: string, from: From, now: Date): Promise<void>;
  standing(userId: number, now: Date): Promise<Standing & { required: boolean }>;
  /** Shows within a session who is there: by one-time or recovery code, by password only where no second factor is in force. @throws Refusal 422 for a wrong one, 429 */
  prove(who: { userId: number; session: string }, proof: { currentPassword: string } | { code: string }, from: From, now: Date): Promise<void>;
}

export interface FactorsDeps {
  door: Door;
  attempts: Attempts;
  secondFactor: SecondFactor;
  sessions: Pick<Sessions, 'prove'>;
  /** Whether somebody with these roles must have a second factor. */
  mustHaveSecondFactor: (roles: readonly string[]) => boolean;
}

export function createFactors({ door, attempts, secondFactor, sessions, mustHaveSecondFactor }: FactorsDeps): Factors {
  return {
    async pass(challenge, code, from, now) {
      const user = await door.challenged(challenge, 'second-factor', now);
      const by = await door.guess(user, from, now, 'second-factor.refused', () => secondFactor.spend(user.id, code, now));
      if (!by) throw refuse.signedOut('code', '验证码不正确或已经用过。请输入应用中当前显示的 6 位数字，或者一个没有用过的备用码。');
      if (by === 'recovery') await door.record('second-factor.recovery-code', 'ok', user, from, now);
      return door.proceed(user, true, from, now);
    },

    async enrol(proof, from, now) {
      const user = await door.proven(proof, 'enrolment', from, now);
      const enrolment = await secondFactor.begin(user);
      await door.record('second-factor.begin', 'ok', user, from, now);
      return enrolment;
    },

    async confirm(who, code, from, now) {
      const user = 'challenge' in who ? await door.challenged(who.challenge, 'enrolment', now) : await door.userBy(who.userId, now);
      await door.take(door.accountKey('', user), user, from, now);
      const recoveryCodes = await secondFactor.confirm(user.id, code, now);
      await attempts.forgive(door.accountKey('', user), from.address);
      await door.record('second-factor.enrol', 'ok', user, from, now);
      if (!('challenge' in who)) return { recoveryCodes };
      return { recoveryCodes, signedIn: await door.proceed(await door.userBy(user.id, now), true, from, now) };
    },

    async leave(userId, code, from, now) {
      const user = await door.userBy(userId, now);
      if (mustHaveSecondFactor(user.roles)) throw refuse.notAvailable('您的角色必须使用动态验证码，不能停用；更换手机请联系安全管理员。');
      const by = await door.guess(user, from, now, 'second-factor.refused', () => secondFactor.spend(userId, code, now));
      if (!by) throw refuse.invalid([{ path: 'code', code: 'wrong', message: '验证码不正确或已经用过，请输入应用中当前显示的 6 位数字。' }]);
      await secondFactor.remove(userId);
      await door.record('second-factor.remove', 'ok', user, from, now);
    },

    async prove({ userId, session }, proof, from, now) {
      const user = await door.userBy(userId, now);
      const { enrolledAt } = await secondFactor.standing(userId);
      if ('currentPassword' in proof && enrolledAt) throw refuse.invalid([{ path: 'code', code: 'code-needed', message: '您已启用动态验证码，请输入应用中当前显示的 6 位数字，或者一个没有用过的备用码。' }]);
      if ('currentPassword' in proof) await door.proven({ userId, currentPassword: proof.currentPassword }, 'second-factor', from, now);
      else {
        const by = await door.guess(user, from, now, 'second-factor.refused', () => secondFactor.spend(userId, proof.code, now));
        if (!by) throw refuse.invalid([{ path: 'code', code: 'wrong', message: '验证码不正确或已经用过，请输入应用中当前显示的 6 位数字。' }]);
      }
      await sessions.prove(session, now);
      await door.record('session.prove', 'ok', user, from, now, { session });
    },

    async standing(userId, now) {
      const { roles } = await door.userBy(userId, now);
      return { ...(await secondFactor.standing(userId)), required: mustHaveSecondFactor(roles) };
    },
  };
}
