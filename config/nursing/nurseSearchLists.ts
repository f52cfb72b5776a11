import { z } from 'zod';

/** The lists in which an authority looks through the nurses of its district (护士查询). */
export const NurseSearchList = z.enum(['all', 'renewal-due', 'expired']);
export type NurseSearchList = z.infer<typeof NurseSearchList>;

export const nurseSearchLists = {
  all: { label: '全部护士' },
  'renewal-due': { label: '待延续注册' },
  expired: { label: '过期未延续' },
} as const satisfies Record<NurseSearchList, { label: string }>;
