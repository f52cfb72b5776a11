import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Status of one version of a permit (许可证状态). */
export const permitStatuses = {
  valid: { label: '有效', source: '登记管理惯例' },
  'renewal-due': { label: '需办理延续', source: '登记管理惯例' },
  'deemed-renewed': { label: '视为准予延续', source: '登记管理惯例' },
  expired: { label: '已过期', source: '登记管理惯例' },
  superseded: { label: '已被新版本替代', source: '登记管理惯例' },
  deregistered: { label: '已注销', source: '登记管理惯例' },
  revoked: { label: '已吊销', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const PermitStatus = enumOf(permitStatuses);
export type PermitStatus = z.infer<typeof PermitStatus>;
