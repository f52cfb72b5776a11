import type { Json, Principal } from '@medregistry/language';

/** Gives one part of `GET /api/me`; must be cheap, since every page load asks for it. */
export type MeProvider = (principal: Principal, now: Date) => Promise<Json>;

/** Collects what the other plugins know about the person who is signed in. */
export interface Me {
  /** Sets the part called `key` (`queues`, `assignments`, …); a later call replaces an earlier one. */
  provide(key: string, provider: MeProvider): void;
  parts(principal: Principal, now: Date): Promise<Record<string, Json>>;
}

export function createMe(): Me {
  const providers = new Map<string, MeProvider>();
  return {
    provide: (key, provider) => void providers.set(key, provider),
    async parts(principal, now) {
      const entries = await Promise.all([...providers].map(async ([key, provider]) => [key, await provider(principal, now)] as const));
      return Object.fromEntries(entries);
    },
  };
}
