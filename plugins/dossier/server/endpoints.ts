import { defineEndpoint, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import type { Documents } from './services/documents';

const Code = z.object({ code: z.string().min(1).max(64) });

const Answer = z.object({
  data: z.discriminatedUnion('state', [
    z.object({ state: z.literal('unknown') }),
    z.object({
      state: z.enum(['genuine', 'revoked']),
      kind: z.string(),
      title: z.string(),
      number: z.string(),
      issuedAt: z.string(),
      revokedAt: z.string().nullable(),
      prints: z.number(),
      today: z.array(z.object({ label: z.string(), value: z.string() })),
    }),
  ]),
});

/** The public check of a document: everything else of the dossier is served through the record that owns it. */
export const endpoints = (documents: () => Documents): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/verify/:code',
    summary: '核验文书：是否真实，以及今天的情况',
    tag: 'verify',
    access: 'public',
    params: Code,
    answer: Answer,
    handle: async ({ params }) => ({
      body: { data: await documents().verify(params.code) },
      headers: { 'Cache-Control': 'no-store' },
    }),
  }),
];
