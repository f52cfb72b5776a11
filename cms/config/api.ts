import type { Core } from '@strapi/strapi';

const config: Core.Config.Api = {
  rest: { prefix: '/api', defaultLimit: 25, maxLimit: 100, withCount: false, strictParams: true },
  documents: { strictParams: true, strictRelations: true },
};

export default config;
