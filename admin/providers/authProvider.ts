import type { AuthProvider } from '@refinedev/core';
import { ApiError } from './ApiError';
import { session } from './session';

/** Signing in happens on the page before this one; here a session is only checked and ended. */
export const authProvider: AuthProvider = {
  login: async () => ({ success: false }),
  async logout() {
    await session.end();
    return { success: true };
  },
  async check() {
    if (session.token() || (await session.refresh().catch(() => false))) return { authenticated: true };
    session.leave();
    return { authenticated: false };
  },
  async onError(error) {
    return error instanceof ApiError && error.statusCode === 401 ? { logout: false, error } : {};
  },
};
