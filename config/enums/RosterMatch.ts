import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** How a roster row agrees with the registers (核对结果). */
export const rosterMatches = {
  consistent: { label: '一致', source: '登记管理惯例' },
  elsewhere: { label: '未注册在本机构', source: '登记管理惯例' },
  unlisted: { label: '未查到注册信息', source: '登记管理惯例' },
  expired: { label: '注册已过期', source: '登记管理惯例' },
  duplicate: { label: '重复', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const RosterMatch = enumOf(rosterMatches);
export type RosterMatch = z.infer<typeof RosterMatch>;
