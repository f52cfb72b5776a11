import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Type of a clinic as filed (诊所类型); the first five may be filed under the 2022 measures, the last under the 2017 measures (F42). */
export const clinicTypes = {
  general: { label: '普通诊所', source: 'F42' },
  dental: { label: '口腔诊所', source: 'F42' },
  aesthetic: { label: '医疗美容诊所', source: 'F42' },
  'tcm-comprehensive': { label: '中医（综合）诊所', source: 'F42' },
  integrated: { label: '中西医结合诊所', source: 'F42' },
  tcm: { label: '中医诊所', source: 'F42' },
} as const satisfies EnumTable;

export const ClinicType = enumOf(clinicTypes);
export type ClinicType = z.infer<typeof ClinicType>;
