import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Where a registration record came from (来源). */
export const registrationOrigins = {
  native: { label: '本系统办理', source: '登记管理惯例' },
  import: { label: '历史数据导入', source: '登记管理惯例' },
  backfill: { label: '补录', source: '登记管理惯例' },
  military: { label: '军队转入', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const RegistrationOrigin = enumOf(registrationOrigins);
export type RegistrationOrigin = z.infer<typeof RegistrationOrigin>;
