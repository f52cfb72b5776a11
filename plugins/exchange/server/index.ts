import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import type { Documents, Workshop } from '@medregistry/dossier';
import { strapiRoutes, type AnyEndpoint, type EndpointRunner } from '@medregistry/language';
import type { Outbox } from '@medregistry/outbox';
import type { Core } from '@strapi/strapi';
import { join, resolve } from 'node:path';
import { importRun } from './content-types/importRun';
import { exportEndpoints } from './endpoints/exports';
import { importEndpoints } from './endpoints/imports';
import { createExchange, type Exchange } from './services/exchange';
import { Sheets } from './sheets/Sheets';

interface Context {
  strapi: Core.Strapi;
}

const accessOf = (strapi: Core.Strapi): AccessService => (name) => strapi.plugin('access').service(name);
const trailOf = (strapi: Core.Strapi): Trail => strapi.plugin('audit').service('trail');
const exchangeOf = (strapi: Core.Strapi): Exchange => strapi.plugin('exchange').service('exchange');
const sheetsOf = (strapi: Core.Strapi): Sheets => strapi.plugin('exchange').service('sheets');
const runnerOf = (strapi: Core.Strapi): EndpointRunner => accessOf(strapi)('endpoints');

const endpointsOf = (strapi: Core.Strapi): AnyEndpoint[] => [
  ...importEndpoints(() => exchangeOf(strapi), () => trailOf(strapi)),
  ...exportEndpoints(() => exchangeOf(strapi)),
];

export default {
  contentTypes: { 'import-run': { schema: importRun } },

  services: {
    sheets: () => new Sheets(join(resolve(process.env['DATA_DIR'] ?? '.data'), 'sheets')),
    exchange: ({ strapi }: Context) =>
      createExchange(
        {
          database: strapi.db,
          sheets: sheetsOf(strapi),
          store: () => (strapi.plugin('dossier').service('workshop') as Workshop).store,
          cipher: () => accessOf(strapi)('cipher'),
          scope: () => accessOf(strapi)('scope'),
          clock: () => accessOf(strapi)('clock'),
          trail: () => trailOf(strapi),
          outbox: () => strapi.plugin('outbox').service('outbox') as Outbox,
          documents: () => strapi.plugin('dossier').service('documents') as Documents,
        },
        strapi.log,
      ),
  },

  routes: {
    'content-api': ({ strapi }: Context): object => ({
      type: 'content-api',
      prefix: '',
      routes: strapiRoutes(endpointsOf(strapi), () => runnerOf(strapi)),
    }),
  },

  register({ strapi }: Context): void {
    exchangeOf(strapi).registerJobs();
  },

  bootstrap({ strapi }: Context): void {
    runnerOf(strapi).register(endpointsOf(strapi));
  },

  destroy({ strapi }: Context): void {
    sheetsOf(strapi).close();
  },
};
