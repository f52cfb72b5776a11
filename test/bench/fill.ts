import { verification } from '@medregistry/config/procedures';
import { generateLargeDistrict, type LargeDistrict } from '@medregistry/database/generator';
import { civilDate, sensitivePaths } from '@medregistry/language';
import type { AccessService } from '@medregistry/access';
import type { Workflow } from '@medregistry/workflow';
import type { Core } from '@strapi/strapi';
import { districtSetting } from '../support/districtSetting';
import { searchText } from '../../cms/src/registers/searchText';
import { sceneIn } from '../support/walk';

export interface Size {
  nurses: number;
  institutions: number;
  applications: number;
  authorities: number;
  seed: number;
}

/**
 * Fills the database of a running application with a large district, sealed by that application's own keys.
 *
 * @param connectionString address of that database
 */
export async function fill(strapi: Core.Strapi, size: Size, connectionString: string): Promise<LargeDistrict> {
  const access: AccessService = (name) => strapi.plugin('access').service(name);
  const { registry } = strapi.plugin('workflow').service('workflow') as Workflow;
  const declared = registry.current(verification.key);
  if (!declared) throw new Error(`${verification.key} is not declared`);
  const now = access('clock').now();
  const cipher = access('cipher');
  const { application } = sceneIn(districtSetting(declared.procedure, civilDate(now)), 'submitted');
  return generateLargeDistrict({
    ...size,
    connectionString,
    now,
    procedure: declared.procedure,
    procedureVersion: declared.hash,
    form: cipher.seal(application.form, sensitivePaths(declared.procedure.form)),
    sealer: cipher,
    searchText: (name) => searchText([name]),
  });
}
