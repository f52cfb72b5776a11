import type { Core } from '@strapi/strapi';
import { strapiRoutes, type AnyEndpoint } from '@medregistry/language';
import { bootstrap } from './bootstrap';
import { assignment } from './contentTypes/assignment';
import { endpoints } from './endpoints';
import { hotReads } from './middlewares/hotReads';
import { register } from './register';
import { accessOf, services, trailOf } from './services';

const ofStrapi = (strapi: Core.Strapi): AnyEndpoint[] => endpoints(accessOf(strapi), () => trailOf(strapi));

export default {
  contentTypes: { assignment },
  services,
  middlewares: {
    'hot-reads': (_config: unknown, { strapi }: { strapi: Core.Strapi }) => hotReads(() => accessOf(strapi)('endpoints')),
  },
  routes: {
    'content-api': ({ strapi }: { strapi: Core.Strapi }): object => ({
      type: 'content-api',
      prefix: '',
      routes: strapiRoutes(ofStrapi(strapi), () => accessOf(strapi)('endpoints')),
    }),
  },
  register,
  bootstrap({ strapi }: { strapi: Core.Strapi }): void {
    accessOf(strapi)('endpoints').register(ofStrapi(strapi));
    bootstrap(strapi);
  },
  async destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    const access = accessOf(strapi);
    await access('clock').stop();
    await access('housekeeping').stop();
    await access('reads').end();
  },
};
