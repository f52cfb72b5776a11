import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Practice category of a doctor (执业类别). */
export const doctorCategories = {
  clinical: { label: '临床', source: '医师法' },
  dental: { label: '口腔', source: '医师法' },
  'public-health': { label: '公共卫生', source: '医师法' },
  tcm: { label: '中医', source: '医师法' },
} as const satisfies EnumTable;

export const DoctorCategory = enumOf(doctorCategories);
export type DoctorCategory = z.infer<typeof DoctorCategory>;
