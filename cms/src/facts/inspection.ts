import type { FactPart } from './FactPart';
import { switchSql } from './switches';

interface Row {
  verified: boolean;
  deferred: boolean;
  lastOn: string | null;
  since: string;
}

/** Why a visit must be made before a conclusion (校验办法 Art. 14); empty where it may be left out. */
const reasonOf = ({ verified, deferred, lastOn, since }: Row): string => {
  if (deferred) return '暂缓校验后的再次校验';
  if (!verified) return '登记后的首次校验';
  return lastOn === null || lastOn < since ? '连续两个校验期没有现场审查' : '';
};

/** The last visits and conclusions of the institution. */
export const inspection: FactPart<'inspection'> = {
  sql: `(SELECT jsonb_build_object('verified', COALESCE(bool_or(v.conclusion = 'passed'), false), 'lastOn', max(v.inspected_on),
        'deferred', (SELECT o.deferred_to FROM verification_obligations o WHERE o.institution_id = i.id ORDER BY (o.year = c.year) IS TRUE DESC, o.year DESC LIMIT 1) IS NOT NULL,
        'since', CAST(CAST(:today AS date) - make_interval(years => COALESCE(p.verification_years, 1) * ${switchSql('visitPeriods', 'a')}) AS date))
      FROM verification_records v WHERE v.institution_id = i.id AND v.current AND v.status = 'in-force')`,
  read(json) {
    const row = json as Row;
    const reason = reasonOf(row);
    return { required: reason !== '', reason, lastOn: row.lastOn };
  },
};
