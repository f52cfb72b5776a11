import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Management class (机构分类管理), the last digit of the registration number. */
export const managementClasses = {
  'non-profit': { label: '非营利性', source: 'WS 218-2002', code: '1' },
  'for-profit': { label: '营利性', source: 'WS 218-2002', code: '2' },
  other: { label: '其他', source: 'WS 218-2002', code: '9' },
} as const satisfies EnumTable;

export const ManagementClass = enumOf(managementClasses);
export type ManagementClass = z.infer<typeof ManagementClass>;
