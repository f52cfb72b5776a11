import { randomInt } from 'node:crypto';
import type { Trail } from '@medregistry/audit';
import { refuse } from '@medregistry/language';
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
}

/** Hears, in the same transaction, that somebody used the link that was sent at `sentAt`. */
export type RedeemListener = (trx: Transaction, used: { userId: number; purpose: string; sentAt: Date }, now: Date) => Promise<void>;

/**
 * 一次性设置密码链接: whoever holds the code may choose the account's password, once and for so long. Nobody ever knows
 * a password of somebody else's (ASVS 6.4.1).
 */
export interface Invitations {
  /** Makes a code in the caller's transaction and voids those before it. Only its keyed digest is kept. @returns the code, for the message alone */
  issue(trx: Transaction, userId: number, purpose: string, hours: number, now: Date): Promise<string>;
  /** Makes the present password worthless, so that only the link opens the account; live sessions end with it. */
  closeBefore(trx: Transaction, userId: number, now: Date): Promise<void>;
  /** @throws Refusal 404 for a code that is unknown, used or too old, 429 */
  look(code: string, from: From, now: Date): Promise<Invited>;
  /**
   * Sets the password, ends all other sessions and opens one.
   * @throws Refusal 404 as `look`, 401 for what is still to be done, 422 with every fault of the password, 429
   */
  redeem(code: string, password: string, from: From, now: Date): Promise<SignedIn>;
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
  purpose: string;
  sentAt: Date;
}

const OPEN = `SELECT v.user_id AS "userId", v.purpose, v.created_at AS "sentAt", u.username, coalesce(u.display_name, u.username) AS "displayName"
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
    return row;
  };

  return {
    onRedeem: (listener) => void listeners.push(listener),

    async issue(trx, userId, purpose, hours, now) {
      const code = newCode();
      await trx.raw('UPDATE account_invitations SET voided_at = ? WHERE user_id = ? AND used_at IS NULL AND voided_at IS NULL', [now, userId]);
      await trx.raw('INSERT INTO account_invitations (digest, user_id, purpose, created_at, expires_at) VALUES (?, ?, ?, ?, ?)', [
        digest(code), userId, purpose, now, new Date(now.getTime() + hours * 3_600_000),
      ]);
      return code;
    },

    async closeBefore(trx, userId, now) {
      await trx.raw('UPDATE up_users SET password = ?, must_change_password = true, updated_at = ? WHERE id = ?', [UNUSABLE, now, userId]);
      await trx.raw(`UPDATE session_families SET ended_at = ?, end_reason = 'password' WHERE user_id = ? AND ended_at IS NULL`, [now, userId]);
    },

    async look(code, from, now) {
      const { username, displayName } = await look(code, from, now);
      return { username, displayName };
    },

    async redeem(code, password, from, now) {
      const invited = await look(code, from, now);
      const user = await door.userBy(invited.userId, now);
      const locked = door.lockRefusal(user, now);
      if (locked) throw locked;
      const problems = passwordProblems(password, [user.username, user.display_name ?? '', user.email?.split('@')[0] ?? '']);
      if (user.password && user.password !== UNUSABLE && (await hasher.matches(password, user.password))) {
        problems.push({ path: 'password', code: 'unchanged', message: '新密码不能与原来的密码相同，请换一个。' });
      }
      if (problems.length > 0) throw refuse.invalid(problems);

      const hash = await hasher.hash(password);
      await transaction(async (trx) => {
        // Two clicks at once: the second finds the link used.
        const [row] = rowsOf<Row>(await trx.raw(`${OPEN}? ${STANDING}? FOR UPDATE OF v`, [digest(code), now]));
        if (!row) throw refuse.notFound(GONE);
        await trx.raw('UPDATE account_invitations SET used_at = ? WHERE digest = ?', [now, digest(code)]);
        await trx.raw('UPDATE up_users SET password = ?, must_change_password = false, password_changed_at = ?, updated_at = ? WHERE id = ?', [hash, now, now, row.userId]);
        for (const listener of listeners) await listener(trx, row, now);
        await trail().append(trx, {
          chain: 'system', at: now, actorId: user.id, actorName: user.username, action: 'invitation.redeem', subjectType: 'user', subjectId: String(user.id),
          address: from.address, outcome: 'ok', details: { purpose: row.purpose },
        });
      });
      await sessions.endAll(user.id, 'password', now);
      await attempts.forgive(door.accountKey('', user), from.address);
      return door.proceed({ ...user, password: hash, must_change_password: false }, false, from, now);
    },
  };
}
