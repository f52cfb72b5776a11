import { refuse } from '@medregistry/language';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageMark } from '../PageList';
import type { PageKind, PressedFile } from '../press/Job';
import { sha256 } from '../press/written';
import { refusing } from '../refusing';
import type { ServedFile } from '../ServedFile';
import { SingleFlight } from '../SingleFlight';
import { rows, type DossierDatabase } from '../Transaction';
import { versionFile, type VersionFile } from './slotRows';
import type { Workshop } from './workshop';

/** One version of a slot, newest first in a list. */
export interface VersionView {
  version: number;
  pages: number;
  list: { id: string; rotation: number }[];
  changedAt: string;
  changedBy: string;
}

interface DrawnPage {
  key: string;
  kind: PageKind;
  rotation: number;
  sha256: string;
  mark: PageMark | null;
}

/** Tells pictures with different marks apart. */
const digest = (lines: string[]): string => sha256(Buffer.from(lines.join('\n'))).slice(0, 12);

/** Longer side of a page's picture in pixels. */
const PREVIEW_SIZES = { thumb: 320, screen: 1400, full: 2600 } as const;

/** The reading half of the slots service: merged files, earlier versions, pictures of pages. */
export function createSlotFiles({ connection }: DossierDatabase, { press, store, previews }: Workshop) {
  const merging = new SingleFlight<ServedFile>();
  const drawing = new SingleFlight<ServedFile>();

  const served = (key: string, bytes: number, sha256: string): ServedFile => ({ mimetype: 'application/pdf', bytes, sha256, open: () => store.open(key) });

  /** The pages of a version in one file. */
  const bound = (row: VersionFile, title: string, watermark?: string): Promise<PressedFile> =>
    refusing('', store.withLocal(row.pages.map(({ key }) => key), (paths) =>
      press.run({
        kind: 'merge',
        title,
        pages: row.pages.map(({ kind, rotation, mark }, index) => ({ path: paths[index] ?? '', kind, rotation, mark: mark?.lines ?? [] })),
        ...(watermark === undefined ? {} : { watermark }),
      }),
    ));

  /** A copy that is one person's and is kept nowhere. */
  async function watermarked(row: VersionFile, title: string, watermark: string): Promise<ServedFile> {
    const { path, bytes, sha256: digestOf } = await bound(row, title, watermark);
    return { mimetype: 'application/pdf', bytes, sha256: digestOf, open: async () => createReadStream(path).on('close', () => void rm(path, { force: true })) };
  }

  async function merged(row: VersionFile, title: string): Promise<ServedFile> {
    const result = await bound(row, title);
    const stored = await store.adopt(result.path, 'pdf');
    const [kept] = await rows<{ id: number }>(
      connection,
      'UPDATE material_versions SET file_key = ?, sha256 = ?, bytes = ? WHERE id = ? AND file_key IS NULL RETURNING id',
      [stored.key, stored.sha256, stored.bytes, row.id],
    );
    if (kept) return served(stored.key, stored.bytes, stored.sha256);
    // Another process was first; its bytes are the version's.
    await store.remove(stored.key);
    const [first] = await rows<{ key: string; bytes: number; sha256: string }>(
      connection,
      'SELECT file_key AS key, bytes, sha256 FROM material_versions WHERE id = ?',
      [row.id],
    );
    if (!first) throw new Error('a version of a slot has disappeared');
    return served(first.key, first.bytes, first.sha256);
  }

  async function drawn(page: DrawnPage, look: string, size: number): Promise<ServedFile> {
    const cached = previews ? join(previews, `${look}.jpg`) : null;
    const found = cached ? await stat(cached).catch(() => null) : null;
    if (cached && found) return { mimetype: 'image/jpeg', bytes: found.size, sha256: page.sha256, open: async () => createReadStream(cached) };
    const result = await refusing('', store.withLocal([page.key], ([path = '']) =>
      press.run({ kind: 'preview', path, pageKind: page.kind, rotation: page.rotation, size, mark: page.mark?.lines ?? [] }),
    ));
    if (!cached || !previews) {
      return {
        mimetype: 'image/jpeg', bytes: result.bytes, sha256: result.sha256,
        open: async () => createReadStream(result.path).on('close', () => void rm(result.path, { force: true })),
      };
    }
    await mkdir(previews, { recursive: true, mode: 0o700 });
    await rename(result.path, cached);
    return { mimetype: 'image/jpeg', bytes: result.bytes, sha256: result.sha256, open: async () => createReadStream(cached) };
  }

  return {
    async versions(subjectId: string, slot: string): Promise<VersionView[]> {
      return rows<VersionView>(
        connection,
        `SELECT v.version, v.pages, v.page_list::json AS list,
           to_char(v.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "changedAt", v.changed_by_name AS "changedBy"
         FROM materials m JOIN material_versions v ON v.material_id = m.id
         WHERE m.subject_id = ? AND m.slot = ? ORDER BY v.version DESC`,
        [subjectId, slot],
      );
    },

    async file(subjectId: string, slot: string, { version, watermark }: { version?: number | undefined; watermark?: string | undefined } = {}): Promise<ServedFile> {
      const row = await versionFile(connection, subjectId, slot, version);
      if (!row || row.pages.length === 0) throw refuse.notFound('这项材料还没有上传任何页。');
      if (watermark !== undefined) return watermarked(row, slot, watermark);
      if (row.fileKey && row.bytes !== null && row.sha256) return served(row.fileKey, row.bytes, row.sha256);
      return merging.run(String(row.id), () => merged(row, slot));
    },

    async preview(subjectId: string, slot: string, pageId: string, size: keyof typeof PREVIEW_SIZES = 'screen'): Promise<ServedFile> {
      const [page] = await rows<DrawnPage>(
        connection,
        `SELECT p.file_key AS key, p.kind, p.rotation, p.sha256, p.mark::json AS mark FROM material_pages p JOIN materials m ON m.id = p.material_id
         WHERE m.subject_id = ? AND m.slot = ? AND p.document_id = ?`,
        [subjectId, slot, pageId],
      );
      if (!page) throw refuse.notFound('没有找到这一页，它可能已被移除，请刷新后查看。');
      const pixels = PREVIEW_SIZES[size];
      const look = `${page.sha256}-${page.rotation}-${pixels}${page.mark ? `-${digest(page.mark.lines)}` : ''}`;
      return drawing.run(look, () => drawn(page, look, pixels));
    },
  };
}
