import { AuthorityReasons } from '@medregistry/config';
import { defineEndpoint, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { createAuthorityDocument } from '../authorityDocuments/authorityDocument';
import { cannedReasonList, type OwnReasons } from '../authorityDocuments/cannedReasons';
import type { Held } from '../district/heldFor';
import type { Services } from './services';

const access = { roles: cannedReasonList.roles };
const Authority = z.strictObject({ id: z.string().min(1).max(64) });
const Version = Authority.extend({ version: z.coerce.number().int().min(0).max(1_000_000) });
const Body = z.strictObject({ data: z.strictObject({ reasons: AuthorityReasons }) });
const etag = (version: number): Record<string, string> => ({ ETag: `"${version}"` });

/** 常用意见: the reasons that an authority's reviewers are offered, kept without a developer. */
export const cannedReasonEndpoints = ({ strapi }: Services): AnyEndpoint[] => {
  const list = createAuthorityDocument(strapi, cannedReasonList);
  const forget = (): void => (strapi.get('reasons') as Held<OwnReasons[]>).forget();
  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/authorities/:id/canned-reasons',
      summary: '本机关的常用审核意见；没有修改过的为系统自带的一套，版本为 0',
      tag: 'canned-reasons',
      access,
      params: Authority,
      async handle({ principal, params }) {
        const { content, version } = await list.read(principal, params.id);
        return { body: { data: { reasons: content, version } }, headers: etag(version) };
      },
    }),
    defineEndpoint({
      method: 'PUT',
      path: '/api/authorities/:id/canned-reasons',
      summary: '改写本机关的常用审核意见；If-Match 写明所改的版本',
      tag: 'canned-reasons',
      access,
      params: Authority,
      body: Body,
      async handle(request) {
        const { version } = await list.set(request, request.params.id, request.body.data.reasons);
        forget();
        return { body: { data: { version } }, headers: etag(version) };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/authorities/:id/canned-reasons/versions',
      summary: '常用审核意见的修改记录，最新的在前',
      tag: 'canned-reasons',
      access,
      params: Authority,
      handle: async ({ principal, params }) => ({ body: { data: await list.versions(principal, params.id) } }),
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/authorities/:id/canned-reasons/versions/:version/restore',
      summary: '把常用审核意见恢复为以前的一版，If-Match 写明现在的版本',
      tag: 'canned-reasons',
      access,
      params: Version,
      async handle(request) {
        const { version } = await list.restore(request, request.params.id, request.params.version);
        forget();
        return { body: { data: { version } }, headers: etag(version) };
      },
    }),
  ];
};
