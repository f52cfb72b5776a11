/** The part of a knex transaction that SQL needs; `trx` of `strapi.db.transaction` is one. */
export interface Transaction {
  raw(sql: string, bindings?: readonly unknown[]): PromiseLike<unknown>;
}

/** The part of Strapi's database that the dossier needs; `strapi.db` is one. */
export interface DossierDatabase {
  readonly connection: Transaction;
  transaction<T>(work: (scope: { trx: Transaction }) => Promise<T>): Promise<T>;
}

/** Rows of a raw statement. */
export async function rows<T>(on: Transaction, sql: string, bindings: readonly unknown[] = []): Promise<T[]> {
  return ((await on.raw(sql, bindings)) as { rows: T[] }).rows;
}
