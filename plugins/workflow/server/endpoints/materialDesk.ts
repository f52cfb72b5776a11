import { fill, placesOf, refuse, rowWithId, say, slotAt, slotsOf, type Principal } from '@medregistry/language';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { MaterialView } from '../ApplicationView';
import type { OpenCase } from '../services/cases';
import { placeIn, sceneOf } from '../services/joinedCases';
import { titleOfRow } from '../services/materialViews';
import type { Workflow } from '../services/workflow';
import { Id } from './applications';

export const Slot = Id.extend({ slot: z.string().max(120) });
export const Page = Slot.extend({ page: z.string().max(64) });

export interface MaterialAsking {
  principal: Principal;
  params: { id: string; slot: string };
  address: string;
  now: Date;
}

type Declared = ReturnType<typeof slotsOf>[number];

/** A place for pages that a person may see, in its case. */
export interface Inspected {
  whole: OpenCase;
  part: OpenCase;
  slot: string;
  declared: Declared;
  /** What an item that belongs to a row of the form is called. */
  title: string | null;
}

/** Who may do what with the slots of a case; shared by the endpoints about them. */
export function createDesk({ cases, engine, ports }: Workflow) {
  /** @throws Refusal 404 for a case outside scope or a slot that the case does not have */
  async function declaredSlot({ principal, params, now }: MaterialAsking): Promise<Omit<Inspected, 'title'>> {
    const { row, actor } = await cases.read(ports.connection, params.id, principal);
    const whole = await cases.open(ports.connection, row, actor, now);
    const { part, key: slot } = placeIn(whole, params.slot);
    const declared = slotsOf(sceneOf(part)).find(({ key }) => key === slotAt(slot).slot);
    if (!declared) throw refuse.notFound('这件申请没有这一项材料。');
    return { whole, part, slot, declared };
  }

  /** @throws Refusal 404 as `declaredSlot`, and for an item that there is not */
  async function inspect(asking: MaterialAsking): Promise<Inspected> {
    const found = await declaredSlot(asking);
    const { part, slot, declared } = found;
    const { item } = slotAt(slot);
    const row = item !== null && declared.repeat?.by === 'row' ? rowWithId(item, part.procedure, part.world.application.form)?.row : undefined;
    const kept = placesOf(sceneOf(part)).some(({ place }) => place === slot);
    if (row === undefined && !kept) throw refuse.notFound('这件申请没有这一项材料。');
    return { ...found, title: row ? titleOfRow(row) : null };
  }

  /** What every change of a slot carries: the case locked first, the trail last, all in the dossier's transaction. */
  function changing(asking: MaterialAsking, { part, slot }: Pick<Inspected, 'part' | 'slot'>, action: string) {
    const { row } = engine.mayChangeMaterials(part, slot);
    const own = { ...asking, params: { ...asking.params, id: row.document_id } };
    return {
      subjectId: row.document_id,
      scopePath: row.scope_path,
      slot,
      actor: { id: asking.principal.userId, name: asking.principal.name || asking.principal.username },
      now: asking.now,
      guard: async (trx: unknown) => {
        await engine.lockForMaterials(trx as Knex.Transaction, own);
      },
      after: (trx: unknown, changed: { version: number; pages: unknown[] }) =>
        engine.auditMaterials(trx as Knex.Transaction, own, action, { slot, version: changed.version, pages: changed.pages.length }),
    };
  }

  return {
    declaredSlot,
    inspect,
    changing,

    /** A slot that may be changed. @throws Refusal 404, 403, 409 */
    async change(asking: MaterialAsking, action: string) {
      const found = await inspect(asking);
      return { ...changing(asking, found, action), title: found.title };
    },

    /** What the system lays over a page of this slot today. @throws Refusal 404 where it offers no mark */
    async markLines(asking: MaterialAsking): Promise<string[]> {
      const { part, declared } = await inspect(asking);
      if (declared.markLines.length === 0) throw refuse.notFound('这项材料不需要加注。');
      return declared.markLines.map((line) => fill(say(line), sceneOf(part)));
    },

    /** The slot as the case's view shows it, after a change. */
    async slotView(asking: MaterialAsking, place = asking.params.slot): Promise<MaterialView | undefined> {
      const { whole } = await declaredSlot(asking);
      return cases.view(whole).materials.find(({ slot }) => slot === place);
    },
  };
}
