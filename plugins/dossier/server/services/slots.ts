import { refuse, type UploadedFile } from '@medregistry/language';
import { appendPages, arrangePages, removePage, SLOT_LIMITS, type Arrangement, type PageListFault, type PageListOutcome, type SlotLimits } from '../PageList';
import { FILE_LIMITS } from '../press/Job';
import { preparedRows, rows, type DossierDatabase, type Transaction } from '../Transaction';
import type { ServedFile } from '../ServedFile';
import {
  insertPages, keepVersion, lockExisting, lockMaterial, newPage, pagesOf, placePages,
  type Actor, type MaterialRow, type NewPage, type PageRow, type SlotView,
} from './slotRows';
import { createSlotFiles, type VersionView } from './slotFiles';
import type { Workshop } from './workshop';
import { refusing } from '../refusing';

/** What every change of a slot carries. */
export interface SlotChange {
  subjectId: string;
  slot: string;
  actor: Actor;
  now: Date;
  /**
   * Runs first in the transaction: locks the owner and throws when the slot may not change now. It has to take a lock
   * that submitting conflicts with: `freeze` closes the slots there are, and cannot close one that is being made.
   */
  guard?: (trx: Transaction) => Promise<void>;
  /** Runs last in the transaction, with the slot as it stands then. */
  after?: (trx: Transaction, view: SlotView) => Promise<void>;
}

export interface AppendRequest extends SlotChange {
  subjectType: string;
  scopePath: string;
  files: UploadedFile[];
  limits?: Partial<SlotLimits>;
}

export interface ArrangeRequest extends SlotChange {
  pages: Arrangement[];
  /** The version that the person saw; another one is refused as stale. */
  version?: number | undefined;
}

export interface RemoveRequest extends SlotChange {
  pageId: string;
  version?: number | undefined;
}

/** Material slots (材料): pages in, one PDF out, nothing ever lost (F11–F15, F40, F41, F56). */
export interface Slots {
  /**
   * Appends the files' pages. One bad file refuses all of them and changes nothing.
   * @throws Refusal 409 frozen, 413, 415 naming the file, 422 without files
   */
  append(request: AppendRequest): Promise<SlotView>;
  /** Orders and turns pages. @throws Refusal 409 when the list is not exactly the pages there are, 412 stale, 422 other than quarter turns */
  arrange(request: ArrangeRequest): Promise<SlotView>;
  /** Takes a page out; earlier versions keep it. @throws Refusal 404, 409, 412 */
  remove(request: RemoveRequest): Promise<SlotView>;
  versions(subjectId: string, slot: string): Promise<VersionView[]>;
  /** The slot merged, or an earlier version of it. @throws Refusal 404 without pages */
  file(subjectId: string, slot: string, version?: number): Promise<ServedFile>;
  /** A picture of one page, turned as it stands in the slot. @throws Refusal 404, 422 when it cannot be drawn */
  preview(subjectId: string, slot: string, pageId: string, size?: 'thumb' | 'screen' | 'full'): Promise<ServedFile>;
  /** Closes all slots of a subject to changes; belongs into the transaction that submits. */
  freeze(trx: Transaction, subjectId: string): Promise<void>;
  thaw(trx: Transaction, subjectId: string): Promise<void>;
}

const MEGABYTE = 1024 * 1024;

function fault(name: PageListFault, slot: string, limits: SlotLimits): Error {
  const path = `materials.${slot}`;
  switch (name) {
    case 'too-many-pages': {
      const message = `每项材料最多 ${limits.pages} 页，请删去多余的页或合并后再上传。`;
      return refuse.tooLarge(message, [{ path, code: name, message }]);
    }
    case 'too-large': {
      const message = `每项材料合计不能超过 ${Math.floor(limits.slotBytes / MEGABYTE)} MB，请降低扫描分辨率后再上传。`;
      return refuse.tooLarge(message, [{ path, code: name, message }]);
    }
    case 'not-the-pages':
      return refuse.notAvailable('材料的页刚刚有变动，请刷新后按最新的页重新排列。');
    case 'rotation': {
      const message = '页面只能旋转 0、90、180 或 270 度。';
      return refuse.invalid([{ path, code: name, message }]);
    }
    case 'no-such-page':
      return refuse.notFound('没有找到这一页，它可能已被移除，请刷新后查看。');
  }
}

