import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Whom a notice speaks to (受众). */
export const audiences = {
  institutions: { label: '机构', source: '登记管理惯例' },
  nurses: { label: '护士', source: '登记管理惯例' },
  everyone: { label: '全部', source: '登记管理惯例' },
  named: { label: '指定名单', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const Audience = enumOf(audiences);
export type Audience = z.infer<typeof Audience>;
