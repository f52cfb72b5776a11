import { defineEndpoint, refuse, slotsOf, type AnyEndpoint, type Principal, type Scene } from '@medregistry/language';
import type { Knex } from 'knex';
import { z } from 'zod';
import { SUBJECT_TYPE } from '../services/engine';
import type { OpenCase } from '../services/cases';
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
  async function inspect({ principal, params, now }: Asking): Promise<OpenCase> {
    const { row, actor } = await cases.read(ports.connection, params.id, principal);
    const current = await cases.open(ports.connection, row, actor, now);
    const scene: Scene = { ...current.world, actor: { ...actor, role: actor.roles[0] ?? '' }, payload: {} };
    if (!slotsOf(scene).some(({ key }) => key === params.slot)) throw refuse.notFound('这件申请没有这一项材料。');
    return current;
  }

  /** What every change of a slot carries: the case locked first, the trail last, all in the dossier's transaction. */
  const change = (asking: Asking, action: string) => ({
    subjectId: asking.params.id,
    slot: asking.params.slot,
    actor: { id: asking.principal.userId, name: asking.principal.name || asking.principal.username },
    now: asking.now,
    guard: async (trx: unknown) => {
      await engine.lockForMaterials(trx as Knex.Transaction, asking);
    },
    after: (trx: unknown, view: { version: number; pages: unknown[] }) =>
      engine.auditMaterials(trx as Knex.Transaction, asking, action, { slot: asking.params.slot, version: view.version, pages: view.pages.length }),
  });

  /** The slot as the case's view shows it, after a change. */
  async function slotView(asking: Asking): Promise<unknown> {
    return cases.view(await inspect(asking)).materials.find(({ slot }) => slot === asking.params.slot);
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
        const { row } = engine.mayChangeMaterials(await inspect(request));
        if (request.files.length === 0) throw refuse.malformed([{ path: 'files', code: 'required', message: '请选择要上传的文件。' }]);
        await ports.slots.append({ ...change(request, 'add-pages'), subjectType: SUBJECT_TYPE, scopePath: row.scope_path, files: request.files });
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
        engine.mayChangeMaterials(await inspect(request));
        await ports.slots.arrange({ ...change(request, 'arrange-pages'), pages: request.body.data.pages, version: request.ifMatch });
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
        engine.mayChangeMaterials(await inspect(request));
        await ports.slots.remove({ ...change(request, 'remove-page'), pageId: request.params.page, version: request.ifMatch });
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
        await inspect(request);
        return served(await ports.slots.file(request.params.id, request.params.slot));
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
        await inspect(request);
        return served(await ports.slots.preview(request.params.id, request.params.slot, request.params.page, request.query.size), 'private, max-age=300');
      },
    }),
  ];
};
