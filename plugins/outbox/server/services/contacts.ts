import { randomInt } from 'node:crypto';
import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import { refuse } from '@medregistry/language';
import type { Knex } from 'knex';
import { addressRules } from '../channels/addressRules';
import { ChannelKey, type Channels } from '../channels/Channel';
import type { Contact } from '../Contact';
import type { Doing } from './dispatchLog';
import type { OutboxDatabase } from './OutboxDatabase';

interface ContactOptions {
  database: OutboxDatabase;
  access: AccessService;
  trail: () => Pick<Trail, 'append'>;
  channels: () => Channels;
  wake: () => void;
}

const MINUTES = 10;
const TRIES = 5;
/** Codes for one person and hour, whatever they are asked for. */
const CODES = { requests: 5, seconds: 3600 };

/** Kind of the message that carries a code. */
export const CODE_KIND = 'account.contact-code';
/** Kind of the message that an address gets when another takes its place. */
const REPLACED_KIND = 'account.contact-replaced';

/** Hears, in the same transaction, which address a person has proved; null when it was deleted. */
export type ContactListener = (trx: Knex.Transaction, change: { userId: number; channel: ChannelKey; address: string | null }, now: Date) => Promise<void>;

/** A message that nobody but its receiver may read. */
interface Secret {
  source: string;
  userId: number;
  channel: ChannelKey;
  contact: number;
  kind: string;
  title: string;
  body: string;
  values: Record<string, string>;
  scopePath: string;
  /** Where it goes if not to the address that stands. */
  to?: string | undefined;
}

/** A secret to somebody whose address an authority has on paper, or who has proved it. */
export interface Letter extends Pick<Secret, 'source' | 'userId' | 'channel' | 'kind' | 'title' | 'body' | 'values' | 'scopePath'> {
  /** Where it goes, cleaned; the address that stands already unless told. */
  address?: string;
  /** A proved address stays until the new one is proved (F102); without it the new one takes its place at once. */
  keeps?: true;
}

interface Row {
  id: number;
  address: string;
  candidate: string | null;
  code_digest: string | null;
  alive: boolean;
  code_tries: number;
}

