import { defineEndpoint, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import type { Exchange } from '../services/exchange';

const Subject = z.strictObject({ kind: z.string().max(60), id: z.string().min(1).max(64) });
const Body = z.strictObject({
  data: z.strictObject({
    reason: z.string().trim().min(2, '请写明导出原因，它会印在导出的表格上。').max(200),
    format: z.enum(['xlsx', 'pdf']).default('xlsx'),
    unmasked: z.boolean().default(false),
    /** What narrows the list on the screen narrows the table. */
    filter: z.record(z.string().max(40), z.string().max(200)).default({}),
  }),
});

export const exportEndpoints = (exchange: () => Exchange): AnyEndpoint[] => [
  defineEndpoint({
    method: 'POST',
    fresh: true,
    path: '/api/exports/:kind/:id',
    summary: '导出表格（Excel 或 PDF）；导出人、时间和原因印在表上并记入审计',
    tag: 'exports',
    access: 'signed-in',
    params: Subject,
    body: Body,
    handle: (request) => exchange().exports.run(request.params.kind, request.params.id, request.body.data, request),
  }),
];
