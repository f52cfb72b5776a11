import { defineEndpoint, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { createPublications, CONCLUSIONS, PUBLISHERS } from '../publications/publications';
import type { Services } from './services';

const Id = z.strictObject({ id: z.string().min(1).max(64) });

/** Campaigns of the person's authorities with what could be published, and the publications of each, newest first. */
const OVERVIEW = (scope: string): string => `
  SELECT c.document_id AS campaign, c.title, c.year, a.name AS authority,
    (SELECT count(*)::int FROM (${CONCLUSIONS.replace('?', 'c.id')}) r) AS concluded,
    COALESCE((SELECT json_agg(json_build_object('id', p.document_id, 'results', p.results, 'publishedOn', p.published_on, 'publishedBy', p.published_by,
        'withdrawnOn', p.withdrawn_on, 'withdrawnReason', p.withdrawn_reason) ORDER BY p.id DESC)
      FROM publications p WHERE p.campaign_id = c.id), '[]') AS publications
  FROM campaigns c JOIN authorities a ON a.id = c.authority_id WHERE ${scope} ORDER BY c.year DESC, c.id DESC LIMIT 50`;

/** Publishing results: for administrators and approvers (F110). */
export const publicationEndpoints = ({ strapi, access }: Services): AnyEndpoint[] => {
  const publications = createPublications(strapi);
  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/publications',
      summary: '校验结果公示：各校验工作可公示的结论和已有的公示',
      tag: 'publications',
      access: { roles: PUBLISHERS },
      async handle({ principal }) {
        const values: unknown[] = [];
        const scope = access('scope').sql(principal, PUBLISHERS, 'c.scope_path', values);
        return { body: { data: await access('reads').query('publications', OVERVIEW(scope), values) } };
      },
    }),
    defineEndpoint({
      method: 'POST',
      fresh: true,
      path: '/api/publications',
      summary: '公示一次校验工作的结论',
      tag: 'publications',
      access: { roles: PUBLISHERS },
      body: z.object({ data: z.object({ campaign: z.string().min(1).max(64) }) }),
      async handle({ body, principal, address, now }) {
        return { status: 201, body: { data: await publications.publish(body.data.campaign, { principal, address, now }) } };
      },
    }),
    defineEndpoint({
      method: 'POST',
      fresh: true,
      path: '/api/publications/:id/withdraw',
      summary: '撤回公示，写明理由',
      tag: 'publications',
      access: { roles: PUBLISHERS },
      params: Id,
      body: z.object({ data: z.object({ reason: z.string().trim().min(2, '请写明撤回理由。').max(500) }) }),
      async handle({ params, body, principal, address, now }) {
        await publications.withdraw(params.id, body.data.reason, { principal, address, now });
        return { body: { data: { id: params.id } } };
      },
    }),
  ];
};
