import { authorityKinds, authorityLevels, labelOf } from '@medregistry/config';
import { defineEndpoint, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { AuthorityFacts, createAuthorities, NewAuthority } from '../authorities/authorities';
import type { Services } from './services';

const access = { roles: ['administrator'] };
const Id = z.strictObject({ id: z.string().min(1).max(64) });
const Version = Id.extend({ version: z.coerce.number().int().min(0).max(1_000_000) });
const Closing = z.strictObject({ data: z.strictObject({ reason: z.string().trim().min(2, '请写明停用的理由。').max(500) }) });
const etag = (version: number): Record<string, string> => ({ ETag: `"${version}"` });

/** 审批机关: the tree of authorities, kept without a developer. */
export const authorityEndpoints = (services: Services): AnyEndpoint[] => {
  const authorities = createAuthorities(services);
  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/authorities',
      summary: '本机关和下级机关，按上下级排列',
      tag: 'authorities',
      access,
      handle: async ({ principal }) => ({ body: { data: (await authorities.list(principal)).map((row) => ({ ...row, kindLabel: labelOf(authorityKinds, row.kind), levelLabel: labelOf(authorityLevels, row.level) })) } }),
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/authorities',
      summary: '新增下级机关',
      tag: 'authorities',
      access,
      body: z.strictObject({ data: NewAuthority }),
      async handle(request) {
        const made = await authorities.add(request, request.body.data);
        return { status: 201, body: { data: made }, headers: etag(made.version) };
      },
    }),
    defineEndpoint({
      method: 'PUT',
      path: '/api/authorities/:id',
      summary: '修改机关名称、地址、电话和信用代码，If-Match 写明所改的版本',
      tag: 'authorities',
      access,
      params: Id,
      body: z.strictObject({ data: AuthorityFacts }),
      async handle(request) {
        const { version } = await authorities.update(request, request.params.id, request.body.data);
        return { body: { data: { version } }, headers: etag(version) };
      },
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/authorities/:id/close',
      summary: '停用机关，在那里的角色同时收回；If-Match 写明所改的版本',
      tag: 'authorities',
      access,
      params: Id,
      body: Closing,
      fresh: true,
      async handle(request) {
        const { version, ended } = await authorities.close(request, request.params.id, request.body.data.reason);
        return { body: { data: { version, ended } }, headers: etag(version) };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/authorities/:id/versions',
      summary: '机关的修改记录，最新的在前',
      tag: 'authorities',
      access,
      params: Id,
      handle: async ({ principal, params }) => ({ body: { data: await authorities.versions(principal, params.id) } }),
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/authorities/:id/versions/:version/restore',
      summary: '把机关恢复为以前的一版，If-Match 写明现在的版本',
      tag: 'authorities',
      access,
      params: Version,
      async handle(request) {
        const { version } = await authorities.restore(request, request.params.id, request.params.version);
        return { body: { data: { version } }, headers: etag(version) };
      },
    }),
  ];
};
