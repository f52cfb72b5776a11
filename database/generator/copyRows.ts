import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Client } from 'pg';

/** A row by the names of its columns; objects become JSON. */
export type Row = Record<string, unknown>;

/** Bytes gathered before they are sent. */
const CHUNK = 1 << 16;

interface CopyConnection {
  stream: Writable;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value as COPY's text format writes it. */
export function copyText(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'number') return String(value);
  const text = value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : JSON.stringify(value);
  return text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}

async function send(connection: CopyConnection, rows: Iterable<Row>, columns: readonly string[]): Promise<void> {
  let lines: string[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    connection.sendCopyFromChunk(Buffer.from(lines.join('')));
    lines = [];
    length = 0;
    if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
  };
  for (const row of rows) {
    const line = `${columns.map((column) => copyText(row[column])).join('\t')}\n`;
    length += lines.push(line) && line.length;
    if (length > CHUNK) await flush();
  }
  if (lines.length > 0) await flush();
}

const first = (rows: Iterable<Row>): { columns: string[]; all: Iterable<Row> } => {
  const iterator = rows[Symbol.iterator]();
  const head = iterator.next();
  if (head.done) return { columns: [], all: [] };
  const all = function* (): Iterable<Row> {
    yield head.value;
    for (let next = iterator.next(); !next.done; next = iterator.next()) yield next.value;
  };
  return { columns: Object.keys(head.value), all: all() };
};

/**
 * Writes rows with one COPY, as they come: the fastest way into PostgreSQL. All rows have the columns of the first.
 *
 * @param table name of the table; a constant of the caller's, never something a person entered
 * @throws the database's error; then nothing of the call is written
 */
export async function copyRows(client: Client, table: string, rows: Iterable<Row>): Promise<void> {
  const { columns, all } = first(rows);
  if (columns.length === 0) return;
  const text = `COPY "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) FROM STDIN`;
  await new Promise<void>((resolve, reject) => {
    let failure: Error | undefined;
    client.query({
      submit: (connection: unknown) => (connection as CopyConnection).query(text),
      handleCopyInResponse(connection: CopyConnection) {
        send(connection, all, columns).then(
          () => connection.endCopyFrom(),
          (error: unknown) => {
            failure = error instanceof Error ? error : new Error(String(error));
            connection.sendCopyFail(failure.message);
          },
        );
      },
      handleCommandComplete: () => undefined,
      handleError: (error: Error) => reject(failure ?? new Error(`${table}: ${error.message}`, { cause: error })),
      handleReadyForQuery: () => resolve(),
    } as never);
  });
}
