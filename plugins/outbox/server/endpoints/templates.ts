import { defineEndpoint, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import type { Settings } from '../services/settings';
import type { Templates } from '../services/templates';
import { TemplateLine, TemplateText, TemplateView } from '../Template';

const roles = ['administrator'];
const access = { roles };
const Key = z.strictObject({ key: z.string().min(1).max(120) });
const body = z.object({ data: TemplateText });
const view = z.object({ data: TemplateView });

/** The texts of messages, kept by administrators without a developer. */
export const templateEndpoints = (templates: () => Templates, settings: () => Settings): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/message-templates',
    summary: '消息文字的列表',
    tag: 'messages',
    access,
    answer: z.object({ data: z.array(TemplateLine) }),
    handle: async ({ principal }) => ({ body: { data: await templates().list(settings().placeOf(principal, roles)) } }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/message-templates/:key',
    summary: '一条消息文字，附可用变量和历次修改',
    tag: 'messages',
    access,
    params: Key,
    answer: view,
    async handle({ principal, params }) {
      const data = await templates().view(params.key, settings().placeOf(principal, roles));
      return { body: { data }, headers: { ETag: `"${data.version}"` } };
    },
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/api/message-templates/:key',
    summary: '修改消息文字，If-Match 写明所改的版本',
    tag: 'messages',
    access,
    params: Key,
    body,
    answer: view,
    async handle({ params, body: { data: text }, ifMatch, ...doing }) {
      const place = settings().placeOf(doing.principal, roles);
      await templates().save(params.key, place, text, ifMatch, doing);
      const data = await templates().view(params.key, place);
      return { body: { data }, headers: { ETag: `"${data.version}"` } };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/message-templates/:key/preview',
    summary: '用虚构的例子预览消息文字',
    tag: 'messages',
    access,
    params: Key,
    body,
    answer: z.object({ data: TemplateText }),
    handle: ({ params, body: { data } }) => Promise.resolve({ body: { data: templates().preview(params.key, data) } }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/message-templates/:key/trial',
    summary: '把带有虚构例子的消息试发给自己',
    tag: 'messages',
    access,
    params: Key,
    body,
    async handle({ params, body: { data }, ...doing }) {
      await templates().tryOut(params.key, settings().placeOf(doing.principal, roles), data, doing);
      return { status: 202, body: { data: { key: params.key } } };
    },
  }),
];
