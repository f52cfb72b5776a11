import type { NoticeFacts } from '@medregistry/config/facts';
import type { FactPart } from './FactPart';

/** The campaign's notice, and whether somebody of the institution has acknowledged the version in force (F1). */
export const notice: FactPart<'notice'> = {
  sql: `(SELECT jsonb_build_object('id', n.document_id, 'title', n.title, 'acknowledged', EXISTS (
        SELECT FROM notice_acknowledgements k WHERE k.notice_id = n.id AND k.notice_version = n.version AND k.institution_id = i.id))
      FROM notices n WHERE n.id = c.notice_id)`,
  read: (json) => json as NoticeFacts | null,
};
