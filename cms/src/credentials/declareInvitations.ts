import type { AccessService } from '@medregistry/access';
import type { Contacts } from '@medregistry/outbox';
import type { Core } from '@strapi/strapi';
import { ASSISTED, assistedRecovery } from '../nursing/recovery/assistedRecovery';
import { keepReachable } from '../nursing/recovery/keepReachable';

/** A link that was opened proves the address that it was sent to, so that its holder can recover the account alone from then on (F33). */
export function declareInvitations(strapi: Core.Strapi): void {
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  const contacts = (): Contacts => strapi.plugin('outbox').service('contacts') as Contacts;
  access('invitations').onRedeem(async (trx, { userId, purpose, sentAt, proof }, now) => {
    const candidate = purpose === ASSISTED;
    if (candidate) await assistedRecovery(strapi, trx, { userId, proof }, now);
    await contacts().confirm(trx, userId, { channel: purpose === 'recovery.email' ? 'email' : 'sms', candidate }, sentAt, now);
  });
  contacts().onChange(keepReachable(strapi));
}
