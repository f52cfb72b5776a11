import type { CivilDate, Standard } from '@medregistry/language';
import type { InstitutionCategory } from '../enums/InstitutionCategory';
import type { InstitutionLevel } from '../enums/InstitutionLevel';
import { aestheticStandards } from './aesthetic';
import { centreStandards } from './centres';
import { communityStandards } from './community';
import { generalStandards } from './general';
import { infectiousStandards } from './infectious';
import type { InstitutionStandard } from './InstitutionStandard';
import { integratedStandards } from './integrated';
import { maternalChildStandards } from './maternalChild';
import { nursingStandards } from './nursing';
import { oncologyStandards } from './oncology';
import { outpatientStandards } from './outpatient';
import { paediatricStandards } from './paediatric';
import { psychiatricStandards } from './psychiatric';
import { rehabilitationStandards } from './rehabilitation';
import { specialisedStandards } from './specialised';
import { stomatologicalStandards } from './stomatological';
import { tcmStandards } from './tcm';
import { townshipStandards } from './township';

/** Every standard of the law that is known, table by table (F43). */
export const institutionStandards: readonly InstitutionStandard[] = [
  ...generalStandards,
  ...tcmStandards,
  ...integratedStandards,
  ...stomatologicalStandards,
  ...oncologyStandards,
  ...paediatricStandards,
  ...psychiatricStandards,
  ...infectiousStandards,
  ...specialisedStandards,
  ...aestheticStandards,
  ...rehabilitationStandards,
  ...maternalChildStandards,
  ...communityStandards,
  ...townshipStandards,
  ...nursingStandards,
  ...outpatientStandards,
  ...centreStandards,
];

const UNKNOWN = '这一类别的基本标准没有收录，请对照官方页面的文本，或者向登记机关核对。';
const NOT_MEDICAL = '不属于医疗机构类别，不适用《医疗机构基本标准（试行）》。';

/** Categories of which no table is known, each with what to say instead; every other one has a standard. */
export const WITHOUT_STANDARD: Partial<Record<InstitutionCategory, string>> = {
  A720: UNKNOWN, D122: UNKNOWN, D140: UNKNOWN, D151: UNKNOWN, D153: UNKNOWN, D155: UNKNOWN, D159: UNKNOWN,
  D212: UNKNOWN, D213: UNKNOWN, D214: UNKNOWN, D217: UNKNOWN, D229: UNKNOWN, D300: UNKNOWN, D400: UNKNOWN, D500: UNKNOWN, D600: UNKNOWN,
  E100: UNKNOWN, E200: UNKNOWN, E300: UNKNOWN, G200: UNKNOWN, G300: UNKNOWN, G400: UNKNOWN, H110: UNKNOWN, H200: UNKNOWN, H300: UNKNOWN,
  P100: UNKNOWN, P910: UNKNOWN, P920: UNKNOWN, P930: UNKNOWN, P990: UNKNOWN,
  F110: NOT_MEDICAL, F200: NOT_MEDICAL, J100: NOT_MEDICAL, K100: NOT_MEDICAL,
};

const NO_LEVEL = '这一类别的基本标准按级别规定，本机构没有登记相应的级别，请先向登记机关核对级别。';

export type Applicable = { standard: Standard; without: null } | { standard: null; without: string };

const inForce = ({ standard: { effectiveFrom, effectiveTo } }: InstitutionStandard, on: CivilDate): boolean => effectiveFrom <= on && (!effectiveTo || on <= effectiveTo);

/** The standard that an institution is held against on a day: its level's own, else its category's, else what holds for all hospitals. */
export function standardFor({ category, level }: { category: InstitutionCategory; level: InstitutionLevel | null }, on: CivilDate): Applicable {
  const known = institutionStandards.filter((candidate) => candidate.categories.includes(category) && inForce(candidate, on));
  const found =
    known.find(({ levels }) => levels !== null && level !== null && levels.includes(level)) ??
    known.find(({ levels, fallback }) => levels === null && !fallback) ??
    known.find(({ fallback }) => fallback);
  if (found) return { standard: found.standard, without: null };
  return { standard: null, without: WITHOUT_STANDARD[category] ?? NO_LEVEL };
}
