import type { AnyEndpoint } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import { servicesOf } from '../services';
import { contactEndpoints } from './contacts';
import { dispatchEndpoints } from './dispatches';
import { messageEndpoints } from './messages';

export function endpoints(strapi: Core.Strapi): AnyEndpoint[] {
  const service = servicesOf(strapi);
  return [
    ...messageEndpoints(() => service('inbox')),
    ...contactEndpoints(() => service('contacts')),
    ...dispatchEndpoints(() => service('dispatchLog'), () => service('deadLetters')),
  ];
}
