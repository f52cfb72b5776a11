import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** State of a material slot (材料状态). */
export const materialStates = {
  missing: { label: '未上传', source: 'domain 4.8' },
  uploaded: { label: '已上传', source: 'domain 4.8' },
  returned: { label: '被退回', source: 'domain 4.8' },
  passed: { label: '已通过', source: 'domain 4.8' },
} as const satisfies EnumTable;

export const MaterialState = enumOf(materialStates);
export type MaterialState = z.infer<typeof MaterialState>;
