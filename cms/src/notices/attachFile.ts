import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Workshop } from '@medregistry/dossier';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { newDocumentId } from '../registers/newDocumentId';

export interface NewAttachment {
  /** Numeric key of the notice. */
  notice: number;
  name: string;
  about?: string | null;
  position: number;
  mime: string;
  file: Uint8Array;
  now: Date;
}

/** Puts a file into the private store and ties it to a notice. @returns documentId of the attachment */
export async function attachFile(strapi: Core.Strapi, trx: Knex.Transaction, { notice, name, about = null, position, mime, file, now }: NewAttachment): Promise<string> {
  const { store } = strapi.plugin('dossier').service('workshop') as Workshop;
  const folder = await mkdtemp(path.join(tmpdir(), 'attachment-'));
  try {
    const place = path.join(folder, randomBytes(8).toString('hex'));
    await writeFile(place, file, { mode: 0o600 });
    const { key, bytes, sha256 } = await store.adopt(place, path.extname(name).slice(1) || 'bin');
    const documentId = newDocumentId();
    await trx('notice_attachments').insert({
      document_id: documentId, notice_id: notice, name, about, file_key: key, bytes, mime, sha256, position, created_at: now, updated_at: now, published_at: now,
    });
    return documentId;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
