import { refuse, type UploadedFile } from '@medregistry/language';
import { rm } from 'node:fs/promises';
import { appendPages, arrangePages, markPages, removePage, SLOT_LIMITS, type Arrangement, type SlotLimits } from '../PageList';
import { FILE_LIMITS } from '../press/Job';
import { preparedRows, rows, type DossierDatabase, type Transaction } from '../Transaction';
import type { ServedFile } from '../ServedFile';
import { changeSlot, existing, settled, type ChangedSlot, type SlotChange } from './changeSlot';
import { createSlotItems, type SlotItems } from './slotItems';
import { insertPages, lockMaterial, newPage, placePages, type NewPage } from './slotRows';
import { createSlotFiles, type VersionView } from './slotFiles';
import type { Workshop } from './workshop';
import { refusing } from '../refusing';

export interface AppendRequest extends SlotChange {
  subjectType: string;
  scopePath: string;
  files: UploadedFile[];
  /** What an item of a slot that repeats is called, when this makes it. */
  title?: string | null;
  limits?: Partial<SlotLimits>;
}

export interface ArrangeRequest extends SlotChange {
  pages: Arrangement[];
  /** The version that the person saw; another one is refused as stale. */
  version?: number | undefined;
}

export interface MarkRequest extends SlotChange {
  /** The pages to be marked; all of the slot where null. */
  pages: readonly string[] | null;
  /** Lines to be laid over them; null takes them off again. */
  lines: string[] | null;
  version?: number | undefined;
}

export interface RemoveRequest extends SlotChange {
  pageId: string;
  version?: number | undefined;
}

/** Material slots (材料): pages in, one PDF out, nothing ever lost (F11–F15, F40, F41, F56). */
export interface Slots extends SlotItems {
  /**
   * Appends the files' pages. One bad file refuses all of them and changes nothing.
   * @throws Refusal 409 frozen, 413, 415 naming the file, 422 without files
   */
  append(request: AppendRequest): Promise<ChangedSlot>;
  /** Orders and turns pages. @throws Refusal 409 when the list is not exactly the pages there are, 412 stale, 422 other than quarter turns */
  arrange(request: ArrangeRequest): Promise<ChangedSlot>;
  /** Takes a page out; earlier versions keep it. @throws Refusal 404, 409, 412 */
  remove(request: RemoveRequest): Promise<ChangedSlot>;
  /** Lays lines over pages, or takes them off; the pages themselves stay as they are. @throws Refusal 404, 409, 412, 422 when a character has no font */
  mark(request: MarkRequest): Promise<ChangedSlot>;
  versions(subjectId: string, slot: string): Promise<VersionView[]>;
  /** The slot merged, or an earlier version of it; where a watermark is given it lies over each page. @throws Refusal 404 without pages */
  file(subjectId: string, slot: string, options?: { version?: number | undefined; watermark?: string | undefined }): Promise<ServedFile>;
  /** A picture of one page, turned as it stands in the slot. @throws Refusal 404, 422 when it cannot be drawn */
  preview(subjectId: string, slot: string, pageId: string, size?: 'thumb' | 'screen' | 'full'): Promise<ServedFile>;
  /** Closes all slots of a subject to changes, but for those that are `open` whatever is filed; belongs into the transaction that submits. */
  freeze(trx: Transaction, subjectId: string, open?: readonly string[]): Promise<void>;
  thaw(trx: Transaction, subjectId: string): Promise<void>;
}

