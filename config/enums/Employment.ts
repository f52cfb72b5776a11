import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** How a person is employed (聘用形式). */
export const employments = {
  permanent: { label: '在编', source: '登记管理惯例' },
  contract: { label: '聘用', source: '登记管理惯例' },
  're-hired': { label: '返聘', source: '登记管理惯例' },
  'multi-site': { label: '多机构备案', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const Employment = enumOf(employments);
export type Employment = z.infer<typeof Employment>;
