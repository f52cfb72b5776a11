import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import { residentId18 } from '@medregistry/config/validators';
import type { ChannelKey, Contacts, Handler, Outbox } from '@medregistry/outbox';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { sendInvitation } from './sendInvitation';

/** Hours for which a link that somebody asked for alone opens the account. */
const HOURS = 1;
/** Of one address, and links to one account, within an hour: nobody's phone is to be flooded. */
const ASKS = { requests: 20, seconds: 3600 };
const LINKS = { requests: 3, seconds: 3600 };

const TOPIC = 'account-recovery';

/** Who wants to get in again, sealed until it is looked up. */
const Asked = z.object({ username: z.string(), contact: z.string(), address: z.string() });

/** A nurse who has forgotten her user name is known by her number. */
const BY_NUMBER = `SELECT u.username FROM nurses n JOIN assignments s ON s.role = 'nurse' AND s.scope_id = n.document_id AND s.revoked_at IS NULL JOIN up_users u ON u.id = s.user_id WHERE n.id_number_index = ?`;

const channelOf = (contact: string): ChannelKey => (contact.includes('@') ? 'email' : 'sms');

/**
 * 自助找回 (F33, F103): whoever names an account together with the mobile or e-mail that was proved for it gets a link
 * there. The answer is the same for everybody and comes before anything is looked up, so that neither words nor time say
 * whether an account exists. Until the link is used the old password holds.
 *
 * @throws Refusal 429 for too many asks of one address
 */
export async function recoverAccount(strapi: Core.Strapi, { username, contact }: { username: string; contact: string }, { address, now }: { address: string; now: Date }): Promise<void> {
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  await access('limits').take('recovery', address, ASKS, now);
  const payload = access('cipher').encrypt(JSON.stringify({ username, contact, address }));
  await strapi.db.transaction(({ trx }) => (strapi.plugin('outbox').service('outbox') as Outbox).enqueue(trx, [{ topic: TOPIC, dedupeKey: randomUUID(), payload }]));
}

/** Has the links sent that were asked for. */
export function declareRecovery(strapi: Core.Strapi): void {
  const access: AccessService = (name) => strapi.plugin('access').service(name);

  const named = async (trx: Knex.Transaction, username: string, now: Date) => {
    const user = await access('door').userNamed(username, now);
    if (user) return user;
    const { rows } = await trx.raw<{ rows: { username: string }[] }>(BY_NUMBER, [access('cipher').blindIndex('id-number', residentId18(username))]);
    return rows[0] && access('door').userNamed(rows[0].username, now);
  };

  const send: Handler = async (payload, { trx, now }) => {
    const { username, contact, address } = Asked.parse(JSON.parse(access('cipher').decrypt(String(payload))));
    const channel = channelOf(contact);
    const user = await named(trx, username, now);
    if (!user || access('door').lockRefusal(user, now) || !(await (strapi.plugin('outbox').service('contacts') as Contacts).isProved(user.id, channel, contact))) return;
    try {
      await access('limits').take('recovery-link', String(user.id), LINKS, now);
    } catch {
      return;
    }
    await sendInvitation(strapi, trx, { userId: user.id, username: user.username, about: '您在医疗机构电子化注册系统', purpose: `recovery.${channel}`, hours: HOURS, channel, scopePath: '/' }, now);
    await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: 'system', at: now, actorId: null, actorName: user.username, action: 'recovery.ask', subjectType: 'user', subjectId: String(user.id), address, outcome: 'ok', details: { channel },
    });
  };
  (strapi.plugin('outbox').service('outbox') as Outbox).handle(TOPIC, send);
}
