import type { Cipher } from '@medregistry/access';
import type { DemonstrationDistrict } from '@medregistry/database/demonstration';
import type { Knex } from 'knex';
import type { RegisterTable } from '../registers/RegisterTable';
import type { Key, NewRecord } from '../registers/insertRecords';

/** A written record with the path that people's scopes are compared with. */
export interface ScopedKey extends Key {
  scopePath: string;
  name: string;
}

/** What the parts of the seed share: the district, and the keys of what is written already, by the district's names. */
export interface SeedContext {
  district: DemonstrationDistrict;
  now: Date;
  cipher: Pick<Cipher, 'encrypt' | 'blindIndex'>;
  trx: Knex.Transaction;
  /** Writes records of the content type with this singular name. */
  insert(type: string, records: readonly NewRecord[]): Promise<Key[]>;
  table(type: string): RegisterTable;
  authorities: Map<string, ScopedKey>;
  institutions: Map<string, ScopedKey>;
  nurses: Map<string, ScopedKey>;
  /** Current version of each institution's permit. */
  permits: Map<string, Key>;
  campaigns: Map<string, Key>;
}

/** The record that a name of the district stands for. @throws RangeError for a name that nothing was written under */
export function keyOf<K>(map: ReadonlyMap<string, K>, name: string): K {
  const found = map.get(name);
  if (found === undefined) throw new RangeError(`The demonstration names ${name}, which does not exist`);
  return found;
}