/** @param onPages is told when pages have come in, after the commit */
export function createSlots(database: DossierDatabase, workshop: Workshop, onPages: () => void = () => undefined): Slots {
  const { press, store } = workshop;

  /** Normalises all files and puts their pages into the store; on any refusal nothing of them remains. */
  async function takeIn({ files, slot, limits, actor, now }: AppendRequest, taken: NewPage[]): Promise<void> {
    const bounds = { ...FILE_LIMITS, fileBytes: limits?.fileBytes ?? SLOT_LIMITS.fileBytes, pages: limits?.pages ?? SLOT_LIMITS.pages };
    for (const file of files) {
      const pages = await refusing(
        `materials.${slot}`,
        press.run({ kind: 'normalise', path: file.path, name: file.name, mimetype: file.mimetype, limits: bounds }),
      );
      for (const page of pages) {
        const stored = await store.adopt(page.path, page.kind === 'jpeg' ? 'jpg' : 'pdf');
        taken.push(newPage(page, stored, file.name, actor, now));
      }
    }
  }

  /** Removes files whose rows were not committed. Where the database cannot say, they stay: a spare file harms nobody. */
  async function forget(taken: NewPage[]): Promise<void> {
    const ids = JSON.stringify(taken.map(({ row }) => row.id));
    const kept = await rows<{ id: string }>(
      database.connection,
      'SELECT document_id AS id FROM material_pages WHERE document_id IN (SELECT jsonb_array_elements_text(?::jsonb))',
      [ids],
    ).catch(() => null);
    if (kept?.length === 0) await Promise.all(taken.map(({ file }) => store.remove(file.key)));
  }

  /** Finds a character without a font now, and not when somebody wants to print the slot. */
  async function provable(lines: string[]): Promise<void> {
    const blocks = lines.map((text) => ({ kind: 'paragraph' as const, text }));
    const { path } = await refusing('', press.run({ kind: 'print', printout: { title: lines[0] ?? '', blocks } }));
    await rm(path, { force: true });
  }

  return {
    async append(request) {
      const limits = { ...SLOT_LIMITS, ...request.limits };
      if (request.files.length === 0) {
        throw refuse.invalid([{ path: `materials.${request.slot}`, code: 'no-files', message: '没有收到文件，请选择要上传的文件。' }]);
      }
      const taken: NewPage[] = [];
      try {
        await takeIn(request, taken);
        const changed = await changeSlot(database, request, (trx) => lockMaterial(trx, request, request.now), async (trx, material, pages) => {
          const list = settled(appendPages(pages, taken.map(({ row }) => row), limits), request.slot, limits);
          const last = await rows<{ last: number }>(trx, 'SELECT coalesce(max(position), 0)::int AS last FROM material_pages WHERE material_id = ?', [material.id]);
          await insertPages(trx, material.id, last[0]?.last ?? 0, taken, request.actor, request.now);
          return list;
        });
        onPages();
        return changed;
      } catch (error) {
        await forget(taken);
        throw error;
      }
    },

    arrange: (request) =>
      changeSlot(database, request, existing(request), async (trx, material, pages) => {
        const list = settled(arrangePages(pages, request.pages), request.slot);
        await placePages(trx, material.id, list, request.now);
        return list;
      }),

    remove: (request) =>
      changeSlot(database, request, existing(request), async (trx, material, pages) => {
        const list = settled(removePage(pages, request.pageId), request.slot);
        await trx.raw('UPDATE material_pages SET removed_at = ?, removed_by = ?, updated_at = ? WHERE material_id = ? AND document_id = ?', [
          request.now, request.actor.id, request.now, material.id, request.pageId,
        ]);
        return list;
      }),

    async mark(request) {
      const { lines, pages, actor, now } = request;
      if (lines) await provable(lines);
      const mark = lines && { lines, by: actor.name, at: now.toISOString() };
      return changeSlot(database, request, existing(request), async (trx, material, current) => {
        const list = settled(markPages(current, pages, mark), request.slot);
        await placePages(trx, material.id, list, now);
        return list;
      });
    },

    ...createSlotFiles(database, workshop),
    ...createSlotItems(database),

    async freeze(trx, subjectId, open = []) {
      await preparedRows(trx, 'freeze', 'UPDATE materials SET frozen = true WHERE subject_id = ? AND NOT frozen AND slot <> ALL(?::text[])', [subjectId, open]);
    },
    async thaw(trx, subjectId) {
      await preparedRows(trx, 'thaw', 'UPDATE materials SET frozen = false WHERE subject_id = ? AND frozen', [subjectId]);
    },
  };
}
