import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Academic degree (学位). */
export const degrees = {
  none: { label: '无', source: 'domain 4.4' },
  bachelor: { label: '学士', source: 'domain 4.4' },
  master: { label: '硕士', source: 'domain 4.4' },
  doctor: { label: '博士', source: 'domain 4.4' },
} as const satisfies EnumTable;

export const Degree = enumOf(degrees);
export type Degree = z.infer<typeof Degree>;
