import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Causes of a deferral (暂缓校验事由). */
export const deferralCauses = {
  'false-material': { label: '校验审查所涉及的有关文件、病案和材料存在隐瞒、弄虚作假情况', source: '校验办法第19条' },
  'below-standard': { label: '不符合《医疗机构基本标准》', source: '校验办法第19条' },
  'rectification-period': { label: '处于限期整改（改正）期间', source: '校验办法第19条' },
  'business-suspended': { label: '处于停业整顿期间', source: '校验办法第19条' },
  provincial: { label: '省级卫生健康主管部门规定的其他情形', source: '校验办法第19条' },
} as const satisfies EnumTable;

export const DeferralCause = enumOf(deferralCauses);
export type DeferralCause = z.infer<typeof DeferralCause>;
