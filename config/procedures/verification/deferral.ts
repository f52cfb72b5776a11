import { action, actor, application, firstOf, today, value } from '@medregistry/language';
import { fact } from '../../vocabulary';
import type { Phase } from '../phases/Phase';
import type { VerificationClock, VerificationDocument, VerificationState } from './parts';
import { differentPerson } from './rules';

const months = action('propose-deferral.payload.months');
const deferredTo = today().plus({ months, days: -1 }).operand;
const text = (key: string, label: string, required = true) => ({ key, label, type: 'long-text' as const, required, rule: { maxLength: 2000, ...(required ? { minLength: 2 } : {}) } });

/**
 * 暂缓校验: told beforehand with the right to a hearing (校验办法 Art. 22), decided by the approver, for one to six
 * months to the day (细则 Art. 37). What holds meanwhile stands in the decision (Art. 24).
 */
export const deferral: Phase<VerificationState, VerificationClock, VerificationDocument> = {
  'notify-deferral': {
    label: { 'zh-Hans': '签发事前告知书', 'zh-Hant': '簽發事前告知書', en: 'Give notice of the deferral' },
    from: ['pending-deferral'],
    to: 'deferral-notice',
    roles: ['approver'],
    fresh: true,
    intent: 'primary',
    confirm: '拟暂缓校验 {action:propose-deferral.payload.months}。将向机构送达《暂缓校验事前告知书》，机构有权要求听证。确定签发吗？',
    guards: [differentPerson],
    clocks: { stop: ['signing'], pause: ['conclusion'], start: ['hearing-request'] },
    documents: [{ key: 'deferral-advance-notice' }],
    messages: [{ to: 'applicant', title: '拟暂缓校验，您可以要求听证', body: '登记机关拟对{institution.name}作出暂缓校验 {action:propose-deferral.payload.months} 的结论。您可以打印《暂缓校验事前告知书》查看事实和理由，并可以在收到之日起 {switches.hearingDays} 日内在系统中要求听证或者提出陈述申辩。' }],
  },
  'ask-hearing': {
    label: { 'zh-Hans': '要求听证', 'zh-Hant': '要求聽證', en: 'Ask for a hearing' },
    from: ['deferral-notice'],
    to: 'hearing',
    roles: ['institution'],
    intent: 'primary',
    payload: [text('reason', '要求听证的理由')],
    clocks: { stop: ['hearing-request'], start: ['hearing'] },
    messages: [{ to: 'reviewer', title: '机构要求听证', body: '{institution.name}就校验申请 {application:number} 的暂缓校验事前告知要求听证，请在二十日内组织。' }],
  },
  'waive-hearing': {
    label: { 'zh-Hans': '不要求听证，提出意见', 'zh-Hant': '不要求聽證，提出意見', en: 'Waive the hearing' },
    from: ['deferral-notice'],
    to: 'deferral-pending',
    roles: ['institution'],
    confirm: '提交后不能再要求听证。确定吗？',
    payload: [text('statement', '陈述和申辩意见', false)],
    clocks: { stop: ['hearing-request'], start: ['signing'] },
    messages: [{ to: 'approver', title: '机构不要求听证', body: '{institution.name}就校验申请 {application:number} 不要求听证，请作出决定。' }],
  },
  'hearing-lapse': {
    label: { 'zh-Hans': '逾期未要求听证', 'zh-Hant': '逾期未要求聽證', en: 'No hearing asked in time' },
    from: ['deferral-notice'],
    to: 'deferral-pending',
    roles: ['system'],
    after: 'hearing-request',
    clocks: { stop: ['hearing-request'], start: ['signing'] },
    messages: [
      { to: 'applicant', title: '听证期限届满', body: '{institution.name}在期限内没有就校验申请 {application:number} 要求听证，登记机关将作出决定。' },
      { to: 'approver', title: '没有要求听证，请作出决定', body: '{institution.name}在期限内没有就校验申请 {application:number} 要求听证，请作出暂缓校验的决定。' },
    ],
  },
  'record-hearing': {
    label: { 'zh-Hans': '记录听证情况', 'zh-Hant': '記錄聽證情況', en: 'Record the hearing' },
    from: ['hearing'],
    to: 'deferral-pending',
    roles: ['reviewer'],
    intent: 'primary',
    payload: [
      { key: 'heldOn', label: '听证日期', type: 'date', required: true },
      { key: 'chair', label: '主持人（非本件审查人员）', type: 'text', required: true, rule: { minLength: 2, maxLength: 50 } },
      text('record', '听证笔录要点'),
      text('opinion', '处理建议'),
    ],
    clocks: { stop: ['hearing'], start: ['signing'] },
    messages: [
      { to: 'approver', title: '听证已举行，请作出决定', body: '{institution.name}校验申请 {application:number} 的听证已于 {payload:heldOn} 举行，请根据听证笔录作出决定。' },
      { to: 'applicant', title: '听证已举行', body: '{institution.name}校验申请 {application:number} 的听证已于 {payload:heldOn} 举行，请等待决定。' },
    ],
  },
  defer: {
    label: { 'zh-Hans': '决定暂缓校验', 'zh-Hant': '決定暫緩校驗', en: 'Decide on the deferral' },
    from: ['deferral-pending'],
    to: 'deferred',
    roles: ['approver'],
    fresh: true,
    intent: 'danger',
    confirm: '将自今日起暂缓校验 {action:propose-deferral.payload.months}，机构状态改为“暂缓校验”。确定作出决定吗？',
    payload: [text('opinion', '签批意见', false)],
    guards: [differentPerson],
    clocks: { stop: ['signing', 'conclusion'] },
    effects: [
      {
        verb: 'append',
        record: 'verificationRecord',
        values: {
          year: fact('campaign.year').operand,
          campaign: fact('campaign.id').operand,
          obligation: fact('obligation.id').operand,
          applicationNumber: application('number').operand,
          conclusion: value('deferred').operand,
          months: months.operand,
          deferredFrom: today().operand,
          deferredTo,
          causes: action('propose-deferral.payload.causes').operand,
          reasons: action('propose-deferral.payload.tasks').operand,
          dueOn: fact('permit.nextDueOn').operand,
          acceptedOn: firstOf(application('started.conclusion'), today()).operand,
          decidedOn: today().operand,
          decidedBy: actor('name').operand,
          inspectedOn: action('inspect.payload.visitedOn').operand,
        },
      },
      { verb: 'newVersion', record: 'permit', values: { lastConclusion: value('deferred').operand } },
      { verb: 'set', record: 'institution', values: { status: value('verification-deferred').operand } },
      { verb: 'advance', record: 'obligation', values: { event: value('defer').operand, deferredTo } },
    ],
    documents: [{ key: 'deferral-decision' }],
    messages: [{ to: 'applicant', title: '暂缓校验决定', body: '{institution.name}暂缓校验 {action:propose-deferral.payload.months}，自 {today} 起。请打印《暂缓校验通知书》，按要求整改，并在暂缓期满后 {switches.reVerificationDays} 日内申请再次校验。' }],
  },
  'drop-deferral': {
    label: { 'zh-Hans': '不予暂缓，退回审核', 'zh-Hant': '不予暫緩，退回審核', en: 'Drop the deferral' },
    from: ['deferral-pending'],
    to: 'in-review',
    roles: ['approver'],
    internal: { 'zh-Hans': '不予暂缓，继续审核', 'zh-Hant': '不予暫緩，繼續審核', en: 'No deferral, back in review' },
    payload: [text('reason', '理由')],
    guards: [differentPerson],
    clocks: { stop: ['signing'], resume: ['conclusion'], start: ['review'] },
    messages: [
      { to: 'reviewer', title: '暂缓建议未获采纳', body: '{institution.name}的校验申请 {application:number} 不予暂缓，退回审核，理由：{payload:reason}。' },
      { to: 'applicant', title: '不予暂缓校验', body: '经审查，对{institution.name}不作出暂缓校验的决定，校验申请 {application:number} 继续审核。' },
    ],
  },
};
