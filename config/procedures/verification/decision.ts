import { action, actor, application, firstOf, today, value } from '@medregistry/language';
import { windowChecklistFor } from '../../catalogues';
import { fact } from '../../vocabulary';
import { acceptedAtWindow } from '../phases/acceptance';
import { SENT_BACK } from '../phases/internal';
import type { Phase } from '../phases/Phase';
import type { VerificationClock, VerificationDocument, VerificationState } from './parts';
import { differentPerson, stampGuards } from './rules';

const dueBefore = firstOf(fact('permit.nextDueOn'), today());
const nextDueOn = dueBefore.plus({ years: fact('period.years') }).operand;

/** What the approver decides and the counter stamps when the conclusion is 校验合格. */
export const decision: Phase<VerificationState, VerificationClock, VerificationDocument> = {
  decide: {
    label: { 'zh-Hans': '签批通过', 'zh-Hant': '簽批通過', en: 'Approve' },
    from: ['pending-decision'],
    to: 'online-approved',
    roles: ['approver'],
    fresh: true,
    intent: 'primary',
    confirm: '确定签批通过吗？通过后机构可以打印网上服务通知书。',
    payload: [{ key: 'opinion', label: '签批意见', type: 'long-text', rule: { maxLength: 2000 } }],
    guards: [
      differentPerson,
      { code: 'window-unknown', holds: fact('window.opensOn').isFilled(), message: '办理窗口和开放日期还没有设置，通知单无法写明到哪里办理，请联系管理员。' },
    ],
    materials: 'pass',
    clocks: { stop: ['signing', 'conclusion'] },
    documents: [{ key: 'notice' }],
    messages: [
      {
        to: 'applicant',
        title: '校验材料审核通过，请到窗口办理',
        body: '{institution.name}的校验申请 {application:number} 已通过网上审核。请打印网上服务通知书并加盖本单位公章，于 {window.opensOn} 起带齐通知单上列出的材料，到{window.name}（{window.address}，{window.hours}）办理登记盖章。',
      },
    ],
  },
  'send-back': {
    label: { 'zh-Hans': '退回审核', 'zh-Hant': '退回審核', en: 'Send back to review' },
    from: ['pending-decision', 'pending-deferral'],
    to: 'in-review',
    roles: ['approver'],
    internal: SENT_BACK,
    payload: [{ key: 'reason', label: '退回理由', type: 'long-text', required: true, rule: { minLength: 2, maxLength: 2000 } }],
    clocks: { stop: ['signing'], start: ['review'] },
    messages: [{ to: 'reviewer', title: '签批退回，请重新审核', body: '{institution.name}的校验申请 {application:number} 被签批负责人退回审核，理由：{payload:reason}' }],
  },
  stamp: {
    label: { 'zh-Hans': '登记盖章', 'zh-Hant': '登記蓋章', en: 'Stamp' },
    from: ['online-approved'],
    to: 'completed',
    roles: ['counter'],
    fresh: true,
    intent: 'primary',
    confirm: '确定原件核对无误，并已在副本上加盖校验章吗？盖章后办结，不能撤销。',
    payload: [
      {
        key: 'checklist',
        label: '核对材料',
        type: 'checklist',
        required: true,
        items: windowChecklistFor(false).map(({ key, label }) => ({ key, label })),
      },
    ],
    guards: stampGuards,
    // Accepted and concluded in one act; what was accepted online was concluded when it was decided.
    clocks: { start: [{ clock: 'conclusion', when: acceptedAtWindow }], stop: ['conclusion'] },
    effects: [
      {
        verb: 'append',
        record: 'verificationRecord',
        values: {
          year: fact('campaign.year').operand,
          campaign: fact('campaign.id').operand,
          obligation: fact('obligation.id').operand,
          applicationNumber: application('number').operand,
          conclusion: value('passed').operand,
          dueOn: fact('permit.nextDueOn').operand,
          acceptedOn: firstOf(application('started.conclusion'), today()).operand,
          decidedOn: action('decide.on').operand,
          decidedBy: action('decide.actorName').operand,
          inspectedOn: action('inspect.payload.visitedOn').operand,
          stampedOn: today().operand,
          stampedBy: actor('name').operand,
          nextDueOn,
        },
      },
      { verb: 'newVersion', record: 'permit', values: { lastVerifiedOn: today().operand, lastConclusion: value('passed').operand, verificationYears: fact('period.years').operand, nextDueOn } },
      { verb: 'set', record: 'institution', values: { status: value('practising').operand }, when: fact('institution.status').is('verification-overdue') },
      { verb: 'advance', record: 'obligation', values: { event: value('settle').operand } },
    ],
    documents: [{ key: 'completion-receipt' }],
    messages: [
      {
        to: 'applicant',
        title: '校验已办结',
        body: '{institution.name}的校验申请 {application:number} 已在窗口登记盖章，校验合格。请妥善保管《医疗机构执业许可证》副本，下一个校验期满日见“机构信息”。',
      },
    ],
  },
};
