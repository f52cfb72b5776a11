import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Level of an approval authority (审批机关层级). */
export const authorityLevels = {
  national: { label: '国家', source: '登记管理惯例' },
  provincial: { label: '省级', source: '登记管理惯例' },
  prefectural: { label: '市级', source: '登记管理惯例' },
  district: { label: '区县级', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const AuthorityLevel = enumOf(authorityLevels);
export type AuthorityLevel = z.infer<typeof AuthorityLevel>;
