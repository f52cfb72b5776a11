import type { DeferralFacts } from '@medregistry/config/facts';
import type { FactPart } from './FactPart';

/** The latest deferral (暂缓校验) that stands. */
export const deferral: FactPart<'deferral'> = {
  sql: `(SELECT jsonb_build_object('number', v.application_number, 'months', v.months, 'from', v.deferred_from, 'to', v.deferred_to, 'tasks', v.reasons)
      FROM verification_records v WHERE v.institution_id = i.id AND v.conclusion = 'deferred' AND v.current AND v.status = 'in-force'
      ORDER BY v.deferred_from DESC, v.id DESC LIMIT 1)`,
  read: (json) => json as DeferralFacts | null,
};
