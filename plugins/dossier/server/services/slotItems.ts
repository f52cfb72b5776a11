import { refuse } from '@medregistry/language';
import { rows, type DossierDatabase, type Transaction } from '../Transaction';
import { existing, refuseFrozen, type SlotChange } from './changeSlot';
import { lockMaterial, pagesOf, type MaterialRow } from './slotRows';

export interface ItemRequest extends SlotChange {
  subjectType: string;
  scopePath: string;
  title: string;
  itemKind: string | null;
  /** Slots of the subject whose name begins with this are counted against `most`. */
  family: string;
  most: number;
}

/** Items of a slot that repeats: each is a slot of its own, under a title. */
export interface SlotItems {
  /** Makes an item. @throws Refusal as the guard does, 422 when there are too many */
  addItem(request: ItemRequest): Promise<void>;
  /** Gives an item another title. @throws Refusal 404, 409 */
  renameItem(request: SlotChange & { title: string }): Promise<void>;
  /** Takes away an item that holds no page; what it once held stays in its versions. @throws Refusal 404, 409 */
  dropItem(request: SlotChange): Promise<void>;
}

export function createSlotItems(database: DossierDatabase): SlotItems {
  /** As every change of a slot, but that no page changes and so no version is kept. */
  async function changeItem(request: SlotChange, lock: (trx: Transaction) => Promise<MaterialRow>, apply: (trx: Transaction, row: MaterialRow) => Promise<void>): Promise<void> {
    await database.transaction(async ({ trx }) => {
      await request.guard?.(trx);
      const row = await lock(trx);
      refuseFrozen(row);
      await apply(trx, row);
      await request.after?.(trx, { slot: row.slot, version: row.version, frozen: row.frozen, bytes: 0, pages: [] });
    });
  }

  return {
    addItem: (request) =>
      changeItem(request, (trx) => lockMaterial(trx, request, request.now), async (trx) => {
        const [found] = await rows<{ count: number }>(
          trx,
          'SELECT count(*)::int AS count FROM materials WHERE subject_id = ? AND starts_with(slot, ?) AND dropped_at IS NULL',
          [request.subjectId, request.family],
        );
        if ((found?.count ?? 0) <= request.most) return;
        throw refuse.invalid([{ path: `materials.${request.slot}`, code: 'too-many-items', message: `最多添加 ${request.most} 份，请把同类材料合并后上传。` }]);
      }),

    renameItem: (request) =>
      changeItem(request, existing(request), async (trx, { id }) => {
        await trx.raw('UPDATE materials SET title = ?, updated_at = ? WHERE id = ?', [request.title, request.now, id]);
      }),

    dropItem: (request) =>
      changeItem(request, existing(request), async (trx, { id }) => {
        if ((await pagesOf(trx, id)).length > 0) throw refuse.notAvailable('这份材料还有页，请先移出全部页，再删除这份材料。');
        await trx.raw('UPDATE materials SET dropped_at = ?, updated_at = ? WHERE id = ?', [request.now, request.now, id]);
      }),
  };
}
