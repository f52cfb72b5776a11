import { strapiRoutes, type AnyEndpoint, type EndpointRunner } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import { resolve } from 'node:path';
import { documentPrint } from './content-types/documentPrint';
import { material } from './content-types/material';
import { materialPage } from './content-types/materialPage';
import { materialVersion } from './content-types/materialVersion';
import { printedDocument } from './content-types/printedDocument';
import { endpoints } from './endpoints';
import { createBundle } from './services/bundle';
import { createDocuments, type Documents, type Sealing } from './services/documents';
import { createSlots } from './services/slots';
import { openWorkshop, type Workshop } from './services/workshop';

interface Context {
  strapi: Core.Strapi;
}

const workshopOf = (strapi: Core.Strapi): Workshop => strapi.plugin('dossier').service('workshop');
const documentsOf = (strapi: Core.Strapi): Documents => strapi.plugin('dossier').service('documents');
const runnerOf = (strapi: Core.Strapi): EndpointRunner => strapi.plugin('access').service('endpoints');
const sealingOf = (strapi: Core.Strapi): Sealing => strapi.plugin('access').service('cipher');
const endpointsOf = (strapi: Core.Strapi): AnyEndpoint[] => endpoints(() => documentsOf(strapi));

/** The private folder: `dossier.directory` of the configuration, else `DATA_DIR`, else `.data`. */
const directoryOf = (strapi: Core.Strapi): string =>
  resolve(strapi.config.get<string | undefined>('dossier.directory') ?? process.env.DATA_DIR ?? '.data');

/** Address of the public check page: `dossier.publicUrl` of the configuration, else the server's own address. */
function checkUrlOf(strapi: Core.Strapi, code: string): string {
  const base = strapi.config.get<string | undefined>('dossier.publicUrl') ?? strapi.config.get<string | undefined>('server.absoluteUrl') ?? '';
  return `${base.replace(/\/+$/, '')}/check/${code}`;
}

export default {
  contentTypes: {
    material: { schema: material },
    'material-page': { schema: materialPage },
    'material-version': { schema: materialVersion },
    'printed-document': { schema: printedDocument },
    'document-print': { schema: documentPrint },
  },

  services: {
    workshop: ({ strapi }: Context) => {
      const fontFolders = strapi.config.get<string[] | undefined>('dossier.fontFolders');
      return openWorkshop(directoryOf(strapi), {
        size: strapi.config.get<number | undefined>('dossier.presses') ?? 1,
        ...(fontFolders ? { fontFolders } : {}),
      });
    },
    slots: ({ strapi }: Context) => createSlots(strapi.db, workshopOf(strapi)),
    documents: ({ strapi }: Context) =>
      createDocuments(strapi.db, workshopOf(strapi), () => sealingOf(strapi), (code) => checkUrlOf(strapi, code)),
    bundle: ({ strapi }: Context) => createBundle(strapi.db, workshopOf(strapi)),
  },

  routes: {
    'content-api': ({ strapi }: Context): object => ({
      type: 'content-api',
      prefix: '',
      routes: strapiRoutes(endpointsOf(strapi), () => runnerOf(strapi)),
    }),
  },

  bootstrap({ strapi }: Context): void {
    runnerOf(strapi).register(endpointsOf(strapi));
  },

  destroy({ strapi }: Context): void {
    workshopOf(strapi).press.close();
  },
};
