import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Highest education in nursing or medicine (学历). */
export const educations = {
  'secondary-vocational': { label: '中专', source: '护士执业注册申请审核表填表说明' },
  'junior-college': { label: '大专', source: '护士执业注册申请审核表填表说明' },
  bachelor: { label: '本科', source: '护士执业注册申请审核表填表说明' },
  master: { label: '硕士研究生', source: '护士执业注册申请审核表填表说明' },
  doctor: { label: '博士研究生', source: '护士执业注册申请审核表填表说明' },
  'high-school-or-below': { label: '高中及以下', source: '护士执业注册申请审核表填表说明' },
} as const satisfies EnumTable;

export const Education = enumOf(educations);
export type Education = z.infer<typeof Education>;
