import type { Text } from '@medregistry/language';
import type { Role } from '../../roles';
import type { states } from './states';

interface WorkList {
  label: Text;
  roles: Role[];
  states: (keyof typeof states)[];
  flags?: string[];
  empty: string;
}

const reviewer: Role[] = ['reviewer'];
const institution: Role[] = ['institution'];
const overseers: Role[] = ['administrator', 'provincial'];

/** Work lists; the first of a role is its home page. */
export const queues: Record<string, WorkList> = {
  'with-you': { label: { 'zh-Hans': '待您处理', 'zh-Hant': '待您處理', en: 'With you' }, roles: institution, states: ['draft', 'correction', 'deferral-notice'], empty: '没有需要您处理的申请。' },
  'to-window': { label: { 'zh-Hans': '待到窗口办理', 'zh-Hant': '待到窗口辦理', en: 'Go to the window' }, roles: institution, states: ['online-approved'], empty: '没有等待到窗口办理的申请。' },
  'with-office': { label: { 'zh-Hans': '审核办理中', 'zh-Hant': '審核辦理中', en: 'With the authority' }, roles: institution, states: ['submitted', 'accepted', 'in-review', 'on-site', 'pending-decision', 'pending-deferral', 'hearing', 'deferral-pending'], empty: '没有正在审核的申请。' },
  closed: { label: { 'zh-Hans': '已办结', 'zh-Hant': '已辦結', en: 'Closed' }, roles: institution, states: ['completed', 'deferred', 'not-accepted', 'withdrawn', 'terminated'], empty: '还没有办结的申请。' },
  'to-review': { label: { 'zh-Hans': '待审核', 'zh-Hant': '待審核', en: 'To review' }, roles: reviewer, states: ['submitted', 'accepted', 'in-review'], empty: '没有待审核的申请。' },
  'to-visit': { label: { 'zh-Hans': '待现场审查', 'zh-Hant': '待現場審查', en: 'To visit' }, roles: reviewer, states: ['on-site'], empty: '没有待现场审查的申请。' },
  hearings: { label: { 'zh-Hans': '待听证', 'zh-Hant': '待聽證', en: 'Hearings' }, roles: reviewer, states: ['hearing'], empty: '没有待听证的申请。' },
  asked: {
    label: { 'zh-Hans': '机构的请求', 'zh-Hant': '機構的請求', en: 'Requests' },
    roles: reviewer,
    states: ['correction', 'accepted', 'in-review', 'on-site', 'pending-decision', 'pending-deferral', 'online-approved'],
    flags: ['extension-asked', 'withdrawal-asked'],
    empty: '没有待答复的请求。',
  },
  returned: { label: { 'zh-Hans': '已退回待修正', 'zh-Hant': '已退回待修正', en: 'Returned' }, roles: reviewer, states: ['correction'], empty: '没有退回修正中的申请。' },
  'to-decide': { label: { 'zh-Hans': '待签批', 'zh-Hant': '待簽批', en: 'To decide' }, roles: ['approver'], states: ['pending-decision', 'pending-deferral', 'deferral-pending'], empty: '没有待签批的申请。' },
  'to-set-aside': { label: { 'zh-Hans': '待确认撤销', 'zh-Hant': '待確認撤銷', en: 'To set aside' }, roles: ['approver'], states: ['completed', 'deferred', 'not-accepted', 'withdrawn', 'terminated'], flags: ['set-aside-proposed'], empty: '没有待确认撤销的结论。' },
  'at-window': { label: { 'zh-Hans': '待窗口盖章', 'zh-Hant': '待窗口蓋章', en: 'To stamp' }, roles: ['counter'], states: ['online-approved'], empty: '没有待窗口盖章的申请。' },
  stamped: { label: { 'zh-Hans': '已盖章办结', 'zh-Hant': '已蓋章辦結', en: 'Stamped' }, roles: ['counter'], states: ['completed'], empty: '还没有盖章办结的申请。' },
  open: {
    label: { 'zh-Hans': '在办校验', 'zh-Hant': '在辦校驗', en: 'Open verifications' },
    roles: overseers,
    states: ['submitted', 'accepted', 'in-review', 'on-site', 'correction', 'pending-decision', 'pending-deferral', 'deferral-notice', 'hearing', 'deferral-pending', 'online-approved'],
    empty: '没有在办的校验申请。',
  },
};
