import { refuse } from '@medregistry/language';
import { SLOT_LIMITS, type PageListFault, type PageListOutcome, type SlotLimits } from '../PageList';
import type { DossierDatabase, Transaction } from '../Transaction';
import { keepVersion, lockExisting, pagesOf, type Actor, type MaterialRow, type PageRow } from './slotRows';

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
  after?: (trx: Transaction, changed: ChangedSlot) => Promise<void>;
}

/** A slot as a change leaves it. */
export interface ChangedSlot {
  slot: string;
  version: number;
  frozen: boolean;
  bytes: number;
  pages: PageRow[];
}

const MEGABYTE = 1024 * 1024;

export function fault(name: PageListFault, slot: string, limits: SlotLimits): Error {
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

export function settled<T extends PageRow>(outcome: PageListOutcome<T>, slot: string, limits: SlotLimits = SLOT_LIMITS): T[] {
  if ('fault' in outcome) throw fault(outcome.fault, slot, limits);
  return outcome.pages;
}

export function refuseFrozen(material: MaterialRow): void {
  if (material.frozen) throw refuse.notAvailable('材料已随申请提交，不能再修改；如需更改，请等待退回修正后再操作。');
}

export const changedSlot = (material: MaterialRow, version: number, pages: PageRow[]): ChangedSlot => ({
  slot: material.slot,
  version,
  frozen: material.frozen,
  bytes: pages.reduce((sum, page) => sum + page.bytes, 0),
  pages,
});

/** The row of a slot that there is, locked. @throws Refusal 404 where nothing was ever uploaded */
export const existing = ({ subjectId, slot }: SlotChange) => async (trx: Transaction): Promise<MaterialRow> => {
  const material = await lockExisting(trx, subjectId, slot);
  if (!material) throw fault('no-such-page', slot, SLOT_LIMITS);
  return material;
};

/** The common course of a change: guard, lock, new list, write, version, after. */
export async function changeSlot(
  database: DossierDatabase,
  request: SlotChange & { version?: number | undefined },
  lock: (trx: Transaction) => Promise<MaterialRow>,
  apply: (trx: Transaction, material: MaterialRow, pages: PageRow[]) => Promise<PageRow[]>,
): Promise<ChangedSlot> {
  return database.transaction(async ({ trx }) => {
    await request.guard?.(trx);
    const material = await lock(trx);
    refuseFrozen(material);
    if (request.version !== undefined && request.version !== material.version) throw refuse.stale(material.version);
    const pages = await apply(trx, material, await pagesOf(trx, material.id));
    const changed = changedSlot(material, await keepVersion(trx, material.id, pages, request.actor, request.now), pages);
    await request.after?.(trx, changed);
    return changed;
  });
}
