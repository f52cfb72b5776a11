import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Category of a review note (意见类别), in the three groups of the district guide. */
export const reviewCategories = {
  material: { label: '材料问题', source: 'seed A §2.7' },
  standard: { label: '基本标准问题', source: 'seed A §2.7' },
  other: { label: '其他特殊情况', source: 'seed A §2.7' },
} as const satisfies EnumTable;

export const ReviewCategory = enumOf(reviewCategories);
export type ReviewCategory = z.infer<typeof ReviewCategory>;
