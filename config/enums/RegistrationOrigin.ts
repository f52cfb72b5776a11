import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Where a registration record came from (来源). */
export const registrationOrigins = {
  native: { label: '本系统办理', source: 'domain 4.5' },
  import: { label: '历史数据导入', source: 'domain 4.5' },
  backfill: { label: '补录', source: 'domain 4.5' },
  military: { label: '军队转入', source: 'domain 4.5' },
} as const satisfies EnumTable;

export const RegistrationOrigin = enumOf(registrationOrigins);
export type RegistrationOrigin = z.infer<typeof RegistrationOrigin>;
