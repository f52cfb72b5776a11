import { applyDdl } from '@medregistry/database';
import type { Core } from '@strapi/strapi';

export default {
  /** Own SQL follows the schema sync at once, so that the bootstraps of the plugins find their tables complete. */
  register({ strapi }: { strapi: Core.Strapi }): void {
    strapi.hook('strapi::content-types.afterSync').register(async () => {
      await applyDdl(process.env['DATABASE_URL'] ?? '');
    });
  },
};
