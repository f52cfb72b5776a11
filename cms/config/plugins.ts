import { support } from '@medregistry/config';
import type { Core } from '@strapi/strapi';

/** A plugin of this project; its folder is found from the application's folder. */
const local = (name: string) => ({ enabled: true, resolve: `../plugins/${name}` });

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  audit: local('audit'),
  outbox: local('outbox'),
  access: local('access'),
  dossier: local('dossier'),
  workflow: local('workflow'),
  exchange: local('exchange'),
  support: { ...local('support'), config: support },
  'users-permissions': {
    config: {
      jwtSecret: env('JWT_SECRET'),
      jwtManagement: 'refresh',
      sessions: { httpOnly: true },
      ratelimit: { enabled: false },
    },
  },
  upload: { config: { sizeLimit: 1_000_000, security: { allowedTypes: ['image/png', 'image/jpeg'] } } },
});
