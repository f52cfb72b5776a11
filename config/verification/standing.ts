import type { Stage } from '@medregistry/language';
import { enumOf, type EnumTable } from '../enums/Enumeration';
import type { ObligationState } from '../enums/ObligationState';
import type { z } from 'zod';

const SOURCE = '系统约定';

/** Where an institution stands in a campaign (校验进度), in the order in which it is reported; every institution stands at exactly one. */
export const standings = {
  'not-started': { label: '尚未开始', source: SOURCE },
  draft: { label: '正在填报', source: SOURCE },
  filed: { label: '已提交，审核中', source: SOURCE },
  returned: { label: '已退回修改', source: SOURCE },
  approved: { label: '网上通过，待盖章', source: SOURCE },
  stamped: { label: '已盖章办结', source: SOURCE },
  overdue: { label: '逾期未申请', source: SOURCE },
  deferred: { label: '暂缓校验', source: SOURCE },
  'not-due': { label: '本年度未到期', source: SOURCE },
  exempt: { label: '不参加校验', source: SOURCE },
} as const satisfies EnumTable;

export const Standing = enumOf(standings);
export type Standing = z.infer<typeof Standing>;

/** Where an institution stands whose case is at a stage; somebody without an open case has not started. */
const byCase = (none: Standing): Record<Stage | 'none', Standing> => ({
  none,
  preparing: 'draft',
  'with-office': 'filed',
  returned: 'returned',
  approved: 'approved',
  done: 'stamped',
  ended: none,
});

const always = (standing: Standing): Record<Stage | 'none', Standing> => ({
  none: standing, preparing: standing, 'with-office': standing, returned: standing, approved: standing, done: standing, ended: standing,
});

/** The standing by the state of the obligation (校验任务) and the stage of the open case. */
export const standingOf = {
  exempt: always('exempt'),
  'not-due': always('not-due'),
  open: byCase('not-started'),
  filed: byCase('filed'),
  // Who is late stays late until the case is filed, draft or not.
  overdue: always('overdue'),
  deferred: always('deferred'),
  're-verification-due': always('deferred'),
  're-verification-missed': always('deferred'),
  're-verification-failed': always('deferred'),
  deregistered: always('exempt'),
  settled: always('stamped'),
} as const satisfies Record<ObligationState, Record<Stage | 'none', Standing>>;

/** What a reminder (催办) says, with holes: `{name}`, `{year}`, and `{by}`, the day until which something can be done. */
interface Reminder {
  title: string;
  body: string;
}

/** Who can be reminded, and in which words; with the others it is not their turn. */
export const reminders = {
  'not-started': {
    title: '请尽快申请校验',
    body: '{name}还没有开始 {year}年度校验。请在 {by} 前登录系统，在“医疗机构校验申请”填写并提交；逾期不申请的，登记机关将责令限期补办。',
  },
  draft: {
    title: '校验申请还没有提交',
    body: '{name}的 {year}年度校验申请已经填写但没有提交，审核还没有开始。请核对后在 {by} 前提交。',
  },
  returned: {
    title: '校验申请等您修改',
    body: '{name}的 {year}年度校验申请已退回修改。请在“步骤三 网上服务指导审核提示”查看意见，逐条整改后再次提交，逾期未补正的视为未申请。',
  },
  approved: {
    title: '请到窗口登记盖章',
    body: '{name}的 {year}年度校验申请已通过网上审核。请打印网上服务通知书并加盖公章，带齐通知单上列出的材料到窗口办理登记盖章。',
  },
  overdue: {
    title: '校验已逾期，请立即申请',
    body: '{name}没有在期限内申请 {year}年度校验。请立即登录系统申请；拒不校验的，登记机关可以吊销《医疗机构执业许可证》。',
  },
} as const satisfies Partial<Record<Standing, Reminder>>;

export const isRemindable = (standing: Standing): standing is keyof typeof reminders => Object.hasOwn(reminders, standing);
