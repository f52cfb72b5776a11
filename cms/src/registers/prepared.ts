import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

const names = new Map<string, string>();

/** The name under which a connection keeps a text's plan; one for each text, and texts are few: declarations make them. */
function nameOf(sql: string): string {
  const held = names.get(sql);
  if (held !== undefined) return held;
  const name = `cms_${createHash('sha256').update(sql).digest('hex').slice(0, 24)}`;
  names.set(sql, name);
  return name;
}

/** Rows of a statement that is planned once for each connection: planning facts and effects costs more than running them. */
export async function preparedRows<T>(trx: Knex, sql: string, bindings: Knex.ValueDict): Promise<T[]> {
  return (await trx.raw<{ rows: T[] }>(sql, bindings).options({ name: nameOf(sql) })).rows;
}
