let accessToken: string | null = null;
let refreshing: Promise<boolean> | null = null;

/** One refresh at a time over all tabs: a refresh token is good for one use. */
async function exclusively<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('medregistry-refresh', work) : work();
}

async function askForToken(): Promise<boolean> {
  const response = await fetch('/api/auth/refresh', { method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json' }, body: '{}' });
  if (!response.ok) {
    if (response.status === 401 || response.status === 403) accessToken = null;
    return false;
  }
  const body = (await response.json()) as { jwt?: string; data?: { jwt?: string } };
  accessToken = body.jwt ?? body.data?.jwt ?? null;
  return accessToken !== null;
}

/**
 * The access token lives in memory only; the refresh token is an httpOnly cookie that no script sees. Parallel
 * requests that find the token expired share one refresh.
 */
export const session = {
  token: (): string | null => accessToken,

  refresh(): Promise<boolean> {
    refreshing ??= exclusively(askForToken).finally(() => {
      refreshing = null;
    });
    return refreshing;
  },

  /** Goes to the sign-in page and comes back to this place afterwards. */
  leave(): void {
    accessToken = null;
    const place = `${location.pathname}${location.search}${location.hash}`;
    location.assign(`/?next=${encodeURIComponent(place)}`);
  },

  async end(): Promise<void> {
    const headers: Record<string, string> = { 'Content-Type': 'application/json' };
    if (accessToken) headers['Authorization'] = `Bearer ${accessToken}`;
    await fetch('/api/auth/logout', { method: 'POST', credentials: 'same-origin', headers, body: '{}' }).catch(() => undefined);
    accessToken = null;
    localStorage.removeItem('medregistry.signed-in');
    location.assign('/?signed-out=1');
  },
};
