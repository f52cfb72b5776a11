import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Whom the institution serves (服务对象); single choice. */
export const serviceTargets = {
  public: { label: '社会', source: '附表14-2' },
  internal: { label: '内部', source: '附表14-2' },
  overseas: { label: '境外人员', source: '附表14-2' },
  'public-and-overseas': { label: '社会＋境外人员', source: '附表14-2' },
} as const satisfies EnumTable;

export const ServiceTarget = enumOf(serviceTargets);
export type ServiceTarget = z.infer<typeof ServiceTarget>;
