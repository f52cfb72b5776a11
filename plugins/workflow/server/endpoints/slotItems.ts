import { defineEndpoint, placeFor, refuse, slotAt, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { newDocumentId } from '../newDocumentId';
import { SUBJECT_TYPE } from '../services/caseEntry';
import type { Workflow } from '../services/workflow';
import { createDesk, Slot } from './materialDesk';

const Title = z.string().trim().min(1, '请写明材料的名称。').max(80, '材料的名称最多 80 个字。');

/** Items of a slot that repeats by titles: as many papers as the applicant brings, each under its own name. */
export const slotItemEndpoints = (workflow: Workflow): AnyEndpoint[] => {
  const { ports } = workflow;
  const { declaredSlot, change, changing, slotView } = createDesk(workflow);
  return [
    defineEndpoint({
      method: 'POST',
      path: '/api/applications/:id/materials/:slot/items',
      summary: 'Add an item under a title to a slot that takes any number of them (F12)',
      tag: 'materials',
      access: 'signed-in',
      params: Slot,
      body: z.strictObject({ data: z.strictObject({ title: Title, kind: z.string().max(40).nullable().default(null) }) }),
      async handle(request) {
        const found = await declaredSlot(request);
        const { repeat } = found.declared;
        if (repeat?.by !== 'title' || slotAt(found.slot).item !== null) throw refuse.notFound('这项材料不能再分份添加。');
        const { title, kind } = request.body.data;
        if (kind !== null && !repeat.kinds.some(({ value }) => value === kind)) {
          throw refuse.invalid([{ path: 'kind', code: 'option', message: '请从列出的材料种类中选择。' }]);
        }
        const item = newDocumentId();
        const given = changing(request, { part: found.part, slot: placeFor(found.slot, item) }, 'add-item');
        await ports.slots.addItem({ ...given, subjectType: SUBJECT_TYPE, title, itemKind: kind, family: placeFor(found.slot, ''), most: repeat.most });
        return { status: 201, body: { data: await slotView(request, placeFor(request.params.slot, item)) } };
      },
    }),
    defineEndpoint({
      method: 'PATCH',
      path: '/api/applications/:id/materials/:slot/title',
      summary: 'Give an item another title',
      tag: 'materials',
      access: 'signed-in',
      params: Slot,
      body: z.strictObject({ data: z.strictObject({ title: Title }) }),
      async handle(request) {
        const { declared } = await declaredSlot(request);
        if (declared.repeat?.by !== 'title') throw refuse.notFound('这项材料不能改名。');
        await ports.slots.renameItem({ ...(await change(request, 'rename-item')), title: request.body.data.title });
        return { body: { data: await slotView(request) } };
      },
    }),
    defineEndpoint({
      method: 'DELETE',
      path: '/api/applications/:id/materials/:slot',
      summary: 'Take away an item that holds no page; its earlier versions stay',
      tag: 'materials',
      access: 'signed-in',
      params: Slot,
      async handle(request) {
        const { declared } = await declaredSlot(request);
        if (declared.repeat?.by !== 'title') throw refuse.notFound('这项材料不能删除。');
        await ports.slots.dropItem(await change(request, 'drop-item'));
        return { status: 204 };
      },
    }),
  ];
};
