import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import type { Contacts } from '@medregistry/outbox';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { sendInvitation } from './sendInvitation';

/** Hours for which a link that somebody asked for alone opens the account. */
const HOURS = 1;
/** Of one address, and links to one account, within an hour: nobody's phone is to be flooded. */
const ASKS = { requests: 20, seconds: 3600 };
const LINKS = { requests: 3, seconds: 3600 };

/**
 * 自助找回 (F33): whoever names an account together with the mobile that was proved for it gets a link there. The answer
 * is the same for everybody, so that nobody learns whether an account exists. Until the link is used the old password holds.
 */
export async function recoverAccount(strapi: Core.Strapi, { username, mobile }: { username: string; mobile: string }, { address, now }: { address: string; now: Date }): Promise<void> {
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  const contacts = strapi.plugin('outbox').service('contacts') as Contacts;
  await access('limits').take('recovery', address, ASKS, now);
  const user = await access('door').userNamed(username, now);
  if (!user || access('door').lockRefusal(user, now) || !(await contacts.isProved(user.id, 'sms', mobile))) return;
  try {
    await access('limits').take('recovery-link', String(user.id), LINKS, now);
  } catch {
    return;
  }
  await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
    await sendInvitation(strapi, trx, { userId: user.id, username: user.username, about: '您在医疗机构电子化注册系统', purpose: 'recovery', hours: HOURS, scopePath: '/' }, now);
    await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: 'system', at: now, actorId: null, actorName: user.username, action: 'recovery.ask', subjectType: 'user', subjectId: String(user.id), address, outcome: 'ok', details: {},
    });
  });
}
