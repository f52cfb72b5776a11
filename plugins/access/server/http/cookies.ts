/** Name of the refresh cookie; only `/api/auth` ever sees it. */
export const REFRESH_COOKIE = 'medregistry_refresh';

const PATH = '/api/auth';

/** One cookie's value out of a `Cookie` header. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/**
 * The `Set-Cookie` value for a refresh token: out of reach of scripts and of other sites.
 *
 * @param seconds 0 takes the cookie away
 */
export function refreshCookie(token: string, seconds: number, secure: boolean): string {
  const attributes = [`${REFRESH_COOKIE}=${token}`, `Path=${PATH}`, `Max-Age=${seconds}`, 'HttpOnly', 'SameSite=Strict'];
  return [...attributes, ...(secure ? ['Secure'] : [])].join('; ');
}
