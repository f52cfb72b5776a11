import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Professional title of pharmacists and technicians (职称). */
export const technicianTitles = {
  none: { label: '无', source: '登记管理惯例' },
  'junior-pharmacist': { label: '药士', source: '登记管理惯例' },
  pharmacist: { label: '药师', source: '登记管理惯例' },
  'supervisor-pharmacist': { label: '主管药师', source: '登记管理惯例' },
  'associate-chief-pharmacist': { label: '副主任药师', source: '登记管理惯例' },
  'chief-pharmacist': { label: '主任药师', source: '登记管理惯例' },
  'junior-technician': { label: '技士', source: '登记管理惯例' },
  technician: { label: '技师', source: '登记管理惯例' },
  'supervisor-technician': { label: '主管技师', source: '登记管理惯例' },
  'associate-chief-technician': { label: '副主任技师', source: '登记管理惯例' },
  'chief-technician': { label: '主任技师', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const TechnicianTitle = enumOf(technicianTitles);
export type TechnicianTitle = z.infer<typeof TechnicianTitle>;
