import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Affiliation (隶属关系) in the wording of form 14-2; 其他 must be explained. */
export const affiliations = {
  central: { label: '中央属', source: '附表14-2' },
  provincial: { label: '省（自治区、直辖市）属', source: '附表14-2' },
  prefectural: { label: '地级市（地区）属', source: '附表14-2' },
  district: { label: '县级市（区）属', source: '附表14-2' },
  county: { label: '县属', source: '附表14-2' },
  street: { label: '街道属', source: '附表14-2' },
  township: { label: '乡镇属', source: '附表14-2' },
  other: { label: '其他', source: '附表14-2' },
} as const satisfies EnumTable;

export const Affiliation = enumOf(affiliations);
export type Affiliation = z.infer<typeof Affiliation>;
