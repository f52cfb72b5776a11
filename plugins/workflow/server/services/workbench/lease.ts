import { refuse, type Accepted, type Procedure } from '@medregistry/language';
import type { ApplicationRow } from '../../ApplicationRow';
import type { LeaseView } from '../../ApplicationView';

/** Who has a case in hand (领取), and until when; after that anybody may take it over. */
export interface Lease {
  id: number;
  name: string;
  until: string;
}

type Leased = Pick<ApplicationRow, 'assignee_id' | 'assignee_name' | 'assigned_until'>;

export interface Taker {
  id: number;
  name: string;
  roles: readonly string[];
}

const leaseOf = ({ assignee_id: id, assignee_name: name, assigned_until: until }: Leased): Lease | null =>
  id !== null && name !== null && until !== null ? { id, name, until } : null;

const expired = ({ until }: Lease, now: Date): boolean => until <= now.toISOString();

const leaseFor = ({ id, name }: Pick<Taker, 'id' | 'name'>, { review }: Procedure, now: Date): Lease => ({
  id,
  name,
  until: new Date(now.getTime() + review.lease.minutes * 60_000).toISOString(),
});

/** How a lease comes to its new holder; `held` where it cannot. */
export type Taking = { how: 'claim' | 'renew' | 'take-over'; lease: Lease } | { how: 'held'; lease: Lease };

/**
 * Whether somebody may take a case: a free one at once, one's own again, an expired one with a reason, one that
 * somebody is working on with a reason by those whom the procedure names.
 *
 * @throws Refusal 422 where a reason is wanted
 */
export function taking(row: Leased, taker: Taker, procedure: Procedure, reason: string, now: Date): Taking {
  const held = leaseOf(row);
  const lease = leaseFor(taker, procedure, now);
  if (!held) return { how: 'claim', lease };
  if (held.id === taker.id) return { how: 'renew', lease };
  const may = expired(held, now) || taker.roles.some((role) => procedure.review.lease.takeOver.includes(role));
  if (!may) return { how: 'held', lease: held };
  if (reason === '') throw refuse.invalid([{ path: 'data.reason', code: 'required', message: `本件由${held.name}领取，接手请写明原因。` }]);
  return { how: 'take-over', lease };
}

/** Who has a case in hand after an event: whoever acts on it, and nobody once it goes on to somebody else's desk. */
export function leaseAfter(row: Leased, accepted: Accepted, procedure: Procedure, officer: { id: number; name: string } | null, now: Date): Lease | null {
  const { states } = procedure;
  if (accepted.closes || states[accepted.from]?.holder !== states[accepted.to]?.holder) return null;
  return officer && officer.id > 0 ? leaseFor(officer, procedure, now) : leaseOf(row);
}

/** What the trail keeps of an act on a case that somebody else has in hand: the law is not stopped by it (warned, not refused). */
export function heldBy(row: Leased, actor: { id: number }, now: Date): { leaseOf?: string } {
  const held = leaseOf(row);
  return held && held.id !== actor.id && !expired(held, now) ? { leaseOf: held.name } : {};
}

export function leaseView(row: Leased, userId: number, now: Date): LeaseView | null {
  const held = leaseOf(row);
  return held && { name: held.name, until: held.until, mine: held.id === userId, expired: expired(held, now) };
}
