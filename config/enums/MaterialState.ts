import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** State of a material slot (材料状态). */
export const materialStates = {
  missing: { label: '未上传', source: '登记管理惯例' },
  uploaded: { label: '已上传', source: '登记管理惯例' },
  returned: { label: '被退回', source: '登记管理惯例' },
  passed: { label: '已通过', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const MaterialState = enumOf(materialStates);
export type MaterialState = z.infer<typeof MaterialState>;
