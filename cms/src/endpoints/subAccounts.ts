import { defineEndpoint, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { createSubAccounts, SubRole } from '../accounts/subAccounts';
import type { Services } from './services';

const ACCESS = { roles: ['institution'] };
const Id = z.strictObject({ id: z.coerce.number().int().positive() });
const line = (max: number) => z.string().trim().max(max);
const Roles = z.array(SubRole).max(2);

/** An institution's own accounts beside its main one, by the person in charge (domain R3). */
export const subAccountEndpoints = ({ strapi }: Services): AnyEndpoint[] => {
  const accounts = createSubAccounts(strapi);
  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/sub-accounts',
      summary: '本机构的子账号；只有应用负责人看到内容',
      tag: 'accounts',
      access: ACCESS,
      async handle({ principal }) {
        const { accounts: data, ...meta } = await accounts.list(principal);
        return { body: { data, meta } };
      },
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/sub-accounts',
      summary: '新建子账号；设置密码的链接发往使用人手机',
      tag: 'accounts',
      access: ACCESS,
      body: z.strictObject({ data: z.strictObject({ suffix: line(40), name: line(60), mobile: line(30), roles: Roles }) }),
      handle: async ({ body, ...asking }) => ({ status: 201, body: { data: await accounts.open(body.data, asking) } }),
    }),
    defineEndpoint({
      method: 'PUT',
      path: '/api/sub-accounts/:id/roles',
      summary: '调整子账号的权限，下一次请求起生效',
      tag: 'accounts',
      access: ACCESS,
      params: Id,
      body: z.strictObject({ data: z.strictObject({ roles: Roles }) }),
      handle: async ({ params, body, ...asking }) => ({ body: { data: await accounts.changeRoles(params.id, body.data.roles, asking) } }),
    }),
    defineEndpoint({
      method: 'PUT',
      path: '/api/sub-accounts/:id/blocked',
      summary: '停用或恢复子账号，立即生效',
      tag: 'accounts',
      access: ACCESS,
      params: Id,
      body: z.strictObject({ data: z.strictObject({ blocked: z.boolean() }) }),
      handle: async ({ params, body, ...asking }) => ({ body: { data: await accounts.block(params.id, body.data.blocked, asking) } }),
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/sub-accounts/:id/password-reset',
      summary: '作废子账号的密码，把设置新密码的链接发往使用人手机',
      tag: 'accounts',
      access: ACCESS,
      params: Id,
      body: z.strictObject({ data: z.strictObject({ mobile: line(30).optional() }) }),
      handle: async ({ params, body, ...asking }) => ({ body: { data: await accounts.reset(params.id, body.data.mobile || undefined, asking) } }),
    }),
  ];
};
