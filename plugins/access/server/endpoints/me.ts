import { z } from 'zod';
import { defineEndpoint, Json, type AnyEndpoint } from '@medregistry/language';
import type { Endpoints } from '../services/endpoints';
import type { Me } from '../services/me';
import { openApiDocument } from '../services/openapi';

const AnswerToMe = z.object({
  data: z.looseObject({
    user: z.object({ id: z.number(), username: z.string(), displayName: z.string() }),
    assignments: z.array(
      z.looseObject({ role: z.string(), scopeType: z.string(), scopePath: z.string(), scopeId: z.string(), scopeLabel: z.string() }),
    ),
    queues: z.array(z.object({ key: z.string(), subject: z.string().optional(), label: z.string(), count: z.union([z.number(), z.string()]) })),
  }),
});

/** Who is signed in and what waits for them; and the description of every endpoint. */
export const meEndpoints = (me: () => Me, endpoints: () => Endpoints): AnyEndpoint[] => {
  let described: { count: number; document: Json } | undefined;
  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/me',
      summary: '我是谁，有哪些角色，有什么待办',
      tag: 'auth',
      access: 'signed-in',
      hot: true,
      answer: AnswerToMe,
      async handle({ principal, now }) {
        const { userId: id, username, name: displayName, assignments } = principal;
        const held = assignments.map((assignment) => ({ ...assignment }));
        return { body: { data: { user: { id, username, displayName }, assignments: held, queues: [], ...(await me().parts(principal, now)) } } as never };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/openapi.json',
      summary: '全部接口的 OpenAPI 描述',
      tag: 'meta',
      access: 'public',
      answer: z.looseObject({ openapi: z.string() }),
      async handle() {
        const all = endpoints().all();
        if (described?.count !== all.length) described = { count: all.length, document: openApiDocument(all) };
        return { body: described.document as never, headers: { 'Cache-Control': 'public, max-age=60' } };
      },
    }),
  ];
};
