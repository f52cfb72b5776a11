import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** State of a yearly campaign (校验年度工作). */
export const campaignStates = {
  draft: { label: '草稿', source: '登记管理惯例' },
  published: { label: '已发布', source: '登记管理惯例' },
  running: { label: '进行中', source: '登记管理惯例' },
  finished: { label: '已结束', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const CampaignState = enumOf(campaignStates);
export type CampaignState = z.infer<typeof CampaignState>;
