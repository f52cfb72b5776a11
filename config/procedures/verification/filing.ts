import { any, application, not, value } from '@medregistry/language';
import { acceptedAtWindow, acceptedOnline } from '../phases/acceptance';
import { extensionPhase } from '../phases/correction';
import type { Phase } from '../phases/Phase';
import { withdrawalPhase } from '../phases/withdrawal';
import type { VerificationClock, VerificationDocument, VerificationState } from './parts';
import { resubmissionGuards, submissionGuards } from './rules';
import { selfCheckAssessment } from './selfCheck';

const NOUN = '校验申请';
const filed = application('state').isNot('draft');

/** What the institution does: file, correct, ask for more time, withdraw. */
export const filing: Phase<VerificationState, VerificationClock, VerificationDocument> = {
  submit: {
    label: { 'zh-Hans': '提交校验申请', 'zh-Hant': '提交校驗申請', en: 'Submit' },
    from: ['draft'],
    to: 'submitted',
    roles: ['institution'],
    intent: 'primary',
    confirm: '提交后在审核期间不能修改。确定提交校验申请吗？',
    requires: ['form', 'materials'],
    guards: submissionGuards,
    nextRound: true,
    materials: 'freeze',
    effects: [{ verb: 'advance', record: 'obligation', values: { event: value('file').operand } }],
    clocks: { start: ['review'] },
    assesses: [selfCheckAssessment],
    documents: [{ key: 'receipt' }],
    messages: [
      { to: 'applicant', title: '校验申请已提交', body: '{institution.name} {campaign.year}年度校验申请 {application:number} 已提交，正在等待审核。提交回执可以在申请页面打印。' },
      { to: 'reviewer', title: '新的校验申请待审核', body: '{institution.name}提交了 {campaign.year}年度校验申请 {application:number}，请在 {switches.reviewDays} 日内审核并一次性告知需要补正的内容。' },
    ],
  },
  resubmit: {
    label: { 'zh-Hans': '再次提交校验申请', 'zh-Hant': '再次提交校驗申請', en: 'Submit again' },
    from: ['correction'],
    to: 'submitted',
    roles: ['institution'],
    intent: 'primary',
    confirm: '已按修改意见全部整改完毕，确定再次提交吗？',
    payload: [{ key: 'replies', label: '整改答复', type: 'replies' }],
    requires: ['form', 'materials'],
    guards: resubmissionGuards,
    nextRound: true,
    flags: { reset: ['extension-asked', 'correction-extended'] },
    materials: 'freeze',
    clocks: { stop: ['correction'], start: ['review'] },
    assesses: [selfCheckAssessment],
    documents: [{ key: 'receipt' }],
    messages: [
      { to: 'applicant', title: '校验申请已再次提交', body: '{institution.name}的校验申请 {application:number} 已再次提交，正在等待审核。' },
      { to: 'reviewer', title: '修正后的校验申请待审核', body: '{institution.name}已按修改意见修正校验申请 {application:number} 并逐条答复，请审核。' },
    ],
  },
  ...extensionPhase(NOUN),
  withdraw: {
    label: { 'zh-Hans': '撤回申请', 'zh-Hant': '撤回申請', en: 'Withdraw' },
    from: ['draft', 'submitted', 'in-review', 'correction'],
    to: 'withdrawn',
    when: any(acceptedAtWindow, application('state').oneOf(['draft', 'submitted', 'correction'])),
    roles: ['institution'],
    intent: 'danger',
    confirm: '撤回后本申请结束，需要校验的要重新填写。确定撤回吗？',
    payload: [{ key: 'reason', label: '撤回原因', type: 'long-text', rule: { maxLength: 500 } }],
    effects: [{ verb: 'advance', record: 'obligation', values: { event: value('reopen').operand }, when: filed }],
    clocks: { stop: ['review', 'correction'] },
    messages: [{ to: 'applicant', title: '校验申请已撤回', body: '{institution.name}的校验申请 {application:number} 已撤回。仍需校验的，请在 {campaign.applyTo} 前重新申请。' }],
  },
  ...withdrawalPhase(NOUN, {
    from: ['accepted', 'in-review', 'on-site', 'pending-decision', 'pending-deferral', 'online-approved'],
    // The check before the window is not an acceptance: until the papers leave the reviewer, nobody is asked.
    when: any(acceptedOnline, not(application('state').is('in-review'))),
    clocks: ['review', 'conclusion', 'signing'],
    obligation: 'reopen',
  }),
  'correction-timeout': {
    label: { 'zh-Hans': '逾期未补正，终止', 'zh-Hant': '逾期未補正，終止', en: 'End: not corrected in time' },
    from: ['correction'],
    to: 'terminated',
    roles: ['system'],
    after: 'correction',
    flags: { forbids: ['extension-asked'] },
    effects: [{ verb: 'advance', record: 'obligation', values: { event: value('lapse').operand } }],
    clocks: { stop: ['correction'] },
    messages: [
      { to: 'applicant', title: '校验申请因逾期未补正终止', body: '{institution.name}的校验申请 {application:number} 在补正期限内没有再次提交，已经终止，视为未按规定申请校验。请尽快重新申请，或者联系{authority.name}（{authority.phone}）。' },
      { to: 'reviewer', title: '校验申请因逾期未补正终止', body: '{institution.name}的校验申请 {application:number} 在补正期限内没有再次提交，系统已终止，请关注该机构是否补办。' },
    ],
  },
};
