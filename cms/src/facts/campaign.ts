import type { CampaignFacts } from '@medregistry/config/facts';
import type { FactPart } from './FactPart';

/** The yearly campaign (校验年度工作) that the case belongs to, else the one that runs now. */
export const campaign: FactPart<'campaign'> = {
  sql: `(CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.document_id, 'title', c.title, 'year', c.year, 'applyFrom', c.apply_from,
      'applyTo', c.apply_to, 'correctionDeadline', c.correction_deadline, 'windowFrom', c.window_from, 'windowTo', c.window_to,
      'renewalCutoff', c.renewal_cutoff,
      'open', c.state IN ('published', 'running') AND CAST(:today AS date) BETWEEN c.apply_from AND c.apply_to) END)`,
  read: (json) => json as CampaignFacts | null,
};
