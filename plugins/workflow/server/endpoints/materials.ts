import { defineEndpoint, refuse, slotsOf, type AnyEndpoint, type Principal } from '@medregistry/language';
import type { Knex } from 'knex';
import { z } from 'zod';
import { SUBJECT_TYPE } from '../services/caseEntry';
import type { OpenCase } from '../services/cases';
import { placeIn, sceneOf } from '../services/joinedCases';
import type { Workflow } from '../services/workflow';
import { Id } from './applications';
import { served } from './served';

const Slot = Id.extend({ slot: z.string().max(60) });
const Page = Slot.extend({ page: z.string().max(64) });
const Rotation = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);
const Arrangement = z.strictObject({
  data: z.strictObject({ pages: z.array(z.strictObject({ id: z.string().max(64), rotation: Rotation })).max(200) }),
});

interface Asking {
  principal: Principal;
  params: { id: string; slot: string };
  address: string;
  now: Date;
}

export const materialEndpoints = ({ cases, engine, ports }: Workflow): AnyEndpoint[] => {
  /** @throws Refusal 404 for a case outside scope or a slot that the case does not have */
  async function inspect({ principal, params, now }: Asking): Promise<{ whole: OpenCase; part: OpenCase; slot: string }> {
    const { row, actor } = await cases.read(ports.connection, params.id, principal);
    const whole = await cases.open(ports.connection, row, actor, now);
    const { part, key: slot } = placeIn(whole, params.slot);
    if (!slotsOf(sceneOf(part)).some(({ key }) => key === slot)) throw refuse.notFound('这件申请没有这一项材料。');
    return { whole, part, slot };
  }

  /** A slot that may be changed, with what every change carries: the case locked first, the trail last, all in the dossier's transaction. */
  async function change(asking: Asking, action: string) {
    const { part, slot } = await inspect(asking);
    const { row } = engine.mayChangeMaterials(part);
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
      after: (trx: unknown, view: { version: number; pages: unknown[] }) =>
        engine.auditMaterials(trx as Knex.Transaction, own, action, { slot, version: view.version, pages: view.pages.length }),
    };
  }

  /** The slot as the case's view shows it, after a change. */
  async function slotView(asking: Asking): Promise<unknown> {
    const { whole } = await inspect(asking);
    return cases.view(whole).materials.find(({ slot }) => slot === asking.params.slot);
  }

  return [
    defineEndpoint({
      method: 'POST',
      path: '/api/applications/:id/materials/:slot/pages',
      summary: 'Append pages to a slot; earlier pages always stay (F40)',
      tag: 'materials',
      access: 'signed-in',
      params: Slot,
      upload: true,
      async handle(request) {
        const given = await change(request, 'add-pages');
        if (request.files.length === 0) throw refuse.malformed([{ path: 'files', code: 'required', message: '请选择要上传的文件。' }]);
        await ports.slots.append({ ...given, subjectType: SUBJECT_TYPE, files: request.files });
        return { status: 201, body: { data: await slotView(request) } };
      },
    }),
    defineEndpoint({
      method: 'PATCH',
      path: '/api/applications/:id/materials/:slot',
      summary: 'Order and rotation of all pages of a slot',
      tag: 'materials',
      access: 'signed-in',
      params: Slot,
      body: Arrangement,
      async handle(request) {
        await ports.slots.arrange({ ...(await change(request, 'arrange-pages')), pages: request.body.data.pages, version: request.ifMatch });
        return { body: { data: await slotView(request) } };
      },
    }),
    defineEndpoint({
      method: 'DELETE',
      path: '/api/applications/:id/materials/:slot/pages/:page',
      summary: 'Take a page out; the version before stays',
      tag: 'materials',
      access: 'signed-in',
      params: Page,
      async handle(request) {
        await ports.slots.remove({ ...(await change(request, 'remove-page')), pageId: request.params.page, version: request.ifMatch });
        return { body: { data: await slotView(request) } };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/applications/:id/materials/:slot/file',
      summary: 'A slot as one PDF',
      tag: 'materials',
      access: 'signed-in',
      params: Slot,
      async handle(request) {
        const { part, slot } = await inspect(request);
        return served(await ports.slots.file(part.row.document_id, slot));
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/applications/:id/materials/:slot/pages/:page/preview',
      summary: 'A page as a picture',
      tag: 'materials',
      access: 'signed-in',
      params: Page,
      query: z.object({ size: z.enum(['thumb', 'screen', 'full']).default('screen') }),
      async handle(request) {
        const { part, slot } = await inspect(request);
        return served(await ports.slots.preview(part.row.document_id, slot, request.params.page, request.query.size), 'private, max-age=300');
      },
    }),
  ];
};
