import { defineEndpoint, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { ChannelKey } from '../channels/Channel';
import { Contact } from '../Contact';
import type { Contacts } from '../services/contacts';

const Which = z.strictObject({ channel: ChannelKey });
const answer = z.object({ data: z.array(Contact) });

/** Where the person who is signed in wants to be reached, besides the inbox. */
export const contactEndpoints = (contacts: () => Contacts): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/me/contacts',
    summary: '我的接收方式：短信、邮件、公众号',
    tag: 'messages',
    access: 'signed-in',
    answer,
    handle: async ({ principal }) => ({ body: { data: await contacts().mine(principal.userId) } }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/api/me/contacts/:channel',
    summary: '登记接收地址，系统向它发送验证码',
    tag: 'messages',
    access: 'signed-in',
    params: Which,
    body: z.object({ data: z.object({ address: z.string().min(1, '请填写接收地址。').max(254) }) }),
    answer,
    async handle({ params, body, ...doing }) {
      await contacts().propose(params.channel, body.data.address, doing);
      return { body: { data: await contacts().mine(doing.principal.userId) } };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/me/contacts/:channel/proof',
    summary: '用收到的验证码证明接收地址是自己的',
    tag: 'messages',
    access: 'signed-in',
    params: Which,
    body: z.object({ data: z.object({ code: z.string().regex(/^\d{6}$/, '请输入 6 位验证码。') }) }),
    answer,
    async handle({ params, body, ...doing }) {
      await contacts().prove(params.channel, body.data.code, doing);
      return { body: { data: await contacts().mine(doing.principal.userId) } };
    },
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/api/me/contacts/:channel',
    summary: '打开或关闭一种接收方式',
    tag: 'messages',
    access: 'signed-in',
    params: Which,
    body: z.object({ data: z.object({ wanted: z.boolean() }) }),
    answer,
    async handle({ params, body, ...doing }) {
      await contacts().want(params.channel, body.data.wanted, doing);
      return { body: { data: await contacts().mine(doing.principal.userId) } };
    },
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/api/me/contacts/:channel',
    summary: '删除接收地址',
    tag: 'messages',
    access: 'signed-in',
    params: Which,
    answer,
    async handle({ params, ...doing }) {
      await contacts().forget(params.channel, doing);
      return { body: { data: await contacts().mine(doing.principal.userId) } };
    },
  }),
];
