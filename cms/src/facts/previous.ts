import type { PreviousFacts } from '@medregistry/config/facts';
import type { FactPart } from './FactPart';

/** What the institution filed the last time that its verification was completed (F7). */
export const previous: FactPart<'previous'> = {
  sql: `(SELECT jsonb_build_object('year', COALESCE(CAST(f.form #>> '{cover,year}' AS integer), CAST(EXTRACT(year FROM f.closed_at) AS integer)),
        'form', f.form - 'roster')
      FROM applications f
      WHERE f.subject_type = 'institution' AND f.subject_id = i.document_id AND f.procedure = 'verification' AND f.state = 'completed'
        AND f.document_id IS DISTINCT FROM :application
      ORDER BY f.closed_at DESC LIMIT 1)`,
  read(json, { openForm }) {
    if (json === null) return null;
    const { year, form } = json as PreviousFacts;
    return { year, form: openForm(form) };
  },
};
