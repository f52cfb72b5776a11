import type { Cipher, Scope, SystemClock } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import type { Documents, FileStore } from '@medregistry/dossier';
import type { Outbox } from '@medregistry/outbox';
import type { Knex } from 'knex';
import type { Sheets } from '../sheets/Sheets';

/** The part of Strapi's database that imports need; `strapi.db` is one. */
export interface ExchangeDatabase {
  readonly connection: Knex;
  transaction<T>(work: (context: { trx: Knex.Transaction }) => Promise<T>): Promise<T>;
}

/** What imports and exports work with; each is fetched when it is needed, so that plugins may load in any order. */
export interface ExchangePorts {
  database: ExchangeDatabase;
  sheets: Sheets;
  store(): FileStore;
  cipher(): Pick<Cipher, 'encrypt' | 'decrypt'>;
  scope(): Scope;
  clock(): Pick<SystemClock, 'now'>;
  trail(): Trail;
  outbox(): Outbox;
  documents(): Documents;
}

/** Rows of a raw statement. */
export async function rows<T>(on: Knex, sql: string, bindings: readonly unknown[] | Record<string, unknown> = []): Promise<T[]> {
  return ((await on.raw(sql, bindings as Knex.RawBinding[])) as { rows: T[] }).rows;
}
