import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

const source = '护士电子化注册机构端指南（设置审批机关）';

/** The six businesses for which an institution names the authority that decides (设置审批机关, F65). */
export const nurseBusinesses = {
  'first-registration': { label: '首次注册', source },
  change: { label: '变更注册', source },
  renewal: { label: '延续注册', source },
  cancellation: { label: '注销注册', source },
  're-registration': { label: '重新注册', source },
  military: { label: '军队武警地方业务', source },
} as const satisfies EnumTable;

export const NurseBusiness = enumOf(nurseBusinesses);
export type NurseBusiness = z.infer<typeof NurseBusiness>;
