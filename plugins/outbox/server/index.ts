import { strapiRoutes } from '@medregistry/language';
import type { EndpointRunner } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import { contactPoint } from './content-types/contactPoint';
import { dispatch } from './content-types/dispatch';
import { message } from './content-types/message';
import { messageSetting } from './content-types/messageSetting';
import { outboxMessage } from './content-types/outboxMessage';
import { endpoints } from './endpoints';
import { services, servicesOf, type Context } from './services';
import { deliverMessage } from './services/inbox';
import { createPlanner } from './services/plan';

const runnerOf = (strapi: Core.Strapi): EndpointRunner => strapi.plugin('access').service('endpoints');

export default {
  config: { default: { dispatch: true, pollMs: 1000, concurrency: 2, maxAttempts: 12 } },

  contentTypes: {
    'outbox-message': { schema: outboxMessage },
    message: { schema: message },
    dispatch: { schema: dispatch },
    'contact-point': { schema: contactPoint },
    'message-setting': { schema: messageSetting },
  },

  services,

  routes: {
    'content-api': ({ strapi }: Context): object => ({
      type: 'content-api',
      prefix: '',
      routes: strapiRoutes(endpoints(strapi), () => runnerOf(strapi)),
    }),
  },

  register({ strapi }: Context): void {
    const service = servicesOf(strapi);
    service('outbox').handle('message', deliverMessage({
      plan: createPlanner(() => service('channels')),
      wordsFor: (trx, words) => service('templates').wordsFor(trx, words),
      wake: () => service('dispatcher').wake(),
    }));
    // In the morning of the civil day: nobody is woken by a reminder.
    service('outbox').every('reminders', { daily: '08:30' }, (run) => service('reminders').run(run));
  },

  bootstrap({ strapi }: Context): void {
    runnerOf(strapi).register(endpoints(strapi));
    if (!strapi.plugin('outbox').config('dispatch')) return;
    servicesOf(strapi)('outbox').start();
    servicesOf(strapi)('dispatcher').start();
  },

  async destroy({ strapi }: Context): Promise<void> {
    await servicesOf(strapi)('outbox').stop();
    await servicesOf(strapi)('dispatcher').stop();
  },
};
