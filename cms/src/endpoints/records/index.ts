import { defineEndpoint, refuse, type AnyEndpoint, type Json } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { createRecordStore } from './recordStore';
import { bodyOf, orderProblems, recordKinds, type RecordKind } from './RecordKind';

const Page = z.object({ cursor: z.coerce.number().int().positive().optional(), limit: z.coerce.number().int().min(1).max(100).default(50) });
const Id = z.strictObject({ id: z.string().min(1).max(64) });
const Version = Id.extend({ version: z.coerce.number().int().min(0).max(1_000_000) });
const access = { roles: ['administrator'] };

type Data = { [field: string]: Json };

function endpointsOf(strapi: Core.Strapi, { path, name, label, creatable, fields, defaults, placed, fixed }: RecordKind): AnyEndpoint[] {
  const store = createRecordStore(strapi, name, fixed);
  const checked = (data: Data): Data => {
    const problems = orderProblems(data);
    if (problems.length > 0) throw refuse.invalid(problems);
    return data;
  };
  const etag = (record: Data): Record<string, string> => ({ ETag: `"${String(record['version'])}"` });

  const creation = defineEndpoint({
    method: 'POST',
    path: `/api/${path}`,
    summary: `新建${label}`,
    tag: path,
    access,
    body: bodyOf(fields),
    async handle(request) {
      const record = await store.create(request, checked({ ...defaults, ...(request.body.data as Data) }), placed);
      return { status: 201, body: { data: record }, headers: etag(record) };
    },
  });

  return [
    defineEndpoint({
      method: 'GET',
      path: `/api/${path}`,
      summary: `${label}的列表`,
      tag: path,
      access,
      query: Page,
      async handle({ principal, query }) {
        const { rows, nextCursor } = await store.page(principal, query);
        return { body: { data: rows, meta: { nextCursor } } };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: `/api/${path}/:id`,
      summary: `一条${label}`,
      tag: path,
      access,
      params: Id,
      async handle({ principal, params }) {
        const record = await store.read(principal, params.id);
        return { body: { data: record }, headers: etag(record) };
      },
    }),
    defineEndpoint({
      method: 'PUT',
      path: `/api/${path}/:id`,
      summary: `修改${label}，If-Match 写明所改的版本`,
      tag: path,
      access,
      params: Id,
      body: bodyOf(fields.partial()),
      async handle(request) {
        const record = await store.update(request, request.params.id, checked(request.body.data as Data), request.ifMatch);
        return { body: { data: record }, headers: etag(record) };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: `/api/${path}/:id/versions`,
      summary: `${label}的修改记录，最新的在前`,
      tag: path,
      access,
      params: Id,
      async handle({ principal, params }) {
        return { body: { data: await store.versions(principal, params.id) } };
      },
    }),
    defineEndpoint({
      method: 'POST',
      path: `/api/${path}/:id/versions/:version/restore`,
      summary: `把${label}恢复为以前的一版，If-Match 写明现在的版本`,
      tag: path,
      access,
      params: Version,
      async handle(request) {
        const record = await store.restore(request, request.params.id, request.params.version, request.ifMatch);
        return { body: { data: record }, headers: etag(record) };
      },
    }),
    ...(creatable ? [creation] : []),
  ];
}

/** Campaigns, notices and windows, kept by administrators without a developer. */
export const recordEndpoints = (strapi: Core.Strapi): AnyEndpoint[] => recordKinds.flatMap((kind) => endpointsOf(strapi, kind));
