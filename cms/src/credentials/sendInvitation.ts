import type { AccessService, Terms } from '@medregistry/access';
import type { ChannelKey, Contacts } from '@medregistry/outbox';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** Kind of the message that carries a link to set a password. */
export const INVITATION_KIND = 'account.invitation';

export interface Invitation {
  userId: number;
  username: string;
  /** What the message says it is about, e.g. the institution's name. */
  about: string;
  purpose: string;
  hours: number;
  /** How it goes; by text message unless told. */
  channel?: ChannelKey;
  /** The mobile number it goes to; the one on record unless told. */
  mobile?: string;
  /** What the receiver must agree to first; the proved number then stays until that is done. */
  terms?: Terms;
  scopePath: string;
}

const term = (hours: number): string => (hours >= 24 ? `${hours / 24}天` : `${hours}小时`);

/**
 * Sends a one-time link, in the caller's transaction. The code stands in the message alone: after the `#`, where
 * no server writes it down.
 *
 * @returns the masked address
 * @throws Refusal 409 where no message can be sent
 */
export async function sendInvitation(strapi: Core.Strapi, trx: Knex.Transaction, { userId, username, about, purpose, hours, channel = 'sms', mobile, terms, scopePath }: Invitation, now: Date): Promise<string> {
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  const contacts = strapi.plugin('outbox').service('contacts') as Contacts;
  const code = await access('invitations').issue(trx, userId, purpose, hours, now, terms);
  const link = `${(process.env['PUBLIC_URL'] ?? '').replace(/\/$/, '')}/#invitation=${code}`;
  return contacts.send(
    trx,
    {
      source: `invitation:${userId}:${now.toISOString()}`, userId, channel, kind: INVITATION_KIND, title: '设置登录密码', scopePath,
      body: `${about}的用户名是 ${username}。请在${term(hours)}内打开 ${link} 设置密码，或在登录页输入代码 ${code}。只能使用一次，不要转给他人；不是您申请的，不用处理。`,
      values: { about, username, link, code, term: term(hours) },
      ...(mobile === undefined ? {} : { address: mobile }),
      ...(terms ? { keeps: true as const } : {}),
    },
    now,
  );
}
