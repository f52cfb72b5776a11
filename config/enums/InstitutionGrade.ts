import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Grade within a level (等次); 三级特等 stands in the 1989 text only. */
export const institutionGrades = {
  special: { label: '特等', source: '医院分级管理办法（1989）' },
  'grade-a': { label: '甲等', source: '医院分级管理办法（1989）' },
  'grade-b': { label: '乙等', source: '医院分级管理办法（1989）' },
  'grade-c': { label: '丙等', source: '医院分级管理办法（1989）' },
  ungraded: { label: '未定等', source: '医院分级管理办法（1989）' },
} as const satisfies EnumTable;

export const InstitutionGrade = enumOf(institutionGrades);
export type InstitutionGrade = z.infer<typeof InstitutionGrade>;
