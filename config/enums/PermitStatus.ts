import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Status of one version of a permit (许可证状态). */
export const permitStatuses = {
  valid: { label: '有效', source: 'domain 4.2' },
  'renewal-due': { label: '需办理延续', source: 'domain 4.2' },
  'deemed-renewed': { label: '视为准予延续', source: 'domain 4.2' },
  expired: { label: '已过期', source: 'domain 4.2' },
  superseded: { label: '已被新版本替代', source: 'domain 4.2' },
  deregistered: { label: '已注销', source: 'domain 4.2' },
  revoked: { label: '已吊销', source: 'domain 4.2' },
} as const satisfies EnumTable;

export const PermitStatus = enumOf(permitStatuses);
export type PermitStatus = z.infer<typeof PermitStatus>;