/** Where people want to be reached, and the proof that the address is theirs. */
export function createContacts({ database, access, trail, channels, wake }: ContactOptions) {
  const digest = (id: number, code: string): string => access('cipher').digest(`contact:${id}:${code}`);

  const listeners: ContactListener[] = [];
  const tell = async (...change: Parameters<ContactListener>): Promise<void> => {
    for (const listener of listeners) await listener(...change);
  };

  const audit = (trx: Knex.Transaction, action: string, channel: ChannelKey, { principal, address, now }: Doing): Promise<void> =>
    trail().append(trx, {
      chain: 'system', at: now, actorId: principal.userId, actorName: principal.name || principal.username, action: `contact.${action}`, subjectType: 'user',
      subjectId: String(principal.userId), address, outcome: 'ok', details: { channel },
    });

  /** Puts a person's address down as one that nobody has proved yet. @returns its key */
  const putDown = async (trx: Knex.Transaction, userId: number, channel: ChannelKey, address: string, now: Date): Promise<number> => {
    const { rows } = await trx.raw<{ rows: { id: number }[] }>(
      `INSERT INTO contact_points (document_id, user_id, channel, address, address_masked, wanted, code_tries, created_at, updated_at, published_at)
       VALUES (substr(replace(gen_random_uuid()::text, '-', ''), 1, 24), :userId, :channel, :address, :masked, true, 0, :at::timestamp, :at::timestamp, :at::timestamp)
       ON CONFLICT (user_id, channel) DO UPDATE SET address = excluded.address, address_masked = excluded.address_masked, wanted = true, verified_at = NULL, code_tries = 0,
         candidate = NULL, candidate_masked = NULL, code_digest = NULL, code_until = NULL, updated_at = excluded.updated_at
       RETURNING id`,
      { userId, channel, address: access('cipher').encrypt(address), masked: addressRules[channel].mask(address), at: now.toISOString() },
    );
    return rows[0]?.id ?? 0;
  };

  /** Puts an address beside the proved one, to take its place when it is proved, too. */
  const putBeside = (trx: Knex.Transaction, id: number, channel: ChannelKey, address: string, now: Date) =>
    trx.raw('UPDATE contact_points SET candidate = ?, candidate_masked = ?, code_tries = 0, code_digest = NULL, code_until = NULL, updated_at = ?::timestamp WHERE id = ?', [
      access('cipher').encrypt(address), addressRules[channel].mask(address), now.toISOString(), id,
    ]);

  const proved = async (trx: Knex.Transaction, userId: number, channel: ChannelKey): Promise<{ id: number; address: string } | undefined> => {
    const { rows } = await trx.raw<{ rows: { id: number; address: string }[] }>('SELECT id, address FROM contact_points WHERE user_id = ? AND channel = ? AND verified_at IS NOT NULL FOR UPDATE', [userId, channel]);
    return rows[0] && { ...rows[0], address: access('cipher').decrypt(rows[0].address) };
  };

  /** Sends what only the holder of the address may read; it goes out before the address is proved, since it proves it. */
  const sendSecret = async (trx: Knex.Transaction, secret: Secret, now: Date): Promise<void> => {
    const { encrypt } = access('cipher');
    await trx.raw(
      `INSERT INTO dispatches (document_id, source, recipient_id, channel, contact_id, address, address_masked, kind, title, body, link, "values", confidential, proving, scope_path, state, attempts, tries,
         planned_at, available_at, created_at, updated_at, published_at)
       VALUES (substr(replace(gen_random_uuid()::text, '-', ''), 1, 24), :source, :userId, :channel, :contact, :address, :masked, :kind, :title, :body, NULL, :values, true, true, :scopePath, 'waiting', 0, 0,
         :at::timestamptz, :at::timestamptz, :at::timestamp, :at::timestamp, :at::timestamp)`,
      { ...secret, address: secret.to === undefined ? null : encrypt(secret.to), masked: secret.to === undefined ? null : addressRules[secret.channel].mask(secret.to), body: encrypt(secret.body), values: encrypt(JSON.stringify(secret.values)), at: now.toISOString() },
    );
  };

  /** The proved candidate takes the place of the address before, which is told: whoever holds it can object (F102). */
  const replace = async (trx: Knex.Transaction, userId: number, channel: ChannelKey, row: Pick<Row, 'id' | 'address' | 'candidate'>, now: Date): Promise<void> => {
    const { decrypt } = access('cipher');
    if (row.candidate !== null) {
      const masked = addressRules[channel].mask(decrypt(row.candidate));
      const body = `您登记的接收地址已经改为 ${masked}，本地址不再收到消息。如果不是您本人操作，请立即修改密码，并联系您的单位或者登记机关。`;
      await sendSecret(trx, { source: `contact-replaced:${row.id}:${now.toISOString()}`, userId, channel, contact: row.id, to: decrypt(row.address), kind: REPLACED_KIND, title: '接收地址已更换', body, values: { address: masked }, scopePath: '/' }, now);
    }
    await trx.raw(
      `UPDATE contact_points SET address = coalesce(candidate, address), address_masked = coalesce(candidate_masked, address_masked), candidate = NULL, candidate_masked = NULL,
         verified_at = ?::timestamptz, code_digest = NULL, code_until = NULL WHERE id = ?`, [now.toISOString(), row.id]);
    await tell(trx, { userId, channel, address: decrypt(row.candidate ?? row.address) }, now);
  };

  /** @throws Refusal 404 for a channel that this installation does not have */
  const existing = (channel: ChannelKey): void => {
    if (!channels().get(channel)?.carries(CODE_KIND)) throw refuse.notFound('这里没有开通这种接收方式。');
  };

  return {
    onChange: (listener: ContactListener): void => void listeners.push(listener),

    /** Every channel of this installation with the person's address on it. */
    async mine(userId: number): Promise<Contact[]> {
      const rows = await access('reads').query<Contact>(
        'contacts', 'SELECT channel, address_masked AS address, candidate_masked AS candidate, verified_at IS NOT NULL AS verified, wanted FROM contact_points WHERE user_id = $1', [userId],
      );
      const open = ChannelKey.options.filter((channel) => channels().get(channel)?.carries(CODE_KIND));
      return open.map((channel) => {
        const row = rows.find((one) => one.channel === channel);
        return { channel, address: row?.address ?? null, candidate: row?.candidate ?? null, verified: row?.verified ?? false, wanted: row?.wanted ?? false };
      });
    },

    /**
     * Takes an address and sends a code there. Until the code comes back the address gets nothing else, and one that was
     * proved before stays in its place.
     *
     * @throws Refusal 404, 422 for what is no address, 429
     */
    async propose(channel: ChannelKey, typed: string, doing: Doing): Promise<void> {
      existing(channel);
      const { now, principal } = doing;
      const { clean, message } = addressRules[channel];
      const address = clean(typed);
      if (address === null) throw refuse.invalid([{ path: 'address', code: 'format', message }]);
      await access('limits').take('contact-code', String(principal.userId), CODES, now);
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      await database.transaction(async ({ trx }) => {
        const at = now.toISOString();
        const standing = await proved(trx, principal.userId, channel);
        if (standing?.address === address) throw refuse.invalid([{ path: 'address', code: 'proved', message: '这个地址已经验证过，不用再验证。' }]);
        if (standing) await putBeside(trx, standing.id, channel, address, now);
        const id = standing?.id ?? (await putDown(trx, principal.userId, channel, address, now));
        await trx.raw('UPDATE contact_points SET code_digest = ?, code_until = ?::timestamptz WHERE id = ?', [digest(id, code), new Date(now.getTime() + MINUTES * 60_000).toISOString(), id]);
        const body = `验证码 ${code}，${MINUTES} 分钟内有效。您正在登记接收业务消息的地址；如果不是您本人操作，请不要告诉任何人，也不用处理。`;
        await sendSecret(trx, {
          source: `contact-code:${id}:${at}`, userId: principal.userId, channel, contact: id, to: address, kind: CODE_KIND, title: '接收地址验证码', body,
          values: { code, minutes: String(MINUTES) }, scopePath: '/',
        }, now);
        await audit(trx, 'propose', channel, doing);
      });
      wake();
    },

    /** @throws Refusal 422 for a code that is wrong, too old or was tried too often */
    async prove(channel: ChannelKey, code: string, doing: Doing): Promise<void> {
      const { now, principal } = doing;
      const right = (await database.transaction(async ({ trx }) => {
        const { rows } = await trx.raw<{ rows: Row[] }>(
          'SELECT id, address, candidate, code_digest, code_until > ?::timestamptz AS alive, code_tries FROM contact_points WHERE user_id = ? AND channel = ? FOR UPDATE',
          [now.toISOString(), principal.userId, channel],
        );
        const [row] = rows;
        if (!row) throw refuse.notFound();
        if (!row.code_digest || !row.alive || row.code_tries >= TRIES) throw refuse.invalid([{ path: 'code', code: 'expired', message: '验证码已失效，请重新获取。' }]);
        if (digest(row.id, code) !== row.code_digest) {
          await trx.raw('UPDATE contact_points SET code_tries = code_tries + 1 WHERE id = ?', [row.id]);
          return false;
        }
        await replace(trx, principal.userId, channel, row, now);
        await audit(trx, 'prove', channel, doing);
        return true;
      })) as boolean;
      if (!right) throw refuse.invalid([{ path: 'code', code: 'wrong', message: '验证码不正确，请核对后重新输入。' }]);
    },

    /**
     * Sends a secret in the caller's transaction. A new address takes the place of the old one and counts as unproved,
     * unless the letter keeps what is proved.
     *
     * @returns the masked address
     * @throws Refusal 409 where the channel does not exist or there is no address
     */
    async send(trx: Knex.Transaction, { address, keeps, ...letter }: Letter, now: Date): Promise<string> {
      const { channel, userId, kind } = letter;
      if (!channels().get(channel)?.carries(kind)) throw refuse.notAvailable('这里还没有开通这种发送方式，请联系系统管理员开通后再办理。');
      const standing = keeps && address !== undefined ? await proved(trx, userId, channel) : undefined;
      const beside = standing !== undefined && address !== undefined && standing.address !== addressRules[channel].clean(address);
      if (beside) await putBeside(trx, standing.id, channel, address, now);
      else if (address !== undefined && !standing) await putDown(trx, userId, channel, address, now);
      const { rows } = await trx.raw<{ rows: { id: number; masked: string }[] }>('SELECT id, address_masked AS masked FROM contact_points WHERE user_id = ? AND channel = ?', [userId, channel]);
      const [row] = rows;
      if (!row) throw refuse.notAvailable('这个账号没有登记手机号，请到窗口办理。');
      await sendSecret(trx, { ...letter, contact: row.id, ...(beside ? { to: address } : {}) }, now);
      void trx.executionPromise.then(wake, () => undefined);
      return beside ? addressRules[channel].mask(address) : row.masked;
    },

    /** Tells every address that a person has proved, e.g. of something that is about to happen to the account. @returns how many there are */
    async warn(trx: Knex.Transaction, { userId, ...letter }: Omit<Letter, 'channel' | 'address' | 'keeps'>, now: Date): Promise<number> {
      const { rows } = await trx.raw<{ rows: { id: number; channel: ChannelKey }[] }>('SELECT id, channel FROM contact_points WHERE user_id = ? AND verified_at IS NOT NULL', [userId]);
      const open = rows.filter(({ channel }) => channels().get(channel)?.carries(letter.kind));
      for (const { id, channel } of open) await sendSecret(trx, { ...letter, userId, channel, contact: id }, now);
      void trx.executionPromise.then(wake, () => undefined);
      return open.length;
    },

    /**
     * What was sent to an address came back from there: the address is its holder's, unless it was changed since.
     *
     * @param candidate whether it was sent to the address that waits beside the proved one; what waits there otherwise is dropped
     */
    async confirm(trx: Knex.Transaction, userId: number, { channel, candidate = false }: { channel: ChannelKey; candidate?: boolean }, sentAt: Date, now: Date): Promise<void> {
      const { rows } = await trx.raw<{ rows: (Pick<Row, 'id' | 'address' | 'candidate'> & { verified: boolean })[] }>(
        'SELECT id, address, candidate, verified_at IS NOT NULL AS verified FROM contact_points WHERE user_id = ? AND channel = ? AND updated_at <= ?::timestamp FOR UPDATE', [userId, channel, sentAt.toISOString()]);
      const [row] = rows;
      if (!row) return;
      if (!candidate) await trx.raw('UPDATE contact_points SET candidate = NULL, candidate_masked = NULL, code_digest = NULL WHERE id = ?', [row.id]);
      if (candidate || !row.verified) await replace(trx, userId, channel, candidate ? row : { ...row, candidate: null }, now);
    },

    /** Drops what waits beside a proved address, e.g. because its holder objects. */
    async dropCandidate(trx: Knex.Transaction, userId: number, channel: ChannelKey): Promise<void> {
      await trx.raw('UPDATE contact_points SET candidate = NULL, candidate_masked = NULL, code_digest = NULL, code_until = NULL WHERE user_id = ? AND channel = ?', [userId, channel]);
    },

    /** Whether an address is a person's proved one. */
    async isProved(userId: number, channel: ChannelKey, typed: string): Promise<boolean> {
      const [row] = await access('reads').query<{ address: string }>('contact_proved', 'SELECT address FROM contact_points WHERE user_id = $1 AND channel = $2 AND verified_at IS NOT NULL', [userId, channel]);
      return row !== undefined && access('cipher').decrypt(row.address) === addressRules[channel].clean(typed);
    },

    /** @throws Refusal 404 where there is no address */
    async want(channel: ChannelKey, wanted: boolean, doing: Doing): Promise<void> {
      await database.transaction(async ({ trx }) => {
        const { rowCount } = await trx.raw<{ rowCount: number }>('UPDATE contact_points SET wanted = ? WHERE user_id = ? AND channel = ?', [wanted, doing.principal.userId, channel]);
        if (rowCount === 0) throw refuse.notFound();
        await audit(trx, wanted ? 'want' : 'mute', channel, doing);
      });
    },

    /** Forgets an address; what waits for it does not go out. */
    async forget(channel: ChannelKey, doing: Doing): Promise<void> {
      await database.transaction(async ({ trx }) => {
        const { rowCount } = await trx.raw<{ rowCount: number }>('DELETE FROM contact_points WHERE user_id = ? AND channel = ?', [doing.principal.userId, channel]);
        if (rowCount === 0) throw refuse.notFound();
        await tell(trx, { userId: doing.principal.userId, channel, address: null }, doing.now);
        await audit(trx, 'forget', channel, doing);
      });
    },
  };
}

export type Contacts = ReturnType<typeof createContacts>;
