import type { AccessService } from '@medregistry/access';
import type { DemonstrationDistrict } from '@medregistry/database/demonstration';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { registerTable } from '../registers/RegisterTable';
import { seedAuthorities } from './authorities';
import { seedCampaigns } from './campaigns';
import { insertRecords } from '../registers/insertRecords';
import { seedHelp } from './help';
import { seedInstitutions } from './institutions';
import { seedObligations } from './obligations';
import { seedNewcomers, seedNurses, seedStaff } from './people';
import { seedPermits } from './permits';
import type { SeedContext } from './SeedContext';

/** Everything that the registers hold before anybody acts, in the caller's transaction: all of it or nothing. */
export async function seedRegisters(strapi: Core.Strapi, trx: Knex.Transaction, district: DemonstrationDistrict, now: Date): Promise<SeedContext> {
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  const table = (type: string) => registerTable(strapi, type);
  const context: SeedContext = {
    district,
    now,
    trx,
    cipher: access('cipher'),
    table,
    insert: (type, records) => insertRecords(trx, table(type), records, now),
    authorities: new Map(),
    institutions: new Map(),
    nurses: new Map(),
    permits: new Map(),
    campaigns: new Map(),
  };
  await seedAuthorities(context);
  await seedInstitutions(context);
  await seedPermits(context);
  await seedNurses(context);
  await seedNewcomers(context);
  await seedStaff(context);
  await seedCampaigns(context);
  await seedHelp(context);
  await seedObligations(context);
  return context;
}
