import { defineEndpoint, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { DispatchPage, DispatchState, Place } from '../Dispatch';
import { DeadLetter } from '../OutboxItem';
import type { DeadLetters } from '../services/deadLetters';
import type { DispatchLog } from '../services/dispatchLog';

const roles = ['administrator'];
const Id = z.strictObject({ id: z.string().min(1).max(64) });
const Letter = z.strictObject({ id: z.string().regex(/^\d{1,9}$/, '没有这件事项，请刷新列表。') });
const LogQuery = z.object({
  state: DispatchState.optional(),
  channel: Place.optional(),
  kind: z.string().max(100).optional(),
  q: z.string().trim().max(100).optional(),
  cursor: z.string().regex(/^\d{1,18}$/, '翻页位置无效，请从第一页重新打开。').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** The log of deliveries and what the system gave up. */
export const dispatchEndpoints = (log: () => DispatchLog, letters: () => DeadLetters): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/dispatches',
    summary: '消息发送记录：应发、已发、失败和未能发出的，最新的在前',
    tag: 'messages',
    access: { roles },
    query: LogQuery,
    answer: DispatchPage,
    handle: async ({ principal, query }) => ({ body: await log().page(principal, roles, query) }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/dispatches/:id/retry',
    summary: '重新发送一条失败或结果不明的消息',
    tag: 'messages',
    access: { roles },
    params: Id,
    async handle({ params, ...doing }) {
      await log().retry(params.id, roles, doing);
      return { body: { data: { documentId: params.id } } };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/dead-letters',
    summary: '多次失败后不再重试的后台事项',
    tag: 'messages',
    access: { roles },
    answer: z.object({ data: z.array(DeadLetter) }),
    handle: async () => ({ body: { data: await letters().list() } }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/dead-letters/:id/retry',
    summary: '重新执行一件不再重试的后台事项',
    tag: 'messages',
    access: { roles },
    params: Letter,
    async handle({ params, ...doing }) {
      await letters().revive(params.id, doing);
      return { body: { data: { id: params.id } } };
    },
  }),
];
