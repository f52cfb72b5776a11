import type { Documents } from '@medregistry/dossier';
import { defineEndpoint, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import type { Services } from './services';

const Query = z.object({ q: z.string().trim().min(1).max(300), limit: z.coerce.number().int().min(1).max(50).default(20) });

/** The cases that somebody acted on at the window, the latest first. */
const RECENT = `SELECT a.id, a.document_id AS "documentId", to_char(max(t.at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
  FROM (SELECT * FROM actions WHERE actor_id = $1 AND role = 'counter' ORDER BY id DESC LIMIT 50) t JOIN applications a ON a.id = t.application_key
  GROUP BY a.id ORDER BY max(t.id) DESC LIMIT 10`;

/** Finds a case at the counter: by the notice's QR, by number, by name or by pinyin initials (F21). */
export const counterEndpoints = ({ strapi, access, workflow }: Services): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/counter/search',
    summary: '窗口查件：扫描通知单二维码，或输入编号、机构名称、拼音首字母',
    tag: 'counter',
    access: { roles: ['counter'] },
    query: Query,
    async handle({ principal, query, now }) {
      const { workList } = workflow();
      const code = (strapi.plugin('dossier').service('documents') as Documents).codeIn(query.q);
      const [scanned] = code
        ? await access('reads').query<{ number: string }>(
            'counter_code',
            `SELECT a.number FROM printed_documents d JOIN applications a ON a.document_id = d.subject_id WHERE d.verify_code = $1 AND d.subject_type = 'application'`,
            [code],
          )
        : [];
      const { rows } = await workList.page(principal, { q: scanned?.number ?? query.q, limit: query.limit }, now);
      return { body: { data: rows } };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/counter/recent',
    summary: '本人在窗口最近办理的十件',
    tag: 'counter',
    access: { roles: ['counter'] },
    async handle({ principal, now }) {
      const acted = await access('reads').query<{ id: number; documentId: string; at: string }>('counter_recent', RECENT, [principal.userId]);
      if (acted.length === 0) return { body: { data: [] } };
      const { rows } = await workflow().workList.page(principal, { limit: acted.length, roles: ['counter'], narrow: (put) => [`a.id = ANY(${put(acted.map(({ id }) => id))}::integer[])`] }, now);
      return {
        body: { data: acted.flatMap(({ documentId, at }) => rows.filter((row) => row.documentId === documentId).map((row) => ({ ...row, actedAt: at }))) },
      };
    },
  }),
];
