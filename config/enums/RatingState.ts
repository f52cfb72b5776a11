import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

const source = '国办发〔2019〕51号';

/** How far the authority is with a rating. */
export const ratingStates = {
  noted: { label: '已记录', source },
  open: { label: '待联系', source },
  contacted: { label: '已联系，待答复', source },
  answered: { label: '已答复', source },
} as const satisfies EnumTable;

export const RatingState = enumOf(ratingStates);
export type RatingState = z.infer<typeof RatingState>;
