import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Category of a review note (意见类别), in the three groups of the district guide. */
export const reviewCategories = {
  material: { label: '材料问题', source: '校验网上申请问题解答' },
  standard: { label: '基本标准问题', source: '校验网上申请问题解答' },
  other: { label: '其他特殊情况', source: '校验网上申请问题解答' },
} as const satisfies EnumTable;

export const ReviewCategory = enumOf(reviewCategories);
export type ReviewCategory = z.infer<typeof ReviewCategory>;
