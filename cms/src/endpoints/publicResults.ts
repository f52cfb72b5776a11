import { labelOf, verificationConclusions } from '@medregistry/config/enums';
import type { Documents } from '@medregistry/dossier';
import { defineEndpoint, refuse, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import type { Services } from './services';

const Id = z.strictObject({ id: z.string().min(1).max(64) });
const Page = z.object({ q: z.string().trim().max(100).optional(), cursor: z.coerce.number().int().positive().optional(), limit: z.coerce.number().int().min(1).max(100).default(50) });

/** All that anybody is told of a conclusion: what the permit on the wall says, and no person. */
const Result = z.strictObject({ name: z.string(), registrationNumber: z.string(), conclusion: z.string(), conclusionLabel: z.string(), concludedOn: z.string() });

const PUBLIC = { 'Cache-Control': 'public, max-age=60' };
/** Downloads of one address: the list is drawn once, but it may be long. */
const DOWNLOADS = { requests: 60, seconds: 300 };

const needle = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** The public results lists (校验结果公示, F110): no sign-in, no personal data, only what stands today. */
export const publicResultEndpoints = ({ strapi, access }: Services): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/public/publications',
    summary: '已公示的校验结果',
    tag: 'public',
    access: 'public',
    async handle() {
      const rows = await access('reads').query(
        'public_publications',
        `SELECT p.document_id AS id, p.year, p.results, p.published_on::text AS "publishedOn", a.name AS authority
         FROM publications p JOIN authorities a ON a.id = p.authority_id WHERE p.withdrawn_on IS NULL ORDER BY p.year DESC, p.id DESC LIMIT 100`,
      );
      return { body: { data: rows }, headers: PUBLIC };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/public/publications/:id/results',
    summary: '一次公示的校验结论，可按名称或登记号查找',
    tag: 'public',
    access: 'public',
    params: Id,
    query: Page,
    answer: z.object({ data: z.array(Result), meta: z.object({ nextCursor: z.string().nullable() }) }),
    async handle({ params, query: { q, cursor = 0, limit } }) {
      const found = await access('reads').query<{ position: number; name: string; registrationNumber: string; conclusion: string; concludedOn: string }>(
        'public_results',
        `SELECT e.position, e.name, e.registration_number AS "registrationNumber", e.conclusion, e.concluded_on::text AS "concludedOn"
         FROM publications p JOIN publication_entries e ON e.publication_id = p.id
         WHERE p.document_id = $1 AND p.withdrawn_on IS NULL AND e.position > $2 AND ($3::text IS NULL OR e.name ILIKE $3 OR e.registration_number ILIKE $3)
         ORDER BY e.position LIMIT $4`,
        [params.id, cursor, q ? needle(q) : null, limit + 1],
      );
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return {
        body: {
          data: page.map(({ name, registrationNumber, conclusion, concludedOn }) => ({ name, registrationNumber, conclusion, conclusionLabel: labelOf(verificationConclusions, conclusion), concludedOn })),
          meta: { nextCursor: found.length > limit && last ? String(last.position) : null },
        },
        headers: PUBLIC,
      };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/public/publications/:id/file',
    summary: '公示文书（PDF，带电子签名）',
    tag: 'public',
    access: 'public',
    params: Id,
    async handle({ params, address, now }) {
      await access('limits').take('results-file', address, DOWNLOADS, now);
      const [row] = await access('reads').query<{ paper: string }>('public_paper', 'SELECT paper FROM publications WHERE document_id = $1 AND withdrawn_on IS NULL', [params.id]);
      if (!row) throw refuse.notFound('没有这份公示，它可能已经撤回。');
      const file = await (strapi.plugin('dossier').service('documents') as Documents).pdf({ documentId: row.paper, actor: null, now });
      return {
        stream: await file.open(),
        headers: { 'Content-Type': file.mimetype, 'Content-Length': String(file.bytes), 'Content-Disposition': 'inline', 'Cache-Control': 'public, max-age=60' },
      };
    },
  }),
];
