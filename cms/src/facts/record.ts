import type { RecordFacts } from '@medregistry/config/facts';
import type { FactPart } from './FactPart';

/** Other conclusions of the institution that stand. */
const OTHERS = `FROM verification_records w WHERE w.institution_id = v.institution_id AND w.current AND w.status = 'in-force' AND w.application_id IS DISTINCT FROM v.application_id`;

/** The verification record (校验记录) that this very case led to. */
export const record: FactPart<'record'> = {
  sql: `(SELECT jsonb_build_object('conclusion', v.conclusion, 'dueOn', v.due_on, 'latest', NOT EXISTS (SELECT ${OTHERS} AND w.id > v.id),
        'conclusionBefore', (SELECT w.conclusion ${OTHERS} AND w.id < v.id ORDER BY w.id DESC LIMIT 1),
        'verifiedBefore', (SELECT max(w.stamped_on) ${OTHERS} AND w.id < v.id))
      FROM verification_records v WHERE v.application_id = :application AND v.current)`,
  read: (json) => json as RecordFacts | null,
};
