import { defineEndpoint, refuse, slotsOf, type AnyEndpoint, type Principal, type Scene } from '@medregistry/language';
import { z } from 'zod';
import type { Asker } from '../Ports';
import type { OpenCase } from '../services/cases';
import type { Workflow } from '../services/workflow';
import { Id } from './applications';

const Slot = Id.extend({ slot: z.string().max(60) });
const Page = Slot.extend({ page: z.string().max(64) });
const Arrangement = z.strictObject({
  data: z.strictObject({ pages: z.array(z.strictObject({ id: z.string().max(64), rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]) })).max(200) }),
});

interface Asking {
  principal: Principal;
  params: { id: string; slot: string };
  address: string;
  now: Date;
}

const PDF = { 'Content-Type': 'application/pdf', 'Content-Disposition': 'inline', 'Cache-Control': 'private, no-store' };

export const materialEndpoints = ({ cases, connection, dossier }: Workflow): AnyEndpoint[] => {
  const asker = ({ principal, address, now }: Asking): Asker => ({ userId: principal.userId, name: principal.name || principal.username, address, now });

  /** @throws Refusal 404 for a case outside scope or a slot that the case does not have */
  async function inspect({ principal, params, now }: Asking): Promise<OpenCase> {
    const { row, actor } = await cases.read(connection, params.id, principal);
    const current = await cases.open(connection, row, actor, now);
    const scene: Scene = { ...current.world, actor: { ...actor, role: actor.roles[0] ?? '' }, payload: {} };
    if (!slotsOf(scene).some(({ key }) => key === params.slot)) throw refuse.notFound('这件申请没有这一项材料。');
    return current;
  }

  /** @throws Refusal as `inspect`, 403 for somebody who is not the applicant, 409 where the state keeps materials as they are */
  async function editable(asking: Asking): Promise<OpenCase> {
    const current = await inspect(asking);
    if (!cases.isApplicant(current.actor)) throw refuse.forbidden();
    if (!current.procedure.states[current.row.state]?.editable.materials) throw refuse.notAvailable('当前状态下材料不能修改。');
    return current;
  }

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
        const { row } = await editable(request);
        if (request.files.length === 0) throw refuse.malformed([{ path: 'files', code: 'required', message: '请选择要上传的文件。' }]);
        await dossier.append({ ...cases.subjectKey(row), scopePath: row.scope_path }, request.params.slot, request.files, asker(request));
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
        const { row } = await editable(request);
        await dossier.arrange(cases.subjectKey(row), request.params.slot, request.body.data.pages, asker(request));
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
        const { row } = await editable(request);
        await dossier.remove(cases.subjectKey(row), request.params.slot, request.params.page, asker(request));
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
        const { row } = await inspect(request);
        return { file: await dossier.slotFile(cases.subjectKey(row), request.params.slot), headers: PDF };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/applications/:id/materials/:slot/pages/:page/preview',
      summary: 'A page as a picture',
      tag: 'materials',
      access: 'signed-in',
      params: Page,
      async handle(request) {
        const { row } = await inspect(request);
        const file = await dossier.preview(cases.subjectKey(row), request.params.slot, request.params.page);
        return { file, headers: { 'Content-Type': 'image/jpeg', 'Cache-Control': 'private, max-age=300' } };
      },
    }),
  ];
};
