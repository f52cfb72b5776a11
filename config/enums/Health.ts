import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** State of health as declared (健康状况). */
export const healthConditions = {
  good: { label: '健康状况良好', source: '护士执业注册申请审核表填表说明' },
  fair: { label: '一般', source: '护士执业注册申请审核表填表说明' },
  chronic: { label: '有慢性病', source: '护士执业注册申请审核表填表说明' },
} as const satisfies EnumTable;

export const Health = enumOf(healthConditions);
export type Health = z.infer<typeof Health>;
