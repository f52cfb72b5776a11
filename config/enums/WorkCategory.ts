import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Work category of a nurse (工作类别). */
export const workCategories = {
  clinical: { label: '临床护理', source: '护士执业注册申请审核表填表说明' },
  administration: { label: '护理行政管理', source: '护士执业注册申请审核表填表说明' },
  prevention: { label: '预防保健', source: '护士执业注册申请审核表填表说明' },
  other: { label: '其他', source: '护士执业注册申请审核表填表说明' },
} as const satisfies EnumTable;

export const WorkCategory = enumOf(workCategories);
export type WorkCategory = z.infer<typeof WorkCategory>;
