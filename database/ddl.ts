import fs from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';

const FOLDER = path.resolve(__dirname, '..', 'ddl');

/** One SQL file of `database/ddl`. */
export interface DdlFile {
  name: string;
  sql: string;
}

/** The SQL files in the order in which they are applied: by name. */
export function ddlFiles(folder: string = FOLDER): DdlFile[] {
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: fs.readFileSync(path.join(folder, name), 'utf8') }));
}

/**
 * Applies what a content type cannot say: triggers, partial and expression indexes, checks, tables of the mechanisms.
 *
 * The files are idempotent and are applied at every boot, after Strapi has synchronised its schema; all in one
 * transaction, on a connection of its own, as they are written (a query builder would take `?` for a placeholder).
 *
 * @param connectionString address of the database
 * @returns the names of the files applied
 * @throws the database's error, with the file's name in front
 */
export async function applyDdl(connectionString: string, files: DdlFile[] = ddlFiles()): Promise<string[]> {
  const client = new Client({ connectionString, application_name: 'medregistry-ddl' });
  await client.connect();
  client.on('notice', () => undefined);
  try {
    await client.query('BEGIN');
    for (const { name, sql } of files) {
      try {
        await client.query(sql);
      } catch (error) {
        throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    }
    await client.query('COMMIT');
    return files.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
