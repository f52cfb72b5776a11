import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Professional title of a nurse (技术职称). */
export const nurseTitles = {
  none: { label: '无', source: '护士执业注册申请审核表填表说明' },
  nurse: { label: '护士', source: '护士执业注册申请审核表填表说明' },
  'senior-nurse': { label: '护师', source: '护士执业注册申请审核表填表说明' },
  'supervisor-nurse': { label: '主管护师', source: '护士执业注册申请审核表填表说明' },
  'associate-chief-nurse': { label: '副主任护师', source: '护士执业注册申请审核表填表说明' },
  'chief-nurse': { label: '主任护师', source: '护士执业注册申请审核表填表说明' },
  other: { label: '其他卫生技术职称', source: '护士执业注册申请审核表填表说明' },
} as const satisfies EnumTable;

export const NurseTitle = enumOf(nurseTitles);
export type NurseTitle = z.infer<typeof NurseTitle>;
