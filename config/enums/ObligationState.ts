import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Where the verification obligation of one institution and period stands (design §3). */
export const obligationStates = {
  exempt: { label: '不参加年度校验', source: 'design §3' },
  'not-due': { label: '未到校验期', source: 'design §3' },
  open: { label: '可申请校验', source: 'design §3' },
  filed: { label: '已提交校验申请', source: 'design §3' },
  overdue: { label: '逾期未申请校验', source: 'design §3' },
  deferred: { label: '暂缓校验', source: 'design §3' },
  're-verification-due': { label: '暂缓期满，待再次申请', source: 'design §3' },
  settled: { label: '本期校验已办结', source: 'design §3' },
} as const satisfies EnumTable;

export const ObligationState = enumOf(obligationStates);
export type ObligationState = z.infer<typeof ObligationState>;
