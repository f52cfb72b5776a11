import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Level of an institution (级别). */
export const institutionLevels = {
  primary: { label: '一级', source: '医疗机构基本标准（试行）' },
  secondary: { label: '二级', source: '医疗机构基本标准（试行）' },
  tertiary: { label: '三级', source: '医疗机构基本标准（试行）' },
  ungraded: { label: '未定级', source: '医疗机构基本标准（试行）' },
} as const satisfies EnumTable;

export const InstitutionLevel = enumOf(institutionLevels);
export type InstitutionLevel = z.infer<typeof InstitutionLevel>;
