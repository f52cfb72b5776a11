import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Kind of an approval authority (审批机关类别). */
export const authorityKinds = {
  health: { label: '卫生健康主管部门', source: 'domain 4.10' },
  tcm: { label: '中医药主管部门', source: 'domain 4.10' },
  'approval-bureau': { label: '行政审批局', source: 'domain 4.10' },
} as const satisfies EnumTable;

export const AuthorityKind = enumOf(authorityKinds);
export type AuthorityKind = z.infer<typeof AuthorityKind>;
