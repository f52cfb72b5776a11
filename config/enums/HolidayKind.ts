import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** How a day differs from the ordinary week (日期类型). */
export const holidayKinds = {
  off: { label: '放假', source: '登记管理惯例' },
  work: { label: '调休上班', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const HolidayKind = enumOf(holidayKinds);
export type HolidayKind = z.infer<typeof HolidayKind>;
