import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Status of a nurse registration (执业注册状态). */
export const registrationStatuses = {
  unregistered: { label: '未注册', source: '登记管理惯例' },
  valid: { label: '注册有效', source: '登记管理惯例' },
  'renewal-due': { label: '待延续注册', source: '登记管理惯例' },
  expired: { label: '过期未延续', source: '登记管理惯例' },
  suspended: { label: '暂停执业', source: '登记管理惯例' },
  cancelled: { label: '已注销', source: '登记管理惯例' },
  revoked: { label: '已吊销', source: '登记管理惯例' },
  'transferred-to-military': { label: '已转军队', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const RegistrationStatus = enumOf(registrationStatuses);
export type RegistrationStatus = z.infer<typeof RegistrationStatus>;
