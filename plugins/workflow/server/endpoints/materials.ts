import { defineEndpoint, refuse, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { SUBJECT_TYPE } from '../services/caseEntry';
import type { Workflow } from '../services/workflow';
import { createDesk, Page, Slot } from './materialDesk';
import { served } from './served';

const Rotation = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);
const Arrangement = z.strictObject({
  data: z.strictObject({ pages: z.array(z.strictObject({ id: z.string().max(64), rotation: Rotation })).max(200) }),
});
const Marking = z.strictObject({
  data: z.strictObject({
    /** Lay the mark over the pages, or take it off. */
    on: z.boolean(),
    /** All pages of the slot where there is none named. */
    pages: z.array(z.string().max(64)).min(1).max(200).nullable().default(null),
  }),
});

/** The pages of a slot: in, in order, marked, out, and to be looked at. */
export const materialEndpoints = (workflow: Workflow): AnyEndpoint[] => {
  const { ports } = workflow;
  const { inspect, change, slotView, markLines } = createDesk(workflow);

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
      method: 'PUT',
      path: '/api/applications/:id/materials/:slot/mark',
      summary: 'Lay 与原件一致 over pages of a slot, or take it off again (F37)',
      tag: 'materials',
      access: 'signed-in',
      params: Slot,
      body: Marking,
      async handle(request) {
        const { on, pages } = request.body.data;
        const given = await change(request, on ? 'mark-pages' : 'unmark-pages');
        await ports.slots.mark({ ...given, pages, lines: on ? await markLines(request) : null, version: request.ifMatch });
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
        return served(await ports.slots.file(part.row.document_id, slot, { watermark: workflow.cases.watermark(part.actor, request.principal, request.now) }));
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
