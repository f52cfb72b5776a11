/** The part of a knex transaction that SQL needs; `trx` of `strapi.db.transaction` is one. */
export interface Transaction {
  raw(sql: string, bindings?: readonly unknown[]): PromiseLike<unknown> & { options(options: { name: string }): PromiseLike<unknown> };
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

/** The same for a statement that every step of a case waits for: its plan is kept under a name that no other text has. */
export async function preparedRows<T>(on: Transaction, name: string, sql: string, bindings: readonly unknown[]): Promise<T[]> {
  return ((await on.raw(sql, bindings).options({ name: `dossier_${name}` })) as { rows: T[] }).rows;
}
