import { defineEndpoint, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import type { AccessConfig } from '../AccessConfig';
import type { Invitations } from '../services/invitations';
import { from, signedInAnswer, SignedInAnswer, typed } from './signedIn';

const Code = typed('请输入短信中的代码。');
const Invited = z.object({ data: z.object({ username: z.string(), displayName: z.string(), consent: z.string().nullable() }) });

/** 一次性设置密码链接: opened and used by whoever received it. The code travels in a body, so that it stands in no log. */
export const invitationEndpoints = (invitations: () => Invitations, config: () => AccessConfig): AnyEndpoint[] => [
  defineEndpoint({
    method: 'POST',
    path: '/api/auth/invitation',
    summary: '查看短信中的一次性链接属于哪个账号',
    tag: 'auth',
    access: 'public',
    body: z.object({ code: Code }),
    answer: Invited,
    handle: async (request) => ({ body: { data: await invitations().look(request.body.code, from(request), request.now) } }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/auth/invitation/password',
    summary: '凭短信中的一次性链接设置密码并登录',
    tag: 'auth',
    access: 'public',
    body: z.object({ code: Code, password: typed('请输入新密码。'), consent: z.boolean().optional(), proof: z.string().trim().max(60).optional() }),
    answer: SignedInAnswer,
    async handle(request) {
      const { code, password, ...agreement } = request.body;
      return signedInAnswer(config(), await invitations().redeem(code, password, agreement, from(request), request.now));
    },
  }),
];
