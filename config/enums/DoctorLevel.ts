import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Level of a doctor (级别). */
export const doctorLevels = {
  doctor: { label: '执业医师', source: '医师法' },
  'assistant-doctor': { label: '执业助理医师', source: '医师法' },
} as const satisfies EnumTable;

export const DoctorLevel = enumOf(doctorLevels);
export type DoctorLevel = z.infer<typeof DoctorLevel>;
