import type { InstitutionCategory } from '../enums/InstitutionCategory';
import type { InstitutionLevel } from '../enums/InstitutionLevel';
import { allOf, beds, equipment } from './criteria';
import { defineStandard } from './InstitutionStandard';

const bedsOnly = (key: string, label: string, category: InstitutionCategory, min: number, levels?: InstitutionLevel[]) =>
  defineStandard({ key, family: 'specialised', categories: [category], ...(levels ? { levels } : {}), label, criteria: allOf('M-M', beds(min), equipment()) });

/** Hospitals of which only the number of beds is known. */
export const specialisedStandards = [
  bedsOnly('cardiovascular-tertiary', '三级心血管病医院', 'A515', 150, ['tertiary']),
  bedsOnly('haematology-tertiary', '三级血液病医院', 'A517', 200, ['tertiary']),
  bedsOnly('dermatology-tertiary', '三级皮肤病医院', 'A522', 100, ['tertiary']),
  bedsOnly('plastic-surgery-tertiary', '三级整形外科医院', 'A528', 120, ['tertiary']),
  bedsOnly('sanatorium', '疗养院', 'A600', 100),
];
