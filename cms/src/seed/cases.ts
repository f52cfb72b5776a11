import type { DemonstrationDistrict } from '@medregistry/database/demonstration';
import type { Core } from '@strapi/strapi';
import type { DemoKeys } from './DemoKeys';

/** Brings each case to its stage. */
export async function replayCases(_strapi: Core.Strapi, _district: DemonstrationDistrict, _keys: DemoKeys): Promise<void> {
  await Promise.resolve();
}
