import { preparedStatement } from '@medregistry/language';
import type { Knex } from 'knex';

/** Rows of a statement that is planned once for each connection: planning facts and effects costs more than running them. */
export async function preparedRows<T>(trx: Knex, sql: string, bindings: Knex.ValueDict): Promise<T[]> {
  const { text, ...options } = preparedStatement(sql, bindings);
  return (await trx.raw<{ rows: T[] }>(text).options(options)).rows;
}
