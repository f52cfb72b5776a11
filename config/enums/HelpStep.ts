import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** The step of a business that a question or a guide explains (F59): where the screens show it. */
export const helpSteps = {
  account: { label: '账号和登录', source: '校验网上申请问题解答' },
  form: { label: '填写申请书', source: '校验网上申请流程' },
  roster: { label: '人员名录', source: '校验网上申请流程' },
  materials: { label: '上传材料', source: '校验网上申请流程' },
  submit: { label: '提交申请', source: '校验网上申请流程' },
  correction: { label: '按意见修改', source: '校验网上申请问题解答' },
  window: { label: '到窗口办理', source: '校验网上申请流程' },
  nurses: { label: '护士业务', source: '护士电子化注册操作说明' },
} as const satisfies EnumTable;

export const HelpStep = enumOf(helpSteps);
export type HelpStep = z.infer<typeof HelpStep>;
