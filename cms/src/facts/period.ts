import { verificationPeriod, type InstitutionCategory } from '@medregistry/config';
import type { FactPart } from './FactPart';

interface Row {
  category: InstitutionCategory;
  bedsApproved: number;
  foreignInvested: boolean;
  specialtyNeeds100Beds: boolean;
}

/** The next verification period by both readings of the 100-bed rule (domain.md §3.1). */
export const period: FactPart<'period'> = {
  sql: `(jsonb_build_object('category', i.category, 'bedsApproved', i.beds_approved, 'foreignInvested', i.foreign_invested,
      'specialtyNeeds100Beds', COALESCE((SELECT s.value FROM switch_settings s WHERE s.key = 'specialtyNeeds100Beds' AND s.current AND a.scope_path LIKE s.scope_path || '%'
        ORDER BY length(s.scope_path) DESC LIMIT 1), 'true'::jsonb)))`,
  read(json) {
    const { specialtyNeeds100Beds, ...institution } = json as Row;
    return verificationPeriod(institution, { specialtyNeeds100Beds });
  },
};
