import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Whether a review note must be met (意见级别). */
export const noteSeverities = {
  must: { label: '必须修改', source: '登记管理惯例' },
  advice: { label: '建议', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const NoteSeverity = enumOf(noteSeverities);
export type NoteSeverity = z.infer<typeof NoteSeverity>;
