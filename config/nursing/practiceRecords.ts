import type { PracticeRecordCategory, PracticeRecordKind } from '../enums/PracticeRecord';

/** What the authority may write into each kind (护士条例 Art. 11); a penalty writes itself when it is decided. */
export const practiceRecordChoices = {
  good: ['commendation', 'award', 'government-task', 'other'],
  bad: ['sanction', 'other'],
} as const satisfies Record<PracticeRecordKind, readonly PracticeRecordCategory[]>;
