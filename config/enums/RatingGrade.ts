import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

const source = '国办发〔2019〕51号';

/** The five grades of 好差评, best first; the last two are bad ones (差评). */
export const ratingGrades = {
  'very-good': { label: '非常满意', source },
  good: { label: '满意', source },
  fair: { label: '基本满意', source },
  bad: { label: '不满意', source },
  'very-bad': { label: '非常不满意', source },
} as const satisfies EnumTable;

export const RatingGrade = enumOf(ratingGrades);
export type RatingGrade = z.infer<typeof RatingGrade>;

/** What must be looked into, mended and answered. */
export const isBadRating = (grade: string): boolean => grade === 'bad' || grade === 'very-bad';
