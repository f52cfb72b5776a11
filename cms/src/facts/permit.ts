import { labelOf, permitYears, renewalNeeded, renewalOpening, renewedValidity, verificationConclusions } from '@medregistry/config';
import type { PermitFacts } from '@medregistry/config/facts';
import type { FactPart } from './FactPart';

type Row = Omit<PermitFacts, 'renewalNeeded' | 'renewalOpensOn' | 'renewedFrom' | 'renewedTo'> & { renewalCutoff: string | null };

/** The current version of the permit (医疗机构执业许可证); null for filed clinics, which have none. */
export const permit: FactPart<'permit'> = {
  switched: true,
  sql: `(CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('number', p.number, 'serial', p.serial, 'validFrom', p.valid_from, 'validTo', p.valid_to,
      'lastVerifiedOn', p.last_verified_on, 'lastConclusion', p.last_conclusion, 'nextDueOn', p.next_due_on,
      'verificationYears', p.verification_years, 'status', p.status, 'version', p.version, 'renewalCutoff', c.renewal_cutoff) END)`,
  read(json, { switches }) {
    if (json === null) return null;
    const { renewalCutoff, lastConclusion, ...plain } = json as Row;
    const renewed = renewedValidity(plain.validTo, permitYears(plain.verificationYears, switches));
    return {
      ...plain,
      renewalOpensOn: renewalOpening(plain.validTo, switches),
      renewedFrom: renewed.validFrom,
      renewedTo: renewed.validTo,
      lastConclusion: lastConclusion && labelOf(verificationConclusions, lastConclusion),
      renewalNeeded: renewalCutoff !== null && renewalNeeded(plain.validTo, renewalCutoff),
    };
  },
};
