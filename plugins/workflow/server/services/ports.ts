import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import type { Bundle, Documents, ReadContents, Slots } from '@medregistry/dossier';
import type { Outbox } from '@medregistry/outbox';
import type { Core } from '@strapi/strapi';
import type { Ports } from '../Ports';

/** The other plugins' services, looked up when they are needed: plugins load in no order that matters here. */
export function portsOf(strapi: Core.Strapi): Ports {
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  const trail = (): Trail => strapi.plugin('audit').service('trail');
  const outbox = (): Outbox => strapi.plugin('outbox').service('outbox');
  return {
    transaction: async (work) => await strapi.db.transaction(({ trx }) => work(trx)),
    get connection() {
      return strapi.db.connection;
    },
    query: (name, sql, values) => access('reads').query(name, sql, values),
    cipher: {
      seal: (value, paths) => access('cipher').seal(value, paths),
      open: (value, paths) => access('cipher').open(value, paths),
    },
    isFresh: (principal, now) => access('freshness').isFresh(principal, now),
    audit: (trx, entry) => trail().append(trx, entry),
    enqueue: (trx, items) => (items.length > 0 ? outbox().enqueue(trx, items) : Promise.resolve()),
    remember: (trx, request, answer) => access('idempotency').record(trx, request, answer),
    get contents() {
      return strapi.plugin('dossier').service('contents') as ReadContents;
    },
    get slots() {
      return strapi.plugin('dossier').service('slots') as Slots;
    },
    get documents() {
      return strapi.plugin('dossier').service('documents') as Documents;
    },
    get bundle() {
      return strapi.plugin('dossier').service('bundle') as Bundle;
    },
  };
}
