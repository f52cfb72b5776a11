import type { AuditEntry } from '@medregistry/audit';
import { ANONYMOUS, type Principal, type Refusal } from '@medregistry/language';

/** Writes refusals into the audit trail, in transactions of their own. */
export interface RefusalLog {
  /** Never throws and never delays an answer by more than the append itself. */
  refused(refusal: Refusal, at: { principal: Principal; method: string; path: string; address: string; now: Date }): Promise<void>;
}

const AUDITED = new Set([401, 403, 404, 429]);
/** Written with more detail where they arise. */
const WRITTEN_ELSEWHERE = new Set(['credentials', 'locked-out', 'reused']);
/** Anonymous refusals of one address that are written each minute; the rest is counted into the next entry. */
const ANONYMOUS_A_MINUTE = 20;
const MINUTE = 60_000;

/**
 * Refusals of people who are signed in are all written (ASVS 16.3.2). Of anonymous ones only so many a minute and
 * address, since whoever can write the trail without an account could fill it.
 */
export function createRefusalLog(append: (entry: AuditEntry) => Promise<void>, report: (error: unknown) => void): RefusalLog {
  const counts = new Map<string, { minute: number; count: number; suppressed: number }>();

  /** How many were left out before this one, or undefined when this one is left out, too. */
  const admit = (address: string, now: Date): number | undefined => {
    const minute = Math.floor(now.getTime() / MINUTE);
    if (counts.size > 10_000) counts.clear();
    const held = counts.get(address);
    if (!held || held.minute !== minute) {
      counts.set(address, { minute, count: 1, suppressed: 0 });
      return held?.suppressed ?? 0;
    }
    held.count += 1;
    if (held.count <= ANONYMOUS_A_MINUTE) return 0;
    held.suppressed += 1;
    return undefined;
  };

  return {
    async refused(refusal, { principal, method, path, address, now }) {
      if (!AUDITED.has(refusal.status) || WRITTEN_ELSEWHERE.has(refusal.details.code ?? '')) return;
      const anonymous = principal.userId === ANONYMOUS.userId;
      const suppressed = anonymous ? admit(address, now) : 0;
      if (suppressed === undefined) return;
      try {
        await append({
          chain: 'system',
          at: now,
          actorId: anonymous ? null : principal.userId,
          actorName: principal.username,
          action: 'request.refused',
          subjectType: 'endpoint',
          subjectId: `${method} ${path}`.slice(0, 250),
          address,
          outcome: 'refused',
          details: { status: refusal.status, code: refusal.details.code ?? null, ...(suppressed > 0 ? { suppressedBefore: suppressed } : {}) },
        });
      } catch (error) {
        report(error);
      }
    },
  };
}
