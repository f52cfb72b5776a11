import { createHash } from 'node:crypto';
import { Pool, types, type PoolConfig, type QueryResultRow } from 'pg';

/** Hears of every SQL statement; `via` says which door it went through. */
export type StatementListener = (statement: { via: 'reads' | 'knex'; sql: string }) => void;

export interface Reads {
  query<T extends object>(name: string, sql: string, values?: readonly unknown[]): Promise<T[]>;
  onStatement(listener: StatementListener): () => void;
  end(): Promise<void>;
}

interface KnexEvents {
  on(event: 'query', listener: (query: { sql: string }) => void): unknown;
  removeListener(event: 'query', listener: (query: { sql: string }) => void): unknown;
}

const { builtins } = types;
const asText = (text: string): string => text;
/** Own parsers: Strapi changes the global ones. Dates of law stay text, JSON is parsed, counts are numbers. */
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.DATE, asText],
  [builtins.JSON, (text) => JSON.parse(text) as unknown],
  [builtins.JSONB, (text) => JSON.parse(text) as unknown],
  [builtins.INT8, Number],
  [builtins.NUMERIC, Number],
  [builtins.TIMESTAMP, (text) => new Date(`${text.replace(' ', 'T')}Z`)],
]);

const CONNECTION_LOST = new Set(['ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08003']);

/** Whether an error says that the connection, not the statement, failed. */
export const connectionLost = (error: unknown): boolean =>
  error instanceof Error &&
  (CONNECTION_LOST.has(String((error as Error & { code?: unknown }).code)) || /^Connection terminated|^Client (was closed|has encountered)/.test(error.message));

/**
 * Prepared statements on a pool of their own, for reads that many people wait for: no transaction, no query
 * builder, planned once per connection. A statement is repeated once when its connection is lost, so only what may
 * happen twice goes through here; writes of the business belong to Strapi's transactions.
 *
 * @param knex where Strapi's own statements are heard from, so that tests count all of a request's statements
 */
export function createReads(config: PoolConfig, knex?: KnexEvents): Reads {
  const pool = new Pool({
    ...config,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        parsers.get(oid) ?? types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
    },
  });
  pool.on('error', () => undefined); // an idle connection broke; the pool replaces it
  const listeners = new Set<StatementListener>();
  const names = new Map<string, string>();

  const statementName = (name: string, sql: string): string => {
    let full = names.get(sql);
    if (full === undefined) {
      full = `${name.slice(0, 40)}_${createHash('sha256').update(sql).digest('hex').slice(0, 16)}`;
      names.set(sql, full);
    }
    return full;
  };

  const query = async <T extends object>(name: string, sql: string, values: readonly unknown[] = []): Promise<T[]> => {
    for (const listener of listeners) listener({ via: 'reads', sql });
    const statement = { name: statementName(name, sql), text: sql, values: values as unknown[] };
    try {
      return (await pool.query<T & QueryResultRow>(statement)).rows;
    } catch (error) {
      if (!connectionLost(error)) throw error;
      return (await pool.query<T & QueryResultRow>(statement)).rows;
    }
  };

  return {
    query,
    onStatement(listener) {
      listeners.add(listener);
      const hear = ({ sql }: { sql: string }): void => listener({ via: 'knex', sql });
      knex?.on('query', hear);
      return () => {
        listeners.delete(listener);
        knex?.removeListener('query', hear);
      };
    },
    end: () => pool.end(),
  };
}
