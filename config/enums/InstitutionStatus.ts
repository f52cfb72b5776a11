import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Status of an institution in the register (状态). */
export const institutionStatuses = {
  practising: { label: '执业', source: '登记管理惯例' },
  'suspended-business': { label: '停业', source: '登记管理惯例' },
  'closed-temporarily': { label: '歇业', source: '登记管理惯例' },
  'verification-deferred': { label: '暂缓校验', source: '登记管理惯例' },
  'verification-overdue': { label: '逾期未校验', source: '登记管理惯例' },
  expired: { label: '已过期', source: '登记管理惯例' },
  deregistered: { label: '已注销', source: '登记管理惯例' },
  revoked: { label: '已吊销', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const InstitutionStatus = enumOf(institutionStatuses);
export type InstitutionStatus = z.infer<typeof InstitutionStatus>;
