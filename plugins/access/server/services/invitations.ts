import { randomInt } from 'node:crypto';
import type { Trail } from '@medregistry/audit';
import { refuse, soonText } from '@medregistry/language';
import { rowsOf, type RunTransaction, type Transaction } from '../Transaction';
import type { Attempts } from './attempts';
import type { Cipher } from './cipher';
import type { Door, From, PasswordHasher, SignedIn } from './door';
import type { Limits } from './limits';
import { passwordProblems } from './passwords';
import type { Reads } from './reads';
import type { Sessions } from './sessions';

/** What somebody invited is told before choosing a password. */
export interface Invited {
  username: string;
  displayName: string;
  /** What the person must agree to before the link does anything; null where nothing but the password is asked for. */
  consent: string | null;
}

/** A link that somebody else asked for: what the holder must agree to, and from when it opens the account. */
export interface Terms {
  consent: string;
  opensAt: Date;
}

/** What came with the password. */
export interface Agreement {
  consent?: boolean | undefined;
  /** Whatever shows who the holder is, where the purpose asks for it. */
  proof?: string | undefined;
}

/** Hears, in the same transaction, that somebody used the link that was sent at `sentAt`; what it throws refuses the use. */
export type RedeemListener = (trx: Transaction, used: { userId: number; purpose: string; sentAt: Date; proof: string }, now: Date) => Promise<void>;

/**
 * 一次性设置密码链接: whoever holds the code may choose the account's password, once and for so long. Nobody ever knows
 * a password of somebody else's (ASVS 6.4.1).
 */
export interface Invitations {
  /** Makes a code in the caller's transaction and voids those before it. Only its keyed digest is kept. @returns the code, for the message alone */
  issue(trx: Transaction, userId: number, purpose: string, hours: number, now: Date, terms?: Terms): Promise<string>;
  /** Makes the present password worthless, so that only the link opens the account; live sessions end with it. */
  closeBefore(trx: Transaction, userId: number, now: Date): Promise<void>;
  /** Makes a person's open links worthless. @returns how many there were */
  withdraw(trx: Transaction, userId: number, now: Date): Promise<number>;
  /** @throws Refusal 404 for a code that is unknown, used or too old, 409 before it opens, 429 */
  look(code: string, from: From, now: Date): Promise<Invited>;
  /**
   * Sets the password, ends all other sessions and opens one.
   * @throws Refusal 404 as `look`, 401 for what is still to be done, 422 with every fault of the password, 429
   */
  redeem(code: string, password: string, agreement: Agreement, from: From, now: Date): Promise<SignedIn>;
  onRedeem(listener: RedeemListener): void;
}

/** Without letters and digits that are taken for each other. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const GROUPS = 3;
const GROUP = 5;
/** Looks and uses of one address and hour: enough for an office behind one address, far too few to guess 74 bits. */
const TRIES = { requests: 60, seconds: 3600 };
const GONE = '这个链接已经用过、已过期或已被新的链接代替。请查看最新一条短信，或重新申请。';

/** Digits of an unusable password's hash: no hash function gives this, so nothing matches it. */
const UNUSABLE = '!';

const newCode = (): string => Array.from({ length: GROUPS }, () => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-');
const plain = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '');

interface Row extends Invited {
  userId: number;
  /** Hash of the password that holds while the link is open, read together with it. */
  password: string | null;
  purpose: string;
  sentAt: Date;
  opensAt: Date | null;
}

const OPEN = `SELECT v.user_id AS "userId", v.purpose, v.created_at AS "sentAt", v.opens_at AS "opensAt", v.consent, u.password, u.username, coalesce(u.display_name, u.username) AS "displayName"
  FROM account_invitations v JOIN up_users u ON u.id = v.user_id WHERE v.digest = `;
const STANDING = 'AND v.used_at IS NULL AND v.voided_at IS NULL AND v.expires_at > ';

export interface InvitationsDeps {
  reads: Pick<Reads, 'query'>;
  transaction: RunTransaction;
  cipher: Pick<Cipher, 'blindIndex'>;
  hasher: PasswordHasher;
  door: Door;
  sessions: Sessions;
  attempts: Attempts;
  limits: Limits;
  trail: () => Pick<Trail, 'append'>;
}

