import type { DemonstrationDistrict } from '@medregistry/database/demonstration';
import type { Core } from '@strapi/strapi';

/** A record of the registers, as scopes name it. */
export interface DemoRecord {
  documentId: string;
  scopePath: string;
  name: string;
}

/** The records that the district's own names stand for, looked up in the registers: what a later step works with. */
export interface DemoKeys {
  authority(key: string): DemoRecord;
  institution(key: string): DemoRecord;
  nurse(key: string): DemoRecord;
  campaign(key: string): DemoRecord;
}

/** Finds the records again by what is unique about them, so that a seed that was interrupted can go on. */
export async function demoKeys(strapi: Core.Strapi, district: DemonstrationDistrict): Promise<DemoKeys> {
  const records = async (sql: string): Promise<Map<string, DemoRecord>> => {
    const { rows } = await strapi.db.connection.raw<{ rows: (DemoRecord & { mark: string })[] }>(sql);
    return new Map(rows.map(({ mark, ...record }) => [mark, record]));
  };
  const columns = 'document_id AS "documentId", scope_path AS "scopePath"';
  const authorities = await records(`SELECT ${columns}, name, code AS mark FROM authorities`);
  const institutions = await records(`SELECT ${columns}, name, registration_number AS mark FROM institutions`);
  const campaigns = await records(`SELECT ${columns}, title AS name, scope_path || year AS mark FROM campaigns`);
  const nurses = await records(
    `SELECT document_id AS "documentId", scope_path AS "scopePath", name, name AS mark FROM nurses`,
  );
  const finder = (marks: ReadonlyMap<string, string>, found: ReadonlyMap<string, DemoRecord>) => (key: string) => {
    const record = found.get(marks.get(key) ?? '');
    if (!record) throw new RangeError(`The demonstration names ${key}, which is not in the registers`);
    return record;
  };
  const pathOf = new Map(district.authorities.map(({ key, scopePath }) => [key, scopePath]));
  return {
    authority: finder(new Map(district.authorities.map(({ key, code }) => [key, code])), authorities),
    institution: finder(new Map(district.institutions.map(({ key, registrationNumber }) => [key, registrationNumber])), institutions),
    nurse: finder(new Map([...district.nurses, ...district.newcomers].map(({ key, name }) => [key, name])), nurses),
    campaign: finder(new Map(district.campaigns.map(({ key, authority, year }) => [key, `${pathOf.get(authority) ?? ''}${year}`])), campaigns),
  };
}
