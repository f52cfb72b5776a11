import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** What a service window handles (窗口事项). */
export const windowPurposes = {
  'verification-stamp': { label: '校验登记盖章', source: 'F22, F35' },
  'permit-renewal': { label: '许可证延续换发', source: 'F22, F35' },
  credentials: { label: '机构账户核验发放', source: 'F22, F35' },
  'nurse-certificate': { label: '护士执业证书领取', source: 'F22, F35' },
} as const satisfies EnumTable;

export const WindowPurpose = enumOf(windowPurposes);
export type WindowPurpose = z.infer<typeof WindowPurpose>;
