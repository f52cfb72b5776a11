import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Kind of an approval authority (审批机关类别). */
export const authorityKinds = {
  health: { label: '卫生健康主管部门', source: '登记管理惯例' },
  tcm: { label: '中医药主管部门', source: '登记管理惯例' },
  'approval-bureau': { label: '行政审批局', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const AuthorityKind = enumOf(authorityKinds);
export type AuthorityKind = z.infer<typeof AuthorityKind>;
