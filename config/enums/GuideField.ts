import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

const source = '北京市政务服务网办事指南';

/** What a service guide (办事指南, F112) tells, in the order of the city's own pages (domain.md §10.4). */
export const guideFields = {
  implementer: { label: '实施主体', source },
  serves: { label: '服务对象', source },
  itemType: { label: '事项类型', source },
  handling: { label: '办理形式', source },
  conditions: { label: '受理条件', source },
  materials: { label: '申请材料', source },
  steps: { label: '办理流程', source },
  legalTerm: { label: '法定办结时限', source },
  promisedTerm: { label: '承诺办结时限', source },
  fee: { label: '收费', source },
  hours: { label: '办理时间', source },
  place: { label: '办理地点', source },
  enquiry: { label: '咨询方式', source },
  complaints: { label: '投诉监督方式', source },
  progress: { label: '办理进程查询途径', source },
  result: { label: '结果样本', source },
  power: { label: '权力来源', source },
  baseCode: { label: '基本编码', source },
  itemCode: { label: '事项编码', source },
  businessCode: { label: '业务办理项编码', source },
  hall: { label: '进驻大厅类型', source },
  payment: { label: '网上支付', source },
  institution: { label: '所属机构', source },
  delegated: { label: '委托部门', source },
  joint: { label: '联办机构', source },
  nature: { label: '实施主体性质', source },
} as const satisfies EnumTable;

export const GuideField = enumOf(guideFields);
export type GuideField = z.infer<typeof GuideField>;
