import type { AccessService } from '@medregistry/access';
import type { Core } from '@strapi/strapi';
import { seedReference } from '../seed/reference';
import { watchRegisters } from './sealing';

/** Makes the registers ready: what every district needs is there, and no door lets personal numbers in unsealed. */
export async function openRegisters(strapi: Core.Strapi): Promise<void> {
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  watchRegisters(strapi, () => access('cipher'));
  await seedReference(strapi, access('clock').now());
}
