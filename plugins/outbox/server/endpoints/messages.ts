import { defineEndpoint, refuse } from '@medregistry/language';
import type { AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { Message, MessagePage } from '../Message';
import type { Inbox } from '../services/inbox';

const PageQuery = z.object({
  cursor: z.string().regex(/^\d{1,18}$/, '翻页位置无效，请从第一页重新打开。').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  unread: z.enum(['true', 'false']).default('false').transform((text) => text === 'true'),
});

/** Everybody's own messages. */
export const messageEndpoints = (inbox: () => Inbox): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/messages',
    summary: '我的站内消息，最新的在前，附未读数',
    tag: 'messages',
    access: 'signed-in',
    query: PageQuery,
    answer: MessagePage,
    handle: async ({ principal, query: { cursor, limit, unread } }) => ({
      body: await inbox().page({ recipientId: principal.userId, cursor, limit, unreadOnly: unread }),
    }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/messages/:id/read',
    summary: '把一条站内消息标为已读',
    tag: 'messages',
    access: 'signed-in',
    params: z.object({ id: z.string() }),
    answer: z.object({ data: Message }),
    async handle({ principal, params, now }) {
      const data = await inbox().markRead(principal.userId, params.id, now);
      if (!data) throw refuse.notFound();
      return { body: { data } };
    },
  }),
];
