import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Kind of other technical staff (其他卫生技术人员). */
export const technicianKinds = {
  pharmacist: { label: '药师（士）', source: '登记管理惯例' },
  laboratory: { label: '检验', source: '登记管理惯例' },
  imaging: { label: '影像', source: '登记管理惯例' },
  rehabilitation: { label: '康复治疗', source: '登记管理惯例' },
  pathology: { label: '病理', source: '登记管理惯例' },
  nutrition: { label: '营养', source: '登记管理惯例' },
  other: { label: '其他技师', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const TechnicianKind = enumOf(technicianKinds);
export type TechnicianKind = z.infer<typeof TechnicianKind>;
