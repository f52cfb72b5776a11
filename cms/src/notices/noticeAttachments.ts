import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Trail } from '@medregistry/audit';
import { refuse, type Principal, type UploadedFile } from '@medregistry/language';
import type { Knex } from 'knex';
import type { Services } from '../endpoints/services';
import { attachFile } from './attachFile';

interface Asking {
  principal: Principal;
  address: string;
  now: Date;
}

export interface AttachmentLine {
  id: string;
  name: string;
  bytes: number;
  /** Taken out; it can be put back. */
  removed: boolean;
}

const ADMINISTRATORS = ['administrator'];
const MOST = 30;
const LARGEST = 20 * 1024 * 1024;

/** What may be attached, by its first bytes and, where several kinds begin alike, by the end of its name. */
const KINDS: readonly { magic: string; endings: Readonly<Record<string, string>> }[] = [
  { magic: '25504446', endings: { pdf: 'application/pdf' } },
  { magic: 'ffd8ff', endings: { jpg: 'image/jpeg', jpeg: 'image/jpeg' } },
  { magic: '89504e47', endings: { png: 'image/png' } },
  { magic: '504b0304', endings: { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } },
  { magic: 'd0cf11e0', endings: { doc: 'application/msword', xls: 'application/vnd.ms-excel' } },
];

async function mimeOf({ path: place, name }: UploadedFile): Promise<string | undefined> {
  const handle = await open(place);
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    const head = buffer.toString('hex');
    return KINDS.find(({ magic }) => head.startsWith(magic))?.endings[path.extname(name).slice(1).toLowerCase()];
  } finally {
    await handle.close();
  }
}

/** Attachments of notices, kept by administrators: added, taken out and put back, each time in the trail. */
export function createNoticeAttachments({ strapi, access }: Services) {
  async function lock(trx: Knex.Transaction, { principal }: Asking, notice: string): Promise<{ key: number; scopePath: string; count: number }> {
    const { rows } = await trx.raw<{ rows: { key: number; scopePath: string; count: number }[] }>(
      `SELECT n.id AS key, n.scope_path AS "scopePath", (SELECT count(*)::integer FROM notice_attachments t WHERE t.notice_id = n.id) AS count FROM notices n WHERE n.document_id = ? FOR UPDATE`, [notice],
    );
    const [row] = rows;
    if (!row || !access('scope').within(principal, ADMINISTRATORS, row.scopePath)) throw refuse.notFound();
    return row;
  }

  const audit = (trx: Knex.Transaction, { principal, now, address }: Asking, scopePath: string, notice: string, action: string, name: string): Promise<void> =>
    (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: scopePath, at: now, actorId: principal.userId, actorName: principal.name || principal.username, action: `notice.${action}`, subjectType: 'notice', subjectId: notice, scopePath, address, outcome: 'ok', details: { name },
    });

  return {
    /** Those that were taken out as well. @throws Refusal 404 */
    async list(principal: Principal, notice: string): Promise<AttachmentLine[]> {
      const values: unknown[] = [notice];
      const scope = access('scope').sql(principal, ADMINISTRATORS, 'n.scope_path', values);
      const rows = await access('reads').query<AttachmentLine & { notice: string }>(
        'notice_attachment_lines',
        `SELECT n.document_id AS notice, t.document_id AS id, t.name, t.bytes, t.removed_at IS NOT NULL AS removed FROM notices n LEFT JOIN notice_attachments t ON t.notice_id = n.id WHERE n.document_id = $1 AND ${scope} ORDER BY t.position, t.id`,
        values,
      );
      if (rows.length === 0) throw refuse.notFound();
      return rows.flatMap(({ notice: _notice, ...line }) => ((line.id as string | null) === null ? [] : [line]));
    },

    /** @throws Refusal 404, 413, 415 with what may be attached, 422 where there are too many */
    async add(asking: Asking, notice: string, files: readonly UploadedFile[]): Promise<void> {
      const mimes = await Promise.all(files.map(mimeOf));
      const strange = files.find((_, index) => mimes[index] === undefined);
      if (strange) throw refuse.unsupported(`“${strange.name}”不能作为附件。可以使用 PDF、Word、Excel 文件和 JPG、PNG 图片，文件名的后缀应与内容一致。`);
      const large = files.find(({ size }) => size > LARGEST);
      if (large) throw refuse.tooLarge(`“${large.name}”超过 20 MB，请压缩后再上传。`);
      await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
        const { key, scopePath, count } = await lock(trx, asking, notice);
        if (files.length === 0) throw refuse.malformed([{ path: 'files', code: 'required', message: '请选择文件。' }]);
        if (count + files.length > MOST) throw refuse.invalid([{ path: 'files', code: 'too-many', message: `一份通知最多 ${MOST} 个附件。` }]);
        for (const [index, file] of files.entries()) {
          await attachFile(strapi, trx, { notice: key, name: file.name.slice(0, 200), position: count + index, mime: mimes[index] ?? '', file: await readFile(file.path), now: asking.now });
          await audit(trx, asking, scopePath, notice, 'attach', file.name);
        }
      });
    },

    /** Takes an attachment out, or puts it back. @throws Refusal 404 */
    async mark(asking: Asking, notice: string, id: string, removed: boolean): Promise<void> {
      await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
        const { key, scopePath } = await lock(trx, asking, notice);
        const { rows } = await trx.raw<{ rows: { name: string }[] }>(
          'UPDATE notice_attachments SET removed_at = CASE WHEN :removed THEN CAST(:now AS timestamptz) END, updated_at = CAST(:now AS timestamp) WHERE document_id = :id AND notice_id = :key RETURNING name', { removed, now: asking.now.toISOString(), id, key },
        );
        if (!rows[0]) throw refuse.notFound();
        await audit(trx, asking, scopePath, notice, removed ? 'detach' : 'reattach', rows[0].name);
      });
    },
  };
}
