import { Role, roles } from '@medregistry/config';
import { civilDate, defineEndpoint, refuse, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { administered, createStaffAccounts, STAFF_ROLES } from '../accounts/staffAccounts';
import type { Services } from './services';

const SECURITY = { roles: ['security'] };
const Id = z.strictObject({ id: z.coerce.number().int().positive() });
const Search = z.object({ q: z.string().trim().max(100).default(''), role: Role.optional(), state: z.enum(['active', 'blocked', 'pending']).optional(), cursor: z.coerce.number().int().positive().optional(), limit: z.coerce.number().int().min(1).max(100).default(50) });
const Granting = { role: Role, authority: z.string('请选择机关。').min(1, '请选择机关。').max(64), validTo: z.iso.date('请选择日期。').optional() };
const line = (max: number) => z.string().trim().max(max);
const Reason = z.string().trim().min(2, '请写明原因。').max(200);

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const columns = (day: string): string => `u.id, u.username, coalesce(u.display_name, u.username) AS name, coalesce(u.blocked, false) AS blocked, coalesce(u.must_change_password, false) AS pending,
  u.second_factor AS factor, (SELECT c.address_masked FROM contact_points c WHERE c.user_id = u.id AND c.channel = 'sms') AS mobile,
  (SELECT to_char(max(f.last_seen_at) AT TIME ZONE 'UTC', ${ISO}) FROM session_families f WHERE f.user_id = u.id) AS "lastSeenAt",
  coalesce((SELECT json_agg(json_build_object('documentId', a.document_id, 'role', a.role, 'scopeLabel', a.scope_label, 'validFrom', a.valid_from, 'validTo', a.valid_to, 'revokedAt', a.revoked_at,
      'standing', a.revoked_at IS NULL AND (a.valid_to IS NULL OR a.valid_to >= ${day}::date)) ORDER BY a.id)
    FROM assignments a WHERE a.user_id = u.id), '[]') AS assignments`;

interface AssignmentRow {
  documentId: string;
  role: string;
  scopeLabel: string;
  validFrom: string;
  validTo: string | null;
  revokedAt: string | null;
  standing: boolean;
}

interface AccountRow {
  id: number;
  username: string;
  name: string;
  blocked: boolean;
  pending: boolean;
  factor: string | null;
  mobile: string | null;
  lastSeenAt: string | null;
  assignments: AssignmentRow[];
}

const labelOf = (role: string): string => (Role.safeParse(role).success ? roles[role as Role].label : role);

/** Accounts of staff, their roles and scopes: the security administrator's (三员分立, GB/T 22239). */
export const accountEndpoints = ({ strapi, access }: Services): AnyEndpoint[] => {
  const accounts = createStaffAccounts(strapi);
  const shown = ({ factor, assignments, ...row }: AccountRow) => ({
    ...row,
    secondFactor: access('secondFactor').inForce(factor),
    state: row.blocked ? 'blocked' : row.pending ? 'pending' : 'active',
    assignments: assignments.map((one) => ({ ...one, roleLabel: labelOf(one.role) })),
  });

  const find = async (principal: Parameters<typeof accounts.open>[1]['principal'], now: Date, narrow: (put: (value: unknown) => string) => string): Promise<AccountRow[]> => {
    const values: unknown[] = [];
    const put = (value: unknown): string => `$${values.push(value)}`;
    const day = put(civilDate(now));
    const scope = access('scope').sql(principal, ['security'], 'a.scope_path', values);
    return access('reads').query<AccountRow>('staff_accounts', `SELECT ${columns(day)} FROM up_users u WHERE ${administered(scope, day)} ${narrow(put)}`, values);
  };

  const one = async (principal: Parameters<typeof accounts.open>[1]['principal'], id: number, now: Date) => {
    const [row] = await find(principal, now, (put) => `AND u.id = ${put(id)}`);
    if (!row) throw refuse.notFound('没有找到这个账号，它可能不在您的管辖范围内。');
    return { body: { data: shown(row) } };
  };

  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/accounts',
      summary: '管辖范围内工作人员的账号、角色和范围',
      tag: 'accounts',
      access: SECURITY,
      query: Search,
      async handle({ principal, query, now }) {
        const { q, role, state, cursor, limit } = query;
        const found = await find(principal, now, (put) => {
          const conditions: string[] = [];
          if (q) {
            const part = put(`%${q.replace(/[\\%_]/g, '\\$&')}%`);
            conditions.push(`(u.username ILIKE ${part} OR u.display_name ILIKE ${part})`);
          }
          if (role) conditions.push(`EXISTS (SELECT FROM assignments r WHERE r.user_id = u.id AND r.revoked_at IS NULL AND r.role = ${put(role)})`);
          if (state) conditions.push(state === 'blocked' ? 'u.blocked' : `NOT coalesce(u.blocked, false) AND ${state === 'pending' ? '' : 'NOT '}coalesce(u.must_change_password, false)`);
          if (cursor) conditions.push(`u.id > ${put(cursor)}`);
          return `${conditions.map((condition) => `AND ${condition}`).join(' ')} ORDER BY u.id LIMIT ${put(limit + 1)}`;
        });
        const page = found.slice(0, limit);
        return { body: { data: page.map(shown), meta: { nextCursor: found.length > limit ? String(page.at(-1)?.id) : null } } };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/accounts/options',
      summary: '可以授予的角色和可以选择的机关',
      tag: 'accounts',
      access: SECURITY,
      async handle({ principal }) {
        const values: unknown[] = [];
        const scope = access('scope').sql(principal, ['security'], 'a.scope_path', values);
        const authorities = await access('reads').query<{ documentId: string; name: string }>('account_authorities', `SELECT a.document_id AS "documentId", a.name FROM authorities a WHERE ${scope} ORDER BY a.scope_path`, values);
        return { body: { data: { authorities, roles: STAFF_ROLES.map((role) => ({ role, label: roles[role].label, about: roles[role].about })) } } };
      },
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/accounts',
      summary: '新建工作人员账号并授予第一个角色；设置密码的链接发往本人手机',
      tag: 'accounts',
      access: SECURITY,
      fresh: true,
      body: z.strictObject({ data: z.strictObject({ username: line(60), name: line(60), mobile: line(30), ...Granting }) }),
      async handle({ body, ...asking }) {
        const { id, mobile } = await accounts.open(body.data, asking);
        const { body: answer } = await one(asking.principal, id, asking.now);
        return { status: 201, body: { data: { ...answer.data, mobile } } };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/accounts/:id',
      summary: '一个工作人员账号',
      tag: 'accounts',
      access: SECURITY,
      params: Id,
      handle: ({ principal, params, now }) => one(principal, params.id, now),
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/accounts/:id/assignments',
      summary: '授予角色和范围，下一次请求起生效',
      tag: 'accounts',
      access: SECURITY,
      fresh: true,
      params: Id,
      body: z.strictObject({ data: z.strictObject(Granting) }),
      async handle({ params, body, ...asking }) {
        await accounts.grant(params.id, body.data, asking);
        return one(asking.principal, params.id, asking.now);
      },
    }),
    defineEndpoint({
      method: 'DELETE',
      path: '/api/accounts/:id/assignments/:assignment',
      summary: '收回角色，下一次请求起生效',
      tag: 'accounts',
      access: SECURITY,
      fresh: true,
      params: Id.extend({ assignment: z.string().min(1).max(64) }),
      async handle({ params, ...asking }) {
        await accounts.revoke(params.id, params.assignment, asking);
        return one(asking.principal, params.id, asking.now);
      },
    }),
    defineEndpoint({
      method: 'PUT',
      path: '/api/accounts/:id/blocked',
      summary: '停用或恢复账号，写明原因，立即生效',
      tag: 'accounts',
      access: SECURITY,
      fresh: true,
      params: Id,
      body: z.strictObject({ data: z.strictObject({ blocked: z.boolean(), reason: Reason }) }),
      async handle({ params, body, ...asking }) {
        await accounts.block(params.id, body.data.blocked, body.data.reason, asking);
        return one(asking.principal, params.id, asking.now);
      },
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/accounts/:id/second-factor-reset',
      summary: '本人丢失手机时解除动态验证码，写明原因；下次登录重新启用',
      tag: 'accounts',
      access: SECURITY,
      fresh: true,
      params: Id,
      body: z.strictObject({ data: z.strictObject({ reason: Reason }) }),
      async handle({ params, body, ...asking }) {
        await accounts.resetFactor(params.id, body.data.reason, asking);
        return one(asking.principal, params.id, asking.now);
      },
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/accounts/:id/password-reset',
      summary: '作废密码，把设置新密码的链接发往本人手机',
      tag: 'accounts',
      access: SECURITY,
      fresh: true,
      params: Id,
      body: z.strictObject({ data: z.strictObject({ mobile: line(30).optional() }) }),
      async handle({ params, body, ...asking }) {
        await accounts.resetPassword(params.id, body.data.mobile || undefined, asking);
        return one(asking.principal, params.id, asking.now);
      },
    }),
  ];
};
