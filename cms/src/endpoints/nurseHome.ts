import { Readable } from 'node:stream';
import { defineEndpoint, refuse, type AnyEndpoint } from '@medregistry/language';
import type { Contacts } from '@medregistry/outbox';
import { z } from 'zod';
import { lookupsOf } from '../nursing/lookups';
import { nursePrompt } from '../nursing/nursePrompt';
import { registrationCalendar } from '../nursing/registrationCalendar';
import { objectToRecovery, pendingRecovery } from '../nursing/recovery/assistedRecovery';
import type { Services } from './services';

const Search = z.object({ q: z.string().trim().max(60).default('') });

/** Registrations that run and have days to come. */
const RUNNING = new Set(['valid', 'renewal-due', 'suspended']);

const needle = (text: string): string => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;

/**
 * Institutions by part of the name: the few facts that the register publishes of each, so that a nurse finds the one
 * that is to employ her by whatever name people call it.
 */
const FIND = `SELECT i.document_id AS "documentId", i.name, i.registration_number AS "registrationNumber", i.address
  FROM institutions i WHERE i.status NOT IN ('deregistered', 'revoked') AND i.search_text LIKE $1 ORDER BY length(i.name), i.id LIMIT 10`;

/** What a nurse finds when she signs in, and the institutions that she may choose from. */
export const nurseHomeEndpoints = (services: Services): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/nursing/prompt',
    summary: '护士首页：执业注册、需要办理的事项、办理中的申请和可以申请的业务',
    tag: 'nursing',
    access: { roles: ['nurse'] },
    async handle({ principal, now }) {
      const own = principal.assignments.find(({ role }) => role === 'nurse');
      if (!own) throw refuse.notFound();
      const contacts = services.strapi.plugin('outbox').service('contacts') as Contacts;
      const mobile = (await contacts.mine(principal.userId)).find(({ channel }) => channel === 'sms');
      return { body: { data: { ...(await nursePrompt(services, { principal, now }, own.scopeId)), account: { unproved: mobile !== undefined && !mobile.verified, recovery: await pendingRecovery(services.access, principal.userId, now) } } } };
    },
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/api/nursing/recovery',
    summary: '不是我要求的：作废机构为本人发起的账户找回',
    tag: 'nursing',
    access: { roles: ['nurse'] },
    async handle({ principal, address, now }) {
      await objectToRecovery(services, { principal, address, now });
      return { status: 204, body: null };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/nursing/calendar',
    summary: '本人执业注册的几个日子，供手机日历导入（RFC 5545）',
    tag: 'nursing',
    access: { roles: ['nurse'] },
    async handle({ principal, now }) {
      const own = principal.assignments.find(({ role }) => role === 'nurse');
      const { registration } = own ? await nursePrompt(services, { principal, now }, own.scopeId) : { registration: null };
      if (!own || !registration || !RUNNING.has(registration.status)) throw refuse.notFound('您没有在有效期内的执业注册。');
      const file = registrationCalendar(own.scopeId, registration, process.env['PUBLIC_URL'] ?? '', now);
      return { stream: Readable.from([file]), headers: { 'Content-Type': 'text/calendar; charset=utf-8', 'Content-Disposition': 'attachment; filename="registration.ics"', 'Cache-Control': 'private, no-store' } };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/nursing/lookups',
    summary: '谁查询过我的信息：最近一百次，写明单位和看到了什么',
    tag: 'nursing',
    access: { roles: ['nurse'] },
    async handle({ principal }) {
      const own = principal.assignments.find(({ role }) => role === 'nurse');
      if (!own) throw refuse.notFound();
      return { body: { data: await lookupsOf(services.access, own.scopeId, principal.userId) } };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/nursing/institutions',
    summary: '按名称查找拟执业机构',
    tag: 'nursing',
    access: { roles: ['nurse'] },
    query: Search,
    async handle({ query }) {
      if (query.q.length < 2) return { body: { data: [] } };
      return { body: { data: await services.access('reads').query('nursing_institutions', FIND, [needle(query.q)]) } };
    },
  }),
];
