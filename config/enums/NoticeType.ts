import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Kind of a published text (通知类型). */
export const noticeTypes = {
  notice: { label: '通知', source: '登记管理惯例' },
  announcement: { label: '公告', source: '登记管理惯例' },
  'service-guide': { label: '办事指南', source: '登记管理惯例' },
  faq: { label: '常见问题', source: '登记管理惯例' },
  system: { label: '系统公告', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const NoticeType = enumOf(noticeTypes);
export type NoticeType = z.infer<typeof NoticeType>;
