import { applyDdl } from '@medregistry/database';
import type { Core } from '@strapi/strapi';
import { declareDistrict } from './district/declareDistrict';
import { announceEndpoints, routeEndpoints } from './endpoints/serveEndpoints';
import { openRegisters } from './registers/openRegisters';

export default {
  register({ strapi }: { strapi: Core.Strapi }): void {
    // Own SQL follows the schema sync at once, so that the bootstraps of the plugins find their tables complete.
    strapi.hook('strapi::content-types.afterSync').register(async () => {
      await applyDdl(process.env['DATABASE_URL'] ?? '');
    });
    declareDistrict(strapi);
    routeEndpoints(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    announceEndpoints(strapi);
    await openRegisters(strapi);
  },
};
