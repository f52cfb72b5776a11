import type { AnyEndpoint } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import { servicesOf } from '../services';
import { contactEndpoints } from './contacts';
import { dispatchEndpoints } from './dispatches';
import { messageEndpoints } from './messages';
import { reminderEndpoints } from './reminders';
import { templateEndpoints } from './templates';

export function endpoints(strapi: Core.Strapi): AnyEndpoint[] {
  const service = servicesOf(strapi);
  return [
    ...messageEndpoints(() => service('inbox')),
    ...contactEndpoints(() => service('contacts')),
    ...templateEndpoints(() => service('templates'), () => service('settings')),
    ...reminderEndpoints(() => service('reminders'), () => service('settings')),
    ...dispatchEndpoints(() => service('dispatchLog'), () => service('deadLetters')),
  ];
}
