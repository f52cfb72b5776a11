import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Whether a roster row came from the registers or was typed (来源). */
export const rosterSources = {
  registry: { label: '注册数据', source: '登记管理惯例' },
  hand: { label: '手工填写', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const RosterSource = enumOf(rosterSources);
export type RosterSource = z.infer<typeof RosterSource>;
