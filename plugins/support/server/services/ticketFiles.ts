import { open } from 'node:fs/promises';
import type { Workshop } from '@medregistry/dossier';
import { refuse, type UploadedFile } from '@medregistry/language';
import type { Doing, SupportDatabase, Tickets } from './tickets';

interface FilesOptions {
  database: SupportDatabase;
  tickets: () => Tickets;
  store: () => Workshop['store'];
}

const LARGEST = 5_000_000;
const MOST = 5;

/** Pictures by their first bytes; the name of a file says nothing. */
const SIGNATURES = [
  { mime: 'image/png', extension: 'png', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { mime: 'image/jpeg', extension: 'jpg', bytes: [0xff, 0xd8, 0xff] },
] as const;

async function kindOf(path: string): Promise<(typeof SIGNATURES)[number] | undefined> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(4);
    await file.read(head, 0, 4, 0);
    return SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  } finally {
    await file.close();
  }
}

/** Screenshots of a question: private, typed by their bytes, served only through it. */
export function createTicketFiles({ database, tickets, store }: FilesOptions) {
  return {
    /** @throws Refusal 404, 409, 413, 415 */
    async add(id: string, files: readonly UploadedFile[], doing: Doing): Promise<void> {
      // Whose question it is comes before what is wrong with the files.
      await tickets().read(id, doing.principal);
      if (files.length === 0) throw refuse.malformed([{ path: 'files', code: 'required', message: '请选择截图。' }]);
      for (const file of files) {
        if (file.size > LARGEST) throw refuse.tooLarge('截图请不要超过 5 MB。');
        if (!(await kindOf(file.path))) throw refuse.unsupported('只能上传 PNG 或 JPEG 格式的截图。');
      }
      await database.transaction(async ({ trx }) => {
        const { row, by } = await tickets().lock(trx, id, doing.principal);
        if (by !== 'requester' && row.requester_id !== null) throw refuse.notFound();
        const { rows } = await trx.raw<{ rows: { count: number }[] }>('SELECT count(*)::int AS count FROM ticket_files WHERE ticket_key = ?', [row.id]);
        if ((rows[0]?.count ?? 0) + files.length > MOST) throw refuse.notAvailable(`一个问题最多上传 ${MOST} 张截图。`);
        for (const file of files) {
          const kind = await kindOf(file.path);
          const stored = await store().adopt(file.path, kind?.extension ?? 'png');
          await trx.raw(
            `INSERT INTO ticket_files (document_id, ticket_key, file_key, mime, bytes, at, created_at, updated_at, published_at)
             VALUES (substr(replace(gen_random_uuid()::text, '-', ''), 1, 24), :ticket, :key, :mime, :bytes, :at::timestamptz, :at::timestamp, :at::timestamp, :at::timestamp)`,
            { ticket: row.id, key: stored.key, mime: kind?.mime ?? '', bytes: stored.bytes, at: doing.now.toISOString() },
          );
        }
        await tickets().audit(trx, 'attach', row, doing, { files: String(files.length) });
      });
    },

    /** @throws Refusal 404 */
    async open(id: string, file: string, doing: Doing): Promise<{ stream: AsyncIterable<Uint8Array>; mime: string; bytes: number }> {
      const found = (await database.transaction(async ({ trx }) => {
        const { row } = await tickets().lock(trx, id, doing.principal);
        const { rows } = await trx.raw<{ rows: { file_key: string; mime: string; bytes: number }[] }>('SELECT file_key, mime, bytes FROM ticket_files WHERE ticket_key = ? AND document_id = ?', [row.id, file]);
        if (rows[0]) await tickets().audit(trx, 'look', row, doing, { file });
        return rows[0];
      })) as { file_key: string; mime: string; bytes: number } | undefined;
      if (!found) throw refuse.notFound();
      return { stream: await store().open(found.file_key), mime: found.mime, bytes: found.bytes };
    },
  };
}

export type TicketFiles = ReturnType<typeof createTicketFiles>;
