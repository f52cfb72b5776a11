import { z } from 'zod';
import { refuse, type EndpointAnswer } from '@medregistry/language';
import type { AccessConfig } from '../AccessConfig';
import { refreshCookie } from '../http/cookies';
import type { From, Proof, SignedIn } from '../services/door';

const User = z.object({ id: z.number(), username: z.string(), displayName: z.string() });

/** What a sign-in answers; the refresh token travels in its cookie only. */
export const SignedInAnswer = z.object({ jwt: z.string(), user: User });

/** A text that somebody typed at the door. */
export const typed = (message: string) => z.string(message).min(1, message).max(200, '输入的内容过长，请检查后重试。');

/** A challenge as it comes back. */
export const Challenge = z.string().max(2000);

export const from = ({ address, headers }: { address: string; headers: Record<string, string | undefined> }): From => ({ address, userAgent: headers['user-agent'] ?? '' });

export const cookie = (config: AccessConfig, token: string, seconds = config.absoluteHours * 3600): Record<string, string> => ({
  'Set-Cookie': refreshCookie(token, seconds, config.cookieSecure),
});

/** The headers that keep a browser signed in. */
export const cookieFor = (config: AccessConfig, { refreshToken }: Pick<SignedIn, 'refreshToken'>): Record<string, string> => (refreshToken === undefined ? {} : cookie(config, refreshToken));

export const signedInAnswer = (config: AccessConfig, signedIn: SignedIn): EndpointAnswer<z.infer<typeof SignedInAnswer>> => ({
  body: { jwt: signedIn.jwt, user: signedIn.user },
  headers: cookieFor(config, signedIn),
});

/**
 * How the asker shows who they are.
 *
 * @throws Refusal 401 for somebody who is neither signed in nor challenged, 400 without a password
 */
export function proofOf(userId: number, { challenge, currentPassword }: { challenge?: string | undefined; currentPassword?: string | undefined }): Proof {
  if (challenge !== undefined) return { challenge };
  if (userId === 0) throw refuse.signedOut();
  if (!currentPassword) throw refuse.malformed([{ path: 'currentPassword', code: 'required', message: '请输入当前密码。' }]);
  return { userId, currentPassword };
}
