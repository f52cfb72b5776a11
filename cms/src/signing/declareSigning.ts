import type { Signatures } from '@medregistry/dossier';
import type { Outbox } from '@medregistry/outbox';
import type { Core } from '@strapi/strapi';
import { expiryWatch } from './expiryWatch';
import { certificateFolder, signatoriesFrom, unsignable } from './signatories';

/** Gives the dossier its signatories, and watches their certificates. Runs at register. */
export function declareSigning(strapi: Core.Strapi): void {
  const signatures = strapi.plugin('dossier').service('signatures') as Signatures;
  const outbox = (): Outbox => strapi.plugin('outbox').service('outbox') as Outbox;
  const folder = certificateFolder(signatures);
  signatures.declare(signatoriesFrom(folder, strapi));
  outbox().every('certificate-expiry', { daily: '00:20' }, expiryWatch(() => folder, outbox));
}

/** @throws Error that names every authority in force which could not sign, in production only: elsewhere certificates are made */
export async function refuseUnsigned(strapi: Core.Strapi): Promise<void> {
  if (process.env['NODE_ENV'] !== 'production') return;
  const faults = await unsignable(certificateFolder(strapi.plugin('dossier').service('signatures') as Signatures), strapi);
  if (faults.length > 0) throw new Error(`These authorities could not sign their documents (MEDREGISTRY_SIGNING_DIR):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
}
