import type { Knex } from 'knex';

/** The part of Strapi's database that the outbox needs; `strapi.db` is one. */
export interface OutboxDatabase {
  readonly connection: Knex;
  inTransaction(): boolean;
  transaction<T>(work: (context: { trx: Knex.Transaction }) => Promise<T>): Promise<T>;
}

/** Where the outbox gets the time from; `strapi.get('clock')` is one. */
export interface OutboxClock {
  now(): Date;
}

export interface OutboxLog {
  warn(text: string): void;
  error(text: string): void;
}
