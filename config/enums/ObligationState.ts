import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Where the verification obligation of one institution and period stands. */
export const obligationStates = {
  exempt: { label: '不参加年度校验', source: '系统约定' },
  'not-due': { label: '未到校验期', source: '系统约定' },
  open: { label: '可申请校验', source: '系统约定' },
  filed: { label: '已提交校验申请', source: '系统约定' },
  overdue: { label: '逾期未申请校验', source: '系统约定' },
  deferred: { label: '暂缓校验', source: '系统约定' },
  're-verification-due': { label: '暂缓期满，待再次申请', source: '系统约定' },
  're-verification-missed': { label: '逾期未申请再次校验', source: '校验办法第20条' },
  're-verification-failed': { label: '再次校验不合格', source: '校验办法第20条' },
  deregistered: { label: '许可证已注销', source: '校验办法第20条、第25条' },
  settled: { label: '本期校验已办结', source: '系统约定' },
} as const satisfies EnumTable;

export const ObligationState = enumOf(obligationStates);
export type ObligationState = z.infer<typeof ObligationState>;
