import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** 护士执业良好记录、不良记录 (护士条例 Art. 11). */
export const practiceRecordKinds = {
  good: { label: '良好记录', source: '《护士条例》第十一条' },
  bad: { label: '不良记录', source: '《护士条例》第十一条' },
} as const satisfies EnumTable;
export const PracticeRecordKind = enumOf(practiceRecordKinds);
export type PracticeRecordKind = z.infer<typeof PracticeRecordKind>;

/** What a record is about; each belongs to one kind, 其他 to either. */
export const practiceRecordCategories = {
  commendation: { label: '表彰', source: '《护士条例》第十一条' },
  award: { label: '奖励', source: '《护士条例》第十一条' },
  'government-task': { label: '完成政府指令性任务', source: '《护士条例》第十一条' },
  penalty: { label: '行政处罚', source: '《护士条例》第十一条' },
  sanction: { label: '处分', source: '《护士条例》第十一条' },
  other: { label: '其他', source: '登记管理惯例' },
} as const satisfies EnumTable;
export const PracticeRecordCategory = enumOf(practiceRecordCategories);
export type PracticeRecordCategory = z.infer<typeof PracticeRecordCategory>;

/** Whether a record is still counted. */
export const practiceRecordStatuses = {
  'in-force': { label: '有效', source: '登记管理惯例' },
  withdrawn: { label: '已撤销', source: '登记管理惯例' },
} as const satisfies EnumTable;

/** What the authority may write into each kind (护士条例 Art. 11); a penalty writes itself when it is decided. */
export const practiceRecordChoices = {
  good: ['commendation', 'award', 'government-task', 'other'],
  bad: ['sanction', 'other'],
} as const satisfies Record<PracticeRecordKind, readonly PracticeRecordCategory[]>;
