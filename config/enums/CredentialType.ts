import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** The kind of paper an institution practises under (证照类型). Exemption from verification tests this value, never the name (F42). */
export const credentialTypes = {
  'practice-licence': { label: '医疗机构执业许可证', source: '医疗机构管理条例' },
  'clinic-filing': { label: '诊所备案凭证', source: '诊所备案管理暂行办法（2022）' },
  'tcm-clinic-filing': { label: '中医诊所备案证', source: '中医诊所备案管理暂行办法（2017）' },
} as const satisfies EnumTable;

export const CredentialType = enumOf(credentialTypes);
export type CredentialType = z.infer<typeof CredentialType>;
