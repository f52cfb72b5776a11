import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Sex (性别); equals digit 17 of a resident ID number. */
export const genders = {
  male: { label: '男', source: 'GB/T 2261.1', code: '1' },
  female: { label: '女', source: 'GB/T 2261.1', code: '2' },
} as const satisfies EnumTable;

export const Gender = enumOf(genders);
export type Gender = z.infer<typeof Gender>;
