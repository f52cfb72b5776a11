import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Whether a review note must be met (意见级别). */
export const noteSeverities = {
  must: { label: '必须修改', source: 'domain 4.9' },
  advice: { label: '建议', source: 'domain 4.9' },
} as const satisfies EnumTable;

export const NoteSeverity = enumOf(noteSeverities);
export type NoteSeverity = z.infer<typeof NoteSeverity>;
