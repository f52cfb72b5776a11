import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Why an institution takes no yearly verification (F42). */
export const exemptionReasons = {
  'filed-clinic': { label: '已取得《诊所备案凭证》，不参加年度校验', source: 'F42' },
  'filed-tcm-clinic': { label: '已取得《中医诊所备案证》，不参加年度校验', source: 'F42' },
} as const satisfies EnumTable;

export const ExemptionReason = enumOf(exemptionReasons);
export type ExemptionReason = z.infer<typeof ExemptionReason>;
