import { z } from 'zod';
import { defineEndpoint, refuse, type AnyEndpoint } from '@medregistry/language';
import type { AccessConfig } from '../AccessConfig';
import type { Factors } from '../services/factors';
import { Challenge, cookieFor, from, proofOf, signedInAnswer, SignedInAnswer, typed } from './signedIn';

const Code = typed('请输入动态验证码。');
const Pass = z.object({ challenge: Challenge, code: Code });
const Begin = z.object({ challenge: Challenge.optional(), currentPassword: z.string().max(200).optional() });
const Confirm = z.object({ challenge: Challenge.optional(), code: Code });
const Enrolment = z.object({ data: z.object({ secret: z.string(), uri: z.string(), qr: z.string() }) });
/** With the tokens of the sign-in that waited for it, if one did. */
const Confirmed = z.object({ data: SignedInAnswer.partial().extend({ recoveryCodes: z.array(z.string()) }) });
const Standing = z.object({ data: z.object({ enrolledAt: z.string().nullable(), recoveryCodesLeft: z.number(), required: z.boolean() }) });

interface SecondFactorDeps {
  factors: () => Factors;
  config: () => AccessConfig;
}

/** 动态验证码: asked for at the door, set up there or on one's own account. */
export function secondFactorEndpoints({ factors, config }: SecondFactorDeps): AnyEndpoint[] {
  return [
    defineEndpoint({
      method: 'POST',
      path: '/api/auth/second-factor',
      summary: '登录的第二步：凭 challenge 和动态验证码（或备用码）',
      tag: 'auth',
      access: 'public',
      body: Pass,
      answer: SignedInAnswer,
      handle: async (request) => signedInAnswer(config(), await factors().pass(request.body.challenge, request.body.code, from(request), request.now)),
    }),

    defineEndpoint({
      method: 'GET',
      path: '/api/auth/second-factor',
      summary: '我的动态验证码：是否启用，剩余几个备用码',
      tag: 'auth',
      access: 'signed-in',
      answer: Standing,
      handle: async ({ principal, now }) => ({ body: { data: await factors().standing(principal.userId, now) } }),
    }),

    defineEndpoint({
      method: 'POST',
      path: '/api/auth/second-factor/enrolment',
      summary: '开始启用动态验证码：凭当前密码，或凭登录时得到的 challenge',
      tag: 'auth',
      access: 'public',
      body: Begin,
      answer: Enrolment,
      async handle(request) {
        const { principal, body, now } = request;
        return { body: { data: await factors().enrol(proofOf(principal.userId, body), from(request), now) } };
      },
    }),

    defineEndpoint({
      method: 'POST',
      path: '/api/auth/second-factor/confirmation',
      summary: '输入一个动态验证码，完成启用；答复中的备用码只显示这一次',
      tag: 'auth',
      access: 'public',
      body: Confirm,
      answer: Confirmed,
      async handle(request) {
        const { principal, body, now } = request;
        if (body.challenge === undefined && principal.userId === 0) throw refuse.signedOut();
        const who = body.challenge === undefined ? { userId: principal.userId } : { challenge: body.challenge };
        const { recoveryCodes, signedIn } = await factors().confirm(who, body.code, from(request), now);
        if (!signedIn) return { body: { data: { recoveryCodes } } };
        return { body: { data: { recoveryCodes, jwt: signedIn.jwt, user: signedIn.user } }, headers: cookieFor(config(), signedIn) };
      },
    }),

    defineEndpoint({
      method: 'POST',
      path: '/api/auth/proof',
      summary: '再次确认本人：凭动态验证码（没有启用的凭当前密码），之后一段时间内可以签批、盖章、发放、撤销、导出和查看完整信息',
      tag: 'auth',
      access: 'signed-in',
      body: z.union([z.strictObject({ currentPassword: typed('请输入当前密码。') }), z.strictObject({ code: Code })]),
      async handle(request) {
        const { userId, sessionId: session } = request.principal;
        await factors().prove({ userId, session }, request.body, from(request), request.now);
        return { status: 204 };
      },
    }),

    defineEndpoint({
      method: 'POST',
      path: '/api/auth/second-factor/removal',
      summary: '停用动态验证码',
      tag: 'auth',
      access: 'signed-in',
      body: z.object({ code: Code }),
      async handle(request) {
        await factors().leave(request.principal.userId, request.body.code, from(request), request.now);
        return { status: 204 };
      },
    }),
  ];
}