function settled<T extends PageRow>(outcome: PageListOutcome<T>, slot: string, limits: SlotLimits = SLOT_LIMITS): T[] {
  if ('fault' in outcome) throw fault(outcome.fault, slot, limits);
  return outcome.pages;
}

function refuseFrozen(material: MaterialRow): void {
  if (material.frozen) throw refuse.notAvailable('材料已随申请提交，不能再修改；如需更改，请等待退回修正后再操作。');
}

const viewOf = (material: MaterialRow, version: number, pages: PageRow[]): SlotView => ({
  slot: material.slot,
  version,
  frozen: material.frozen,
  bytes: pages.reduce((sum, page) => sum + page.bytes, 0),
  pages,
});

export function createSlots(database: DossierDatabase, workshop: Workshop): Slots {
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

  /** The common course of a change: guard, lock, new list, write, version, after. */
  async function change(
    request: SlotChange & { version?: number | undefined },
    lock: (trx: Transaction) => Promise<MaterialRow>,
    apply: (trx: Transaction, material: MaterialRow, pages: PageRow[]) => Promise<PageRow[]>,
  ): Promise<SlotView> {
    return database.transaction(async ({ trx }) => {
      await request.guard?.(trx);
      const material = await lock(trx);
      refuseFrozen(material);
      if (request.version !== undefined && request.version !== material.version) throw refuse.stale(material.version);
      const pages = await apply(trx, material, await pagesOf(trx, material.id));
      const view = viewOf(material, await keepVersion(trx, material.id, pages, request.actor, request.now), pages);
      await request.after?.(trx, view);
      return view;
    });
  }

  const existing = ({ subjectId, slot }: SlotChange) => async (trx: Transaction) => {
    const material = await lockExisting(trx, subjectId, slot);
    if (!material) throw fault('no-such-page', slot, SLOT_LIMITS);
    return material;
  };

  return {
    async append(request) {
      const limits = { ...SLOT_LIMITS, ...request.limits };
      if (request.files.length === 0) {
        throw refuse.invalid([{ path: `materials.${request.slot}`, code: 'no-files', message: '没有收到文件，请选择要上传的文件。' }]);
      }
      const taken: NewPage[] = [];
      try {
        await takeIn(request, taken);
        return await change(request, (trx) => lockMaterial(trx, request, request.now), async (trx, material, pages) => {
          const list = settled(appendPages(pages, taken.map(({ row }) => row), limits), request.slot, limits);
          const last = await rows<{ last: number }>(trx, 'SELECT coalesce(max(position), 0)::int AS last FROM material_pages WHERE material_id = ?', [material.id]);
          await insertPages(trx, material.id, last[0]?.last ?? 0, taken, request.actor, request.now);
          return list;
        });
      } catch (error) {
        await forget(taken);
        throw error;
      }
    },

    arrange: (request) =>
      change(request, existing(request), async (trx, material, pages) => {
        const list = settled(arrangePages(pages, request.pages), request.slot);
        await placePages(trx, material.id, list, request.now);
        return list;
      }),

    remove: (request) =>
      change(request, existing(request), async (trx, material, pages) => {
        const list = settled(removePage(pages, request.pageId), request.slot);
        await trx.raw('UPDATE material_pages SET removed_at = ?, removed_by = ?, updated_at = ? WHERE material_id = ? AND document_id = ?', [
          request.now, request.actor.id, request.now, material.id, request.pageId,
        ]);
        return list;
      }),

    ...createSlotFiles(database, workshop),

    async freeze(trx, subjectId) {
      await preparedRows(trx, 'freeze', 'UPDATE materials SET frozen = true WHERE subject_id = ? AND NOT frozen', [subjectId]);
    },
    async thaw(trx, subjectId) {
      await preparedRows(trx, 'thaw', 'UPDATE materials SET frozen = false WHERE subject_id = ? AND frozen', [subjectId]);
    },
  };
}
