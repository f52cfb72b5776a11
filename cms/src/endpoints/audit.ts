import { auditKinds } from '@medregistry/config';
import type { Trail } from '@medregistry/audit';
import { defineEndpoint, say, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { AuditFilter, auditPage, AUDITORS } from '../audit/auditLog';
import type { Services } from './services';

const ACCESS = { roles: AUDITORS };
const Page = AuditFilter.extend({ cursor: z.coerce.number().int().positive().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
const REASONS = { missing: '缺少一条记录', changed: '记录的内容被改动', unlinked: '记录之间的连接被破坏', head: '链的末端与最后一条记录不符' } as const;

/** The trail as the auditor reads it, and whether it still holds (安全审计, GB/T 22239). */
export const auditEndpoints = ({ strapi, access, workflow }: Services): AnyEndpoint[] => {
  const trail = (): Trail => strapi.plugin('audit').service('trail') as Trail;
  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/audit-entries',
      summary: '审计记录，按类别、操作人、结果、日期和对象筛选，最新的在前',
      tag: 'audit',
      access: ACCESS,
      query: Page,
      async handle({ principal, query }) {
        const { cursor, limit, ...filter } = query;
        const { lines, nextCursor } = await auditPage(access, principal, filter, { cursor, limit });
        return { body: { data: lines, meta: { nextCursor } } };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/audit-entries/kinds',
      summary: '审计记录的类别，业务按事项名称',
      tag: 'audit',
      access: ACCESS,
      async handle() {
        const businesses = workflow().registry.all().map(({ procedure }) => ({ kind: procedure.key, label: say(procedure.label) }));
        return { body: { data: [...Object.entries(auditKinds).map(([kind, label]) => ({ kind, label })), ...businesses] } };
      },
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/audit-verifications',
      summary: '重新计算审计链，指出第一处不符',
      tag: 'audit',
      access: ACCESS,
      body: z.strictObject({ data: z.strictObject({ /** All that the auditor may read unless told. */ chain: z.string().max(300).optional() }) }),
      async handle({ principal, body, address, now }) {
        const { chain: only } = body.data;
        const heads = (await trail().heads()).filter(({ chain }) => only === undefined || chain === only).filter(({ chain }) => chain === 'system' || access('scope').within(principal, AUDITORS, chain));
        let broken = null;
        for (const { chain } of heads) broken ??= await trail().verify(chain);
        const entries = heads.reduce((sum, { sequence }) => sum + sequence, 0);
        await trail().appendAlone({
          chain: 'system', at: now, actorId: principal.userId, actorName: principal.name || principal.username, action: 'audit.verify', subjectType: 'audit', subjectId: null, address, outcome: 'ok', details: { chains: heads.length, entries, holds: broken === null },
        });
        return { body: { data: { checkedAt: now.toISOString(), chains: heads.length, entries, broken: broken && { ...broken, reasonLabel: REASONS[broken.reason] } } } };
      },
    }),
  ];
};
