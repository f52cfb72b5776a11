import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Whom a notice speaks to (受众). */
export const audiences = {
  institutions: { label: '机构', source: 'domain 4.11' },
  nurses: { label: '护士', source: 'domain 4.11' },
  everyone: { label: '全部', source: 'domain 4.11' },
  named: { label: '指定名单', source: 'domain 4.11' },
} as const satisfies EnumTable;

export const Audience = enumOf(audiences);
export type Audience = z.infer<typeof Audience>;
