import path from 'node:path';
import type { SystemClock } from '@medregistry/access';
import type { Holder, Signatories, Signatures } from '@medregistry/dossier';
import type { Core } from '@strapi/strapi';

type Folder = ReturnType<Signatures['folder']>;

interface Line extends Holder {
  scopePath: string;
}

/** The certificates of this installation: of the authority in production, of our own making elsewhere (演示证书). */
export function certificateFolder(signatures: Signatures): Folder {
  const passphrase = process.env['MEDREGISTRY_SIGNING_PASSPHRASE'];
  if (!passphrase) throw new Error('MEDREGISTRY_SIGNING_PASSPHRASE is not set');
  const folder = process.env['MEDREGISTRY_SIGNING_DIR'] ?? path.join(process.env['DATA_DIR'] ?? '.data', 'signing');
  return signatures.folder({ folder: path.resolve(folder), passphrase, demonstrate: process.env['NODE_ENV'] !== 'production' });
}

const linesOf = async (strapi: Core.Strapi, sql: string, bindings: string[] = []): Promise<Line[]> =>
  (await strapi.db.connection.raw<{ rows: Line[] }>(sql, bindings)).rows;

/** The authorities that a scope lies within, the nearest first. */
const LINE = `SELECT code, name, scope_path AS "scopePath" FROM authorities WHERE starts_with(?, scope_path) ORDER BY length(scope_path) DESC`;

/** Documents are issued by the authority of their case (签发机关), and signed under its certificate or that of the one above it. */
export const signatoriesFrom =
  (folder: Folder, strapi: Core.Strapi): Signatories =>
  async (scopePath) => {
    const line = await linesOf(strapi, LINE, [scopePath]);
    return { authority: line[0]?.name ?? '', signer: await folder.signerFor(line, (strapi.get('clock') as SystemClock).now()) };
  };

/**
 * What stands in the way of signing for each authority in force: nothing may be issued that cannot be signed.
 *
 * @returns one line for each authority without a usable certificate
 */
export async function unsignable(folder: Folder, strapi: Core.Strapi): Promise<string[]> {
  const authorities = await linesOf(strapi, 'SELECT code, name, scope_path AS "scopePath" FROM authorities WHERE enabled ORDER BY scope_path');
  const found = signatoriesFrom(folder, strapi);
  const faults = await Promise.all(
    authorities.map(({ code, name, scopePath }) => found(scopePath).then(() => null, (error: Error) => `${code} (${name}): ${error.message}`)),
  );
  return faults.filter((fault) => fault !== null);
}
