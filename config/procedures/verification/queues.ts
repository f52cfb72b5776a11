import type { Text } from '@medregistry/language';
import type { Role } from '../../roles';
import type { states } from './states';

interface WorkList {
  label: Text;
  roles: Role[];
  states: (keyof typeof states)[];
  empty: string;
}

const reviewer: Role[] = ['reviewer'];
const institution: Role[] = ['institution'];
const overseers: Role[] = ['administrator', 'provincial'];

/** Work lists; the first of a role is its home page. */
export const queues: Record<string, WorkList> = {
  'with-you': { label: { 'zh-Hans': '待您处理', 'zh-Hant': '待您處理', en: 'With you' }, roles: institution, states: ['draft', 'correction'], empty: '没有需要您处理的申请。' },
  'to-window': { label: { 'zh-Hans': '待到窗口办理', 'zh-Hant': '待到窗口辦理', en: 'Go to the window' }, roles: institution, states: ['online-approved'], empty: '没有等待到窗口办理的申请。' },
  'with-office': { label: { 'zh-Hans': '审核办理中', 'zh-Hant': '審核辦理中', en: 'With the authority' }, roles: institution, states: ['submitted', 'in-review', 'pending-decision'], empty: '没有正在审核的申请。' },
  closed: { label: { 'zh-Hans': '已办结', 'zh-Hant': '已辦結', en: 'Closed' }, roles: institution, states: ['completed', 'withdrawn', 'terminated'], empty: '还没有办结的申请。' },
  'to-review': { label: { 'zh-Hans': '待审核', 'zh-Hant': '待審核', en: 'To review' }, roles: reviewer, states: ['submitted', 'in-review'], empty: '没有待审核的申请。' },
  returned: { label: { 'zh-Hans': '已退回待修正', 'zh-Hant': '已退回待修正', en: 'Returned' }, roles: reviewer, states: ['correction'], empty: '没有退回修正中的申请。' },
  'to-decide': { label: { 'zh-Hans': '待签批', 'zh-Hant': '待簽批', en: 'To decide' }, roles: ['approver'], states: ['pending-decision'], empty: '没有待签批的申请。' },
  'at-window': { label: { 'zh-Hans': '待窗口盖章', 'zh-Hant': '待窗口蓋章', en: 'To stamp' }, roles: ['counter'], states: ['online-approved'], empty: '没有待窗口盖章的申请。' },
  stamped: { label: { 'zh-Hans': '已盖章办结', 'zh-Hant': '已蓋章辦結', en: 'Stamped' }, roles: ['counter'], states: ['completed'], empty: '还没有盖章办结的申请。' },
  open: {
    label: { 'zh-Hans': '在办校验', 'zh-Hant': '在辦校驗', en: 'Open verifications' },
    roles: overseers,
    states: ['submitted', 'in-review', 'correction', 'pending-decision', 'online-approved'],
    empty: '没有在办的校验申请。',
  },
};
