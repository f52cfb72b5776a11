import type { Knex } from 'knex';

/** The transaction that `strapi.db.transaction` hands out. */
export type Transaction = Knex.Transaction;

/** Runs `work` in one database transaction; `strapi.db.transaction` in production. */
export type RunTransaction = <T>(work: (trx: Transaction) => Promise<T>) => Promise<T>;

/** The rows that a raw statement of knex gives back. */
export const rowsOf = <T>(result: unknown): T[] => (result as { rows: T[] }).rows;
