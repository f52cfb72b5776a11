import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Professional title of a doctor (职称). */
export const doctorTitles = {
  none: { label: '无', source: '登记管理惯例' },
  'junior-doctor': { label: '医士', source: '登记管理惯例' },
  resident: { label: '医师', source: '登记管理惯例' },
  attending: { label: '主治医师', source: '登记管理惯例' },
  'associate-chief': { label: '副主任医师', source: '登记管理惯例' },
  chief: { label: '主任医师', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const DoctorTitle = enumOf(doctorTitles);
export type DoctorTitle = z.infer<typeof DoctorTitle>;
