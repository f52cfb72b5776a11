import type { AuthorityFacts } from '@medregistry/config/facts';
import type { FactPart } from './FactPart';

/** The authority that registered the institution (登记机关). */
export const authority: FactPart<'authority'> = {
  sql: `(jsonb_build_object('id', a.document_id, 'name', a.name, 'phone', a.phone))`,
  read: (json) => json as AuthorityFacts,
};
