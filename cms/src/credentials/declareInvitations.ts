import type { AccessService } from '@medregistry/access';
import type { Contacts } from '@medregistry/outbox';
import type { Core } from '@strapi/strapi';

/** A link that was opened proves the mobile that it was sent to, so that its holder can recover the account alone from then on (F33). */
export function declareInvitations(strapi: Core.Strapi): void {
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  access('invitations').onRedeem(async (trx, { userId, sentAt }, now) => {
    await (strapi.plugin('outbox').service('contacts') as Contacts).confirm(trx, userId, 'sms', sentAt, now);
  });
}
