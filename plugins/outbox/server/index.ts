import { strapiRoutes } from '@medregistry/language';
import type { AnyEndpoint, EndpointRunner } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import { message } from './content-types/message';
import { outboxMessage } from './content-types/outboxMessage';
import { developmentEndpoints, messageEndpoints } from './endpoints';
import { createInbox, deliverMessage } from './services/inbox';
import type { Inbox } from './services/inbox';
import type { OutboxClock } from './services/OutboxDatabase';
import { createOutbox } from './services/outbox';
import type { Outbox } from './services/outbox';

interface Context {
  strapi: Core.Strapi;
}

const outboxOf = (strapi: Core.Strapi): Outbox => strapi.plugin('outbox').service('outbox');
const runnerOf = (strapi: Core.Strapi): EndpointRunner => strapi.plugin('access').service('endpoints');
const inboxOf = (strapi: Core.Strapi): Inbox => strapi.plugin('outbox').service('inbox');

const endpointsOf = (strapi: Core.Strapi): AnyEndpoint[] => [
  ...messageEndpoints(() => inboxOf(strapi)),
  ...(process.env['NODE_ENV'] === 'development' ? developmentEndpoints(() => outboxOf(strapi)) : []),
];

export default {
  config: { default: { dispatch: true, pollMs: 1000, concurrency: 2, maxAttempts: 12 } },

  contentTypes: { 'outbox-message': { schema: outboxMessage }, message: { schema: message } },

  services: {
    outbox: ({ strapi }: Context) =>
      createOutbox({
        database: strapi.db,
        clock: { now: () => (strapi.get('clock') as OutboxClock).now() },
        log: strapi.log,
        ready: () => strapi.isLoaded,
        pollMs: strapi.plugin('outbox').config('pollMs'),
        concurrency: strapi.plugin('outbox').config('concurrency'),
        maxAttempts: strapi.plugin('outbox').config('maxAttempts'),
      }),
    inbox: ({ strapi }: Context) => createInbox(strapi.db),
  },

  routes: {
    'content-api': ({ strapi }: Context): object => ({
      type: 'content-api',
      prefix: '',
      routes: strapiRoutes(endpointsOf(strapi), () => runnerOf(strapi)),
    }),
  },

  register({ strapi }: Context): void {
    outboxOf(strapi).handle('message', deliverMessage);
  },

  bootstrap({ strapi }: Context): void {
    runnerOf(strapi).register(endpointsOf(strapi));
    if (strapi.plugin('outbox').config('dispatch')) outboxOf(strapi).start();
  },

  async destroy({ strapi }: Context): Promise<void> {
    await outboxOf(strapi).stop();
  },
};
