import { z } from 'zod';
import { defineEndpoint, refuse, type AnyEndpoint } from '@medregistry/language';
import type { Trail } from '@medregistry/audit';
import type { AccessConfig } from '../AccessConfig';
import { cookieOf, REFRESH_COOKIE } from '../http/cookies';
import type { Accounts } from '../services/accounts';
import { ReusedToken, type Sessions } from '../services/sessions';
import { Challenge, cookie, cookieFor, from, proofOf, signedInAnswer, SignedInAnswer, typed } from './signedIn';

const SignIn = z.object({ identifier: typed('请输入账号。'), password: typed('请输入密码。') });
const ChangePassword = z.object({
  challenge: Challenge.optional(),
  currentPassword: z.string().max(200).optional(),
  password: typed('请输入新密码。'),
});
const Session = z.object({
  id: z.string(),
  current: z.boolean(),
  address: z.string(),
  userAgent: z.string(),
  startedAt: z.string(),
  lastSeenAt: z.string(),
});

interface AuthDeps {
  accounts: () => Accounts;
  sessions: () => Sessions;
  trail: () => Pick<Trail, 'appendAlone'>;
  config: () => AccessConfig;
}

/** Signing in, staying in, signing out; the only routes under `/api/auth`. */
export function authEndpoints({ accounts, sessions, trail, config }: AuthDeps): AnyEndpoint[] {
  return [
    defineEndpoint({
      method: 'POST',
      path: '/api/auth/local',
      summary: '登录',
      tag: 'auth',
      access: 'public',
      body: SignIn,
      answer: SignedInAnswer,
      handle: async (request) => signedInAnswer(config(), await accounts().signIn(request.body.identifier, request.body.password, from(request), request.now)),
    }),

    defineEndpoint({
      method: 'POST',
      path: '/api/auth/refresh',
      summary: '用登录凭证换取新的访问令牌',
      tag: 'auth',
      access: 'public',
      answer: z.object({ jwt: z.string() }),
      async handle({ headers, now, address }) {
        const token = cookieOf(headers['cookie'], REFRESH_COOKIE);
        if (!token) throw refuse.signedOut('signed-out', '请先登录。');
        try {
          const renewed = await sessions().refresh(token, now);
          return { body: { jwt: renewed.jwt }, headers: cookieFor(config(), renewed) };
        } catch (error) {
          if (error instanceof ReusedToken) {
            await trail().appendAlone({
              chain: 'system',
              at: now,
              actorId: error.userId,
              actorName: '',
              action: 'session.reuse',
              subjectType: 'user',
              subjectId: String(error.userId),
              address,
              outcome: 'refused',
              details: {},
            });
          }
          throw error;
        }
      },
    }),

    defineEndpoint({
      method: 'POST',
      path: '/api/auth/logout',
      summary: '退出登录',
      tag: 'auth',
      access: 'public',
      async handle({ principal, headers, now, address }) {
        const token = cookieOf(headers['cookie'], REFRESH_COOKIE);
        const family = principal.sessionId || (token && (await sessions().familyOf(token).catch(() => undefined)));
        if (family) {
          await sessions().end(family, 'logout', now);
          await trail().appendAlone({
            chain: 'system',
            at: now,
            actorId: principal.userId || null,
            actorName: principal.username,
            action: 'session.close',
            subjectType: 'session',
            subjectId: family,
            address,
            outcome: 'ok',
            details: {},
          });
        }
        return { status: 204, headers: cookie(config(), '', 0) };
      },
    }),

    defineEndpoint({
      method: 'POST',
      path: '/api/auth/change-password',
      summary: '修改密码：凭当前密码，或凭登录时得到的 challenge',
      tag: 'auth',
      access: 'public',
      body: ChangePassword,
      answer: SignedInAnswer,
      async handle(request) {
        const { principal, body, now } = request;
        const proof = proofOf(principal.userId, body);
        return signedInAnswer(config(), await accounts().changePassword(proof, body.password, from(request), now));
      },
    }),

    defineEndpoint({
      method: 'GET',
      path: '/api/auth/sessions',
      summary: '我的登录会话',
      tag: 'auth',
      access: 'signed-in',
      answer: z.object({ data: z.array(Session) }),
      async handle({ principal, now }) {
        const held = await sessions().list(principal.userId, now);
        return { body: { data: held.map((session) => ({ ...session, current: session.id === principal.sessionId })) } };
      },
    }),

    defineEndpoint({
      method: 'DELETE',
      path: '/api/auth/sessions/:id',
      summary: '结束我的一个登录会话',
      tag: 'auth',
      access: 'signed-in',
      params: z.object({ id: z.string().max(64) }),
      async handle({ principal, params, now }) {
        const held = await sessions().list(principal.userId, now);
        if (!held.some(({ id }) => id === params.id)) throw refuse.notFound('没有找到这个登录会话，它可能已经结束。');
        await sessions().end(params.id, 'revoked', now);
        return { status: 204 };
      },
    }),
  ];
}
