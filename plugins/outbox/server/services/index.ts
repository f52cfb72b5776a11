import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import type { Core } from '@strapi/strapi';
import type { Channels } from '../channels/Channel';
import { openChannels } from '../channels/openChannels';
import { createContacts, type Contacts } from './contacts';
import { createDeadLetters, type DeadLetters } from './deadLetters';
import { createDispatcher, type Dispatcher } from './dispatcher';
import { createDispatchLog, type DispatchLog } from './dispatchLog';
import { createInbox, type Inbox } from './inbox';
import { createOutbox, type Outbox } from './outbox';
import type { OutboxClock } from './OutboxDatabase';
import { createReminders, type Reminders } from './reminders';
import { createSettings, type Settings } from './settings';
import { createTemplates, type Templates } from './templates';

export interface OutboxServices {
  outbox: Outbox;
  inbox: Inbox;
  channels: Channels;
  dispatcher: Dispatcher;
  dispatchLog: DispatchLog;
  deadLetters: DeadLetters;
  contacts: Contacts;
  settings: Settings;
  templates: Templates;
  reminders: Reminders;
}

export interface Context {
  strapi: Core.Strapi;
}

/** The plugin's services of a Strapi application, typed. */
export const servicesOf =
  (strapi: Core.Strapi) =>
  <K extends keyof OutboxServices>(name: K): OutboxServices[K] =>
    strapi.plugin('outbox').service(name);

const accessOf = (strapi: Core.Strapi): AccessService => (name) => strapi.plugin('access').service(name);
const trailOf = (strapi: Core.Strapi) => (): Trail => strapi.plugin('audit').service('trail');
const clockOf = (strapi: Core.Strapi): OutboxClock => ({ now: () => (strapi.get('clock') as OutboxClock).now() });

const common = (strapi: Core.Strapi) => ({
  database: strapi.db,
  clock: clockOf(strapi),
  log: strapi.log,
  ready: () => strapi.isLoaded,
  pollMs: strapi.plugin('outbox').config<number>('pollMs'),
  maxAttempts: strapi.plugin('outbox').config<number>('maxAttempts'),
});

type Factories = { [K in keyof OutboxServices]: (context: Context) => OutboxServices[K] };

export const services: Factories = {
  outbox: ({ strapi }) => createOutbox({ ...common(strapi), concurrency: strapi.plugin('outbox').config('concurrency') }),
  inbox: ({ strapi }) => createInbox(strapi.db),
  channels: ({ strapi }) => openChannels(process.env, () => clockOf(strapi).now()),
  dispatcher: ({ strapi }) =>
    createDispatcher({
      ...common(strapi),
      channels: () => servicesOf(strapi)('channels'),
      open: (sealed) => accessOf(strapi)('cipher').decrypt(sealed),
      site: () => (process.env['PUBLIC_URL'] ?? '').replace(/\/$/, ''),
    }),
  dispatchLog: ({ strapi }) =>
    createDispatchLog({
      database: strapi.db,
      access: accessOf(strapi),
      trail: trailOf(strapi),
      reveal: (sealed) => (process.env['NODE_ENV'] === 'production' || process.env['MESSAGE_CHANNELS'] ? null : accessOf(strapi)('cipher').decrypt(sealed)),
      wake: () => servicesOf(strapi)('dispatcher').wake(),
    }),
  deadLetters: ({ strapi }) => createDeadLetters({ trail: trailOf(strapi), outbox: () => servicesOf(strapi)('outbox') }),
  settings: ({ strapi }) => createSettings({ database: strapi.db, access: accessOf(strapi), trail: trailOf(strapi) }),
  templates: ({ strapi }) => createTemplates({ database: strapi.db, settings: () => servicesOf(strapi)('settings'), outbox: () => servicesOf(strapi)('outbox') }),
  reminders: ({ strapi }) =>
    createReminders({
      database: strapi.db,
      access: accessOf(strapi),
      settings: () => servicesOf(strapi)('settings'),
      templates: () => servicesOf(strapi)('templates'),
      outbox: () => servicesOf(strapi)('outbox'),
    }),
  contacts: ({ strapi }) =>
    createContacts({
      database: strapi.db,
      access: accessOf(strapi),
      trail: trailOf(strapi),
      channels: () => servicesOf(strapi)('channels'),
      wake: () => servicesOf(strapi)('dispatcher').wake(),
    }),
};