export function createInvitations({ reads, transaction, cipher, hasher, door, sessions, attempts, limits, trail }: InvitationsDeps): Invitations {
  const listeners: RedeemListener[] = [];
  const digest = (code: string): string => cipher.blindIndex('invitation', plain(code));

  const look = async (code: string, from: From, now: Date): Promise<Row> => {
    await limits.take('invitation', from.address, TRIES, now);
    const [row] = await reads.query<Row>('invitation', `${OPEN}$1 ${STANDING}$2`, [digest(code), now]);
    if (!row) throw refuse.notFound(GONE);
    if (row.opensAt && row.opensAt > now) throw refuse.notAvailable(`为了防止他人冒用，这个链接从 ${soonText(row.opensAt)} 起才能使用，请到时再打开。`);
    return row;
  };

  return {
    onRedeem: (listener) => void listeners.push(listener),

    async withdraw(trx, userId, now) {
      return rowsOf(await trx.raw('UPDATE account_invitations SET voided_at = ? WHERE user_id = ? AND used_at IS NULL AND voided_at IS NULL AND expires_at > ? RETURNING user_id', [now, userId, now])).length;
    },

    async issue(trx, userId, purpose, hours, now, terms) {
      const code = newCode();
      await trx.raw('UPDATE account_invitations SET voided_at = ? WHERE user_id = ? AND used_at IS NULL AND voided_at IS NULL', [now, userId]);
      await trx.raw('INSERT INTO account_invitations (digest, user_id, purpose, created_at, expires_at, consent, opens_at) VALUES (?, ?, ?, ?, ?, ?, ?)', [
        digest(code), userId, purpose, now, new Date((terms?.opensAt ?? now).getTime() + hours * 3_600_000), terms?.consent ?? null, terms?.opensAt ?? null,
      ]);
      return code;
    },

    async closeBefore(trx, userId, now) {
      await trx.raw('UPDATE up_users SET password = ?, must_change_password = true, updated_at = ? WHERE id = ?', [UNUSABLE, now, userId]);
      await trx.raw(`UPDATE session_families SET ended_at = ?, end_reason = 'password' WHERE user_id = ? AND ended_at IS NULL`, [now, userId]);
    },

    async look(code, from, now) {
      const { username, displayName, consent } = await look(code, from, now);
      return { username, displayName, consent };
    },

    async redeem(code, password, { consent, proof = '' }, from, now) {
      const invited = await look(code, from, now);
      const user = await door.userBy(invited.userId, now);
      const locked = door.lockRefusal(user, now);
      if (locked) throw locked;
      const problems = passwordProblems(password, [user.username, user.display_name ?? '', user.email?.split('@')[0] ?? '']);
      // Not the user's own: when two clicks come at once, that may be the password which the first has just set.
      if (invited.password && invited.password !== UNUSABLE && (await hasher.matches(password, invited.password))) {
        problems.push({ path: 'password', code: 'unchanged', message: '新密码不能与原来的密码相同，请换一个。' });
      }
      if (invited.consent !== null && !consent) problems.push({ path: 'consent', code: 'consent', message: '请阅读并勾选同意；不同意的，关闭本页即可，账户不会有任何改变。' });
      if (problems.length > 0) throw refuse.invalid(problems);

      const hash = await hasher.hash(password);
      await transaction(async (trx) => {
        // Two clicks at once: the second finds the link used.
        const [row] = rowsOf<Row>(await trx.raw(`${OPEN}? ${STANDING}? FOR UPDATE OF v`, [digest(code), now]));
        if (!row) throw refuse.notFound(GONE);
        await trx.raw('UPDATE account_invitations SET used_at = ? WHERE digest = ?', [now, digest(code)]);
        await trx.raw('UPDATE up_users SET password = ?, must_change_password = false, password_changed_at = ?, updated_at = ? WHERE id = ?', [hash, now, now, row.userId]);
        for (const listener of listeners) await listener(trx, { userId: row.userId, purpose: row.purpose, sentAt: row.sentAt, proof }, now);
        await trail().append(trx, {
          chain: 'system', at: now, actorId: user.id, actorName: user.username, action: 'invitation.redeem', subjectType: 'user', subjectId: String(user.id),
          address: from.address, outcome: 'ok', details: { purpose: row.purpose, ...(row.consent === null ? {} : { consent: row.consent }) },
        });
      });
      await sessions.endAll(user.id, 'password', now);
      await attempts.forgive(door.accountKey('', user), from.address);
      return door.proceed({ ...user, password: hash, must_change_password: false }, false, from, now);
    },
  };
}
