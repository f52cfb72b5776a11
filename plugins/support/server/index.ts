import type { AccessService } from '@medregistry/access';
import type { Workshop } from '@medregistry/dossier';
import { strapiRoutes, type AnyEndpoint, type EndpointRunner } from '@medregistry/language';
import type { OutboxServices } from '@medregistry/outbox';
import type { Workflow } from '@medregistry/workflow';
import type { Core } from '@strapi/strapi';
import { ticket, ticketEntry, ticketFile } from './content-types/ticket';
import { ticketEndpoints } from './endpoints';
import { createTicketFiles, type TicketFiles } from './services/ticketFiles';
import { createTickets, type Tickets } from './services/tickets';
import { SupportSettings } from './Ticket';

export interface Context {
  strapi: Core.Strapi;
}

const accessOf = (strapi: Core.Strapi): AccessService => (name) => strapi.plugin('access').service(name);
const outboxOf = (strapi: Core.Strapi) => <K extends keyof OutboxServices>(name: K): OutboxServices[K] => strapi.plugin('outbox').service(name);
const runnerOf = (strapi: Core.Strapi): EndpointRunner => accessOf(strapi)('endpoints');
const ticketsOf = (strapi: Core.Strapi): Tickets => strapi.plugin('support').service('tickets');
const filesOf = (strapi: Core.Strapi): TicketFiles => strapi.plugin('support').service('ticketFiles');

const endpointsOf = (strapi: Core.Strapi): AnyEndpoint[] => ticketEndpoints(() => ticketsOf(strapi), () => filesOf(strapi), ticketsOf(strapi).desks.all);

export default {
  config: { default: { categories: {}, desks: {}, channels: {}, prefix: 'T' } },

  contentTypes: { ticket: { schema: ticket }, 'ticket-entry': { schema: ticketEntry }, 'ticket-file': { schema: ticketFile } },

  services: {
    tickets: ({ strapi }: Context): Tickets =>
      createTickets({
        settings: SupportSettings.parse({
          categories: strapi.plugin('support').config('categories'), desks: strapi.plugin('support').config('desks'),
          channels: strapi.plugin('support').config('channels'), prefix: strapi.plugin('support').config('prefix'),
        }),
        database: strapi.db,
        access: accessOf(strapi),
        trail: () => strapi.plugin('audit').service('trail'),
        outbox: () => outboxOf(strapi)('outbox'),
        templates: () => outboxOf(strapi)('templates'),
        calendar: () => (strapi.plugin('workflow').service('workflow') as Workflow).registry.declaration().calendar(),
      }),
    ticketFiles: ({ strapi }: Context): TicketFiles =>
      createTicketFiles({ database: strapi.db, tickets: () => ticketsOf(strapi), store: () => (strapi.plugin('dossier').service('workshop') as Workshop).store }),
  },

  routes: {
    'content-api': ({ strapi }: Context): object => ({ type: 'content-api', prefix: '', routes: strapiRoutes(endpointsOf(strapi), () => runnerOf(strapi)) }),
  },

  register({ strapi }: Context): void {
    accessOf(strapi)('me').provide('tickets', ({ userId }) => ticketsOf(strapi).unread(userId));
  },

  bootstrap({ strapi }: Context): void {
    runnerOf(strapi).register(endpointsOf(strapi));
  },
};
