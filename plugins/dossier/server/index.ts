import type { AccessService } from '@medregistry/access';
import type { Outbox } from '@medregistry/outbox';
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
import { createContents } from './services/contents';
import { createDocuments, type Documents } from './services/documents';
import { createInspector, type Inspector } from './services/inspector';
import { createPasses, type Passes } from './services/passes';
import { createPrinting, PRINT_TOPIC } from './services/printing';
import { createSlots } from './services/slots';
import { openWorkshop, type Workshop } from './services/workshop';
import { createSignatures, type Signatures } from './signing/signatures';

interface Context {
  strapi: Core.Strapi;
}

const workshopOf = (strapi: Core.Strapi): Workshop => strapi.plugin('dossier').service('workshop');
const documentsOf = (strapi: Core.Strapi): Documents => strapi.plugin('dossier').service('documents');
const passesOf = (strapi: Core.Strapi): Passes => strapi.plugin('dossier').service('passes');
const accessOf = (strapi: Core.Strapi): AccessService => (name) => strapi.plugin('access').service(name);
const runnerOf = (strapi: Core.Strapi): EndpointRunner => accessOf(strapi)('endpoints');
const outboxOf = (strapi: Core.Strapi): Outbox => strapi.plugin('outbox').service('outbox');
const signaturesOf = (strapi: Core.Strapi): Signatures => strapi.plugin('dossier').service('signatures');
const endpointsOf = (strapi: Core.Strapi): AnyEndpoint[] => endpoints(() => documentsOf(strapi), () => passesOf(strapi), () => accessOf(strapi)('limits'));
const inspectorOf = (strapi: Core.Strapi): Inspector => strapi.plugin('dossier').service('inspector');

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
    contents: ({ strapi }: Context) => createContents(strapi.db),
    slots: ({ strapi }: Context) => createSlots(strapi.db, workshopOf(strapi), () => inspectorOf(strapi).wake()),
    inspector: ({ strapi }: Context) =>
      createInspector(strapi.db, workshopOf(strapi), {
        now: () => (strapi.get('clock') as { now(): Date }).now(),
        warn: (text) => strapi.log.warn(`dossier: ${text}`),
      }),
    documents: ({ strapi }: Context) =>
      createDocuments(strapi.db, {
        workshop: workshopOf(strapi),
        cipher: () => accessOf(strapi)('cipher'),
        ask: async (task) => await strapi.db.transaction(({ trx }) => outboxOf(strapi).enqueue(trx, [task])),
      }),
    passes: ({ strapi }: Context) => createPasses(strapi.db, { digest: (code) => accessOf(strapi)('cipher').blindIndex('pass', code), addressOf: (code) => checkUrlOf(strapi, code) }),
    signatures: () => createSignatures(),
    bundle: ({ strapi }: Context) => createBundle(strapi.db, workshopOf(strapi)),
  },

  routes: {
    'content-api': ({ strapi }: Context): object => ({
      type: 'content-api',
      prefix: '',
      routes: strapiRoutes(endpointsOf(strapi), () => runnerOf(strapi)),
    }),
  },

  register({ strapi }: Context): void {
    const printing = createPrinting({
      workshop: () => workshopOf(strapi),
      cipher: () => accessOf(strapi)('cipher'),
      checkUrl: (code) => checkUrlOf(strapi, code),
      signatories: () => signaturesOf(strapi).declared(),
    });
    outboxOf(strapi).handle(PRINT_TOPIC, (payload, delivery) => printing.handle(payload, delivery));
  },

  bootstrap({ strapi }: Context): void {
    runnerOf(strapi).register(endpointsOf(strapi));
    if (strapi.config.get<boolean | undefined>('dossier.inspect') ?? true) inspectorOf(strapi).start();
  },

  destroy({ strapi }: Context): void {
    inspectorOf(strapi).stop();
    workshopOf(strapi).press.close();
  },
};
