import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Kind of other technical staff (其他卫生技术人员). */
export const technicianKinds = {
  pharmacist: { label: '药师（士）', source: 'domain 4.6' },
  laboratory: { label: '检验', source: 'domain 4.6' },
  imaging: { label: '影像', source: 'domain 4.6' },
  rehabilitation: { label: '康复治疗', source: 'domain 4.6' },
  pathology: { label: '病理', source: 'domain 4.6' },
  nutrition: { label: '营养', source: 'domain 4.6' },
  other: { label: '其他技师', source: 'domain 4.6' },
} as const satisfies EnumTable;

export const TechnicianKind = enumOf(technicianKinds);
export type TechnicianKind = z.infer<typeof TechnicianKind>;
