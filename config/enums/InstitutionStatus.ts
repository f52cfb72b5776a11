import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Status of an institution in the register (状态). */
export const institutionStatuses = {
  practising: { label: '执业', source: 'domain 4.1' },
  'suspended-business': { label: '停业', source: 'domain 4.1' },
  'closed-temporarily': { label: '歇业', source: 'domain 4.1' },
  'verification-deferred': { label: '暂缓校验', source: 'domain 4.1' },
  'verification-overdue': { label: '逾期未校验', source: 'domain 4.1' },
  expired: { label: '已过期', source: 'domain 4.1' },
  deregistered: { label: '已注销', source: 'domain 4.1' },
  revoked: { label: '已吊销', source: 'domain 4.1' },
} as const satisfies EnumTable;

export const InstitutionStatus = enumOf(institutionStatuses);
export type InstitutionStatus = z.infer<typeof InstitutionStatus>;
