import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Academic degree (学位). */
export const degrees = {
  none: { label: '无', source: '登记管理惯例' },
  bachelor: { label: '学士', source: '登记管理惯例' },
  master: { label: '硕士', source: '登记管理惯例' },
  doctor: { label: '博士', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const Degree = enumOf(degrees);
export type Degree = z.infer<typeof Degree>;
