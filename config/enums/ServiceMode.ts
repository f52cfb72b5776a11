import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** How care is given (服务方式); several may hold. */
export const serviceModes = {
  outpatient: { label: '门诊', source: '附表14-2' },
  emergency: { label: '急诊', source: '附表14-2' },
  inpatient: { label: '住院', source: '附表14-2' },
  'home-bed': { label: '家庭病床', source: '附表14-2' },
  rounds: { label: '巡诊', source: '附表14-2' },
  other: { label: '其他', source: '附表14-2' },
} as const satisfies EnumTable;

export const ServiceMode = enumOf(serviceModes);
export type ServiceMode = z.infer<typeof ServiceMode>;
