import { defineEndpoint, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { createAuthoritySettings, MATRIX_READERS, MATRIX_SETTERS } from '../nursing/authoritySettings';
import type { Services } from './services';

const Institution = z.strictObject({ id: z.string().min(1).max(64) });
const Setting = Institution.extend({ key: z.string().min(1).max(64) });
const Body = z.strictObject({ data: z.strictObject({ authority: z.string().min(1).max(64).nullable() }) });

/** 设置审批机关 (F65): the six-business matrix of an institution. */
export const authoritySettingEndpoints = ({ strapi }: Services): AnyEndpoint[] => {
  const settings = createAuthoritySettings(strapi);
  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/institutions/:id/authority-settings',
      summary: '本院护士六项业务的审批机关、可以选择的机关和修改记录',
      tag: 'nursing',
      access: { roles: MATRIX_READERS },
      params: Institution,
      async handle({ principal, params }) {
        return { body: { data: await settings.list(principal, params.id) } };
      },
    }),
    defineEndpoint({
      method: 'PUT',
      path: '/api/institutions/:id/authority-settings/:key',
      summary: '设置一项业务的审批机关；If-Match 写明所改的版本，没有设置过的为 0',
      tag: 'nursing',
      access: { roles: MATRIX_SETTERS },
      params: Setting,
      body: Body,
      async handle(request) {
        const { version } = await settings.set(request, request.params.id, request.params.key, request.body.data.authority);
        return { body: { data: { version } }, headers: { ETag: `"${version}"` } };
      },
    }),
  ];
};
