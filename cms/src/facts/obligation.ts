import type { ObligationFacts } from '@medregistry/config/facts';
import type { FactPart } from './FactPart';
import { reVerifyBy } from './reVerifyBy';

/** The verification obligation (校验义务) that the case last moved, else that of the campaign's year, else the latest one. */
export const obligation: FactPart<'obligation'> = {
  sql: `(SELECT jsonb_build_object('id', o.document_id, 'state', o.state, 'dueOn', o.due_on, 'opensOn', o.opens_on,
        'deferredTo', o.deferred_to, 'reVerifyBy', ${reVerifyBy('o', 'a')})
      FROM verification_obligations o WHERE o.institution_id = i.id ORDER BY (o.application_id = :application) IS TRUE DESC, (o.year = c.year) IS TRUE DESC, o.year DESC LIMIT 1)`,
  read: (json) => json as ObligationFacts | null,
};
