import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Whether a roster row came from the registers or was typed (来源). */
export const rosterSources = {
  registry: { label: '注册数据', source: 'domain 4.6' },
  hand: { label: '手工填写', source: 'domain 4.6' },
} as const satisfies EnumTable;

export const RosterSource = enumOf(rosterSources);
export type RosterSource = z.infer<typeof RosterSource>;
