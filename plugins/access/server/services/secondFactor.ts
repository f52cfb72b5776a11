import { randomInt } from 'node:crypto';
import { refuse } from '@medregistry/language';
import { Secret, TOTP } from 'otpauth';
import { toString as drawn } from 'qrcode';
import { z } from 'zod';
import { rowsOf, type RunTransaction, type Transaction } from '../Transaction';
import type { Cipher } from './cipher';

/** What an authenticator application is told: by its camera, or by hand. */
export interface Enrolment {
  /** Base32, for typing in. */
  secret: string;
  uri: string;
  /** The same as a picture, an SVG document. */
  qr: string;
}

export interface Standing {
  /** When the second factor came into force; null where there is none. */
  enrolledAt: string | null;
  recoveryCodesLeft: number;
}

/** 动态验证码: time-based one-time codes (RFC 6238) as the second factor, with recovery codes for a lost phone. */
export interface SecondFactor {
  /** A fresh secret; it counts for nothing until a code of it is confirmed. @throws Refusal 409 where one is in force */
  begin(user: { id: number; username: string }): Promise<Enrolment>;
  /** Brings the secret into force. @returns the recovery codes, shown this once. @throws Refusal 409 where nothing was begun, 422 for a wrong code */
  confirm(userId: number, code: string, now: Date): Promise<string[]>;
  /** Takes a one-time code or a recovery code; each works once, whoever else tries it at the same moment. */
  spend(userId: number, code: string, now: Date): Promise<'code' | 'recovery' | undefined>;
  remove(userId: number): Promise<void>;
  standing(userId: number): Promise<Standing>;
  /** Whether a stored state is in force. */
  inForce(sealed: string | null): boolean;
}

/** As it stands, sealed as a whole, in the person's row. */
const State = z.object({
  secret: z.string(),
  confirmedAt: z.string().nullable(),
  /** The time step of the last code that was accepted: a code that was looked at over a shoulder is worth nothing. */
  lastStep: z.number().int(),
  /** Keyed digests of the recovery codes that are left. */
  recovery: z.array(z.string()),
});
type State = z.infer<typeof State>;

const PERIOD = 30;
/** Steps that the phone's clock may be off. */
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** Without letters and digits that are taken for each other. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

const recoveryCode = (): string => {
  const letters = Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
};
const plain = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '');

const totpOf = (secret: string, names: { issuer?: string; label?: string } = {}): TOTP => new TOTP({ ...names, algorithm: 'SHA1', digits: 6, period: PERIOD, secret: Secret.fromBase32(secret) });

/** The time step of a right code that is newer than the last one; undefined for any other. */
function stepOf({ secret, lastStep }: State, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const delta = totpOf(secret).validate({ token: code, window: WINDOW, timestamp: now.getTime() });
  const step = delta === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD) + delta;
  return step !== undefined && step > lastStep ? step : undefined;
}

export interface SecondFactorDeps {
  transaction: RunTransaction;
  cipher: Pick<Cipher, 'encrypt' | 'decrypt' | 'blindIndex'>;
  /** What the authenticator application shows beside the account's name. */
  issuer: () => string;
}

export function createSecondFactor({ transaction, cipher, issuer }: SecondFactorDeps): SecondFactor {
  const opened = (sealed: string | null | undefined): State | undefined => (sealed ? State.parse(JSON.parse(cipher.decrypt(sealed))) : undefined);
  const digest = (code: string): string => cipher.blindIndex('recovery-code', plain(code));

  const locked = async (trx: Transaction, userId: number): Promise<State | undefined> => {
    const [row] = rowsOf<{ second_factor: string | null }>(await trx.raw('SELECT second_factor FROM up_users WHERE id = ? FOR UPDATE', [userId]));
    return opened(row?.second_factor);
  };
  const keep = async (trx: Transaction, userId: number, state: State | null): Promise<void> => {
    await trx.raw('UPDATE up_users SET second_factor = ? WHERE id = ?', [state && cipher.encrypt(JSON.stringify(state)), userId]);
  };

  return {
    inForce: (sealed) => Boolean(opened(sealed)?.confirmedAt),

    begin: ({ id, username }) =>
      transaction(async (trx) => {
        if ((await locked(trx, id))?.confirmedAt) throw refuse.notAvailable('动态验证码已经启用；要更换手机，请先停用再重新启用。');
        const secret = new Secret({ size: 20 }).base32;
        await keep(trx, id, { secret, confirmedAt: null, lastStep: 0, recovery: [] });
        const uri = totpOf(secret, { issuer: issuer(), label: username }).toString();
        return { secret, uri, qr: await drawn(uri, { type: 'svg', margin: 2 }) };
      }),

    confirm: (userId, code, now) =>
      transaction(async (trx) => {
        const state = await locked(trx, userId);
        if (!state || state.confirmedAt) throw refuse.notAvailable('没有等待确认的动态验证码，请重新开始启用。');
        const step = stepOf(state, code, now);
        if (step === undefined) throw refuse.invalid([{ path: 'code', code: 'wrong', message: '验证码不正确。请核对手机的时间是否准确，输入应用中当前显示的 6 位数字。' }]);
        const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
        await keep(trx, userId, { ...state, confirmedAt: now.toISOString(), lastStep: step, recovery: codes.map(digest) });
        return codes;
      }),

    spend: (userId, code, now) =>
      transaction(async (trx) => {
        const state = await locked(trx, userId);
        if (!state?.confirmedAt) return undefined;
        const step = stepOf(state, code, now);
        if (step !== undefined) {
          await keep(trx, userId, { ...state, lastStep: step });
          return 'code';
        }
        const spent = digest(code);
        if (!state.recovery.includes(spent)) return undefined;
        await keep(trx, userId, { ...state, recovery: state.recovery.filter((one) => one !== spent) });
        return 'recovery';
      }),

    remove: (userId) =>
      transaction(async (trx) => {
        await locked(trx, userId);
        await keep(trx, userId, null);
      }),

    standing: (userId) =>
      transaction(async (trx) => {
        const state = await locked(trx, userId);
        return state?.confirmedAt ? { enrolledAt: state.confirmedAt, recoveryCodesLeft: state.recovery.length } : { enrolledAt: null, recoveryCodesLeft: 0 };
      }),
  };
}
