import type { ClinicType } from '../enums/ClinicType';
import type { CredentialType } from '../enums/CredentialType';
import { exemptionReasons, type ExemptionReason } from '../enums/ExemptionReason';
import type { InstitutionCategory } from '../enums/InstitutionCategory';

/** What the question of exemption looks at. The name is left out on purpose. */
export interface ExemptionSubject {
  credentialType: CredentialType;
  category: InstitutionCategory;
  foreignInvested: boolean;
}

export type Exemption = { exempt: false } | { exempt: true; reason: ExemptionReason; sentence: string; basis: string };

const FILED: Partial<Record<InstitutionCategory, ClinicType>> = {
  D211: 'general',
  D212: 'tcm-comprehensive',
  D213: 'integrated',
  D215: 'dental',
  D216: 'aesthetic',
};

/** The clinic type under which a credential and category were filed, or undefined where that pair is not a filing. */
export function clinicTypeOf(credentialType: CredentialType, category: InstitutionCategory): ClinicType | undefined {
  if (credentialType === 'clinic-filing') return FILED[category];
  if (credentialType === 'tcm-clinic-filing') return category === 'D212' ? 'tcm' : undefined;
  return undefined;
}

const BASES: Record<ExemptionReason, string> = {
  'filed-clinic': '医疗机构管理条例（2022）第14条、诊所备案管理暂行办法',
  'filed-tcm-clinic': '中医药法第14条、中医诊所备案管理暂行办法',
};

/**
 * Whether an institution takes no yearly verification (不参加年度校验, F42). The six filed
 * clinic types are exempt; a clinic that still holds a practising licence is not, whatever
 * it is called, and foreign, Hong Kong, Macao and Taiwan invested clinics are outside filing.
 */
export function exemption(institution: ExemptionSubject): Exemption {
  if (institution.foreignInvested) return { exempt: false };
  const type = clinicTypeOf(institution.credentialType, institution.category);
  if (type === undefined) return { exempt: false };
  const reason: ExemptionReason = type === 'tcm' ? 'filed-tcm-clinic' : 'filed-clinic';
  return { exempt: true, reason, sentence: exemptionReasons[reason].label, basis: BASES[reason] };
}
