import type { Principal } from '@medregistry/language';

/** Whether somebody has shown lately who they are (再次确认本人). */
export interface Freshness {
  /** People who work for an authority must have, within the time that the operator allows; nobody else needs to. */
  isFresh(principal: Principal, now: Date): boolean;
}

export function createFreshness(minutes: number, isStaff: (role: string) => boolean): Freshness {
  return {
    isFresh: ({ assignments, provenAt }, now) =>
      !assignments.some(({ role }) => isStaff(role)) || (provenAt !== undefined && now.getTime() - provenAt.getTime() <= minutes * 60_000),
  };
}
