import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Status of a nurse registration (执业注册状态), domain 3.5. */
export const registrationStatuses = {
  unregistered: { label: '未注册', source: 'domain 3.5' },
  valid: { label: '注册有效', source: 'domain 3.5' },
  'renewal-due': { label: '待延续注册', source: 'domain 3.5' },
  expired: { label: '过期未延续', source: 'domain 3.5' },
  suspended: { label: '暂停执业', source: 'domain 3.5' },
  cancelled: { label: '已注销', source: 'domain 3.5' },
  revoked: { label: '已吊销', source: 'domain 3.5' },
  'transferred-to-military': { label: '已转军队', source: 'domain 3.5' },
} as const satisfies EnumTable;

export const RegistrationStatus = enumOf(registrationStatuses);
export type RegistrationStatus = z.infer<typeof RegistrationStatus>;
