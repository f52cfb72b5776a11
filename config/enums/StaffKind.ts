import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** The three tabs of the roster (人员名录): doctors, nurses, other technical staff (F9, F34). */
export const staffKinds = {
  doctor: { label: '医师', source: 'F9, F34' },
  nurse: { label: '护士', source: 'F9, F34' },
  technician: { label: '其他卫生技术人员', source: 'F9, F34' },
} as const satisfies EnumTable;

export const StaffKind = enumOf(staffKinds);
export type StaffKind = z.infer<typeof StaffKind>;
