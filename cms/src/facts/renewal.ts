import type { RenewalFacts } from '@medregistry/config/facts';
import type { FactPart } from './FactPart';

/** The renewal that waits for a decision of the authority; one that was returned waits for the institution. */
export const renewal: FactPart<'renewal'> = {
  sql: `(SELECT jsonb_build_object('number', f.number, 'state', f.state, 'undecided', f.state NOT IN ('draft', 'correction', 'deemed-granted'))
      FROM applications f
      WHERE f.subject_type = 'institution' AND f.subject_id = i.document_id AND f.procedure = 'renewal' AND f.closed_at IS NULL
      ORDER BY f.id DESC LIMIT 1)`,
  read: (json) => json as RenewalFacts | null,
};
