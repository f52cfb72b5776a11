import { all, any, application, value } from '@medregistry/language';
import { acceptedAtWindow, acceptedOnline } from '../phases/acceptance';
import type { Phase } from '../phases/Phase';
import type { VerificationClock, VerificationDocument, VerificationState } from './parts';

/**
 * 受理 where an authority accepts online: within five days of receipt, and by silence after them (行政许可法 Art. 32(4)).
 * Acceptance at the window happens when the counter stamps; then a reviewer takes the case up at once.
 */
export const acceptance: Phase<VerificationState, VerificationClock, VerificationDocument> = {
  accept: {
    label: { 'zh-Hans': '受理', 'zh-Hant': '受理', en: 'Accept' },
    from: ['submitted'],
    to: 'accepted',
    when: acceptedOnline,
    roles: ['reviewer'],
    intent: 'primary',
    confirm: '申请材料齐全、符合法定形式，确定受理吗？受理后三十日内应当作出校验结论。',
    clocks: { stop: ['review'], start: ['conclusion'] },
    documents: [{ key: 'acceptance-notice' }],
    messages: [{ to: 'applicant', title: '校验申请已受理', body: '{institution.name}的校验申请 {application:number} 已受理，登记机关将自 {today} 起三十日内作出校验结论。《受理通知》可以在申请页面打印。' }],
  },
  'deem-accepted': {
    label: { 'zh-Hans': '逾期未告知，视为受理', 'zh-Hant': '逾期未告知，視為受理', en: 'Deemed accepted' },
    from: ['submitted'],
    to: 'accepted',
    when: acceptedOnline,
    roles: ['system'],
    after: 'review',
    clocks: { stop: ['review'], start: [{ clock: 'conclusion', from: application('submittedOn').operand }] },
    documents: [{ key: 'acceptance-notice' }],
    messages: [
      { to: 'applicant', title: '校验申请视为受理', body: '{institution.name}的校验申请 {application:number} 在法定期限内没有告知补正，自 {application:submittedOn} 收到之日起视为受理。' },
      { to: 'reviewer', title: '校验申请已视为受理', body: '{institution.name}的校验申请 {application:number} 超过期限没有告知补正，自 {application:submittedOn} 起视为受理，作出结论的期限已经起算。' },
    ],
  },
  'not-accept': {
    label: { 'zh-Hans': '不予受理', 'zh-Hant': '不予受理', en: 'Not accept' },
    from: ['submitted'],
    to: 'not-accepted',
    when: acceptedOnline,
    roles: ['reviewer'],
    fresh: true,
    intent: 'danger',
    confirm: '材料不齐的应当退回补正，不能不予受理。确定不予受理吗？',
    payload: [
      {
        key: 'ground', label: '不予受理的情形', type: 'choice', required: true,
        options: [{ value: 'not-needed', label: '依法不需要校验' }, { value: 'not-competent', label: '不属于本机关职权范围' }, { value: 'banned', label: '依法不得提出申请' }],
      },
      { key: 'reason', label: '理由', type: 'long-text', required: true, rule: { minLength: 4, maxLength: 2000 } },
    ],
    effects: [{ verb: 'advance', record: 'obligation', values: { event: value('reopen').operand } }],
    clocks: { stop: ['review'] },
    documents: [{ key: 'non-acceptance-notice' }],
    messages: [{ to: 'applicant', title: '校验申请不予受理', body: '{institution.name}的校验申请 {application:number} 不予受理，理由：{payload:reason}。不予受理通知书写明了救济途径，可以在申请页面打印。' }],
  },
  claim: {
    label: { 'zh-Hans': '开始审核', 'zh-Hant': '開始審核', en: 'Start review' },
    from: ['submitted', 'accepted'],
    to: 'in-review',
    when: any(all(acceptedAtWindow, application('state').is('submitted')), application('state').is('accepted')),
    roles: ['reviewer'],
    intent: 'primary',
    messages: [{ to: 'applicant', title: '校验申请开始审核', body: '{institution.name}的校验申请 {application:number} 已开始审核。' }],
  },
};
