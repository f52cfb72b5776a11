import { actor, actorFired, application, firstOf, not, today, value } from '@medregistry/language';
import { cannedReasons, reviewLease, windowChecklistFor } from '../catalogues';
import { verificationConclusions } from '../enums';
import { defineProcedure, fact } from '../vocabulary';
import { renewalJoin } from './renewal/join';
import { conductSections } from './verification/conduct';
import { clocks } from './verification/clocks';
import { documents } from './verification/documents';
import { materials } from './verification/materials';
import { profileSections } from './verification/profile';
import { queues } from './verification/queues';
import { reviewPoints } from './verification/reviewPoints';
import { creationGuards, resubmissionGuards, stampGuards, submissionGuards } from './verification/rules';
import { selfCheckAssessment } from './verification/selfCheck';
import { staffSections } from './verification/staff';
import { states } from './verification/states';

const PASSED = { value: 'passed', label: verificationConclusions.passed.label };
const filed = application('state').isNot('draft');
const dueBefore = firstOf(fact('permit.nextDueOn'), today());
const nextDueOn = dueBefore.plus({ years: fact('permit.verificationYears') }).operand;

/**
 * 医疗机构校验 with acceptance at the window (design.md §3): the online part is a check of the papers beforehand;
 * acceptance and conclusion are made together when the counter stamps the duplicate (domain.md §3.2).
 */
export const verification = defineProcedure({
  key: 'verification',
  label: { 'zh-Hans': '医疗机构校验', 'zh-Hant': '醫療機構校驗', en: 'Verification of a medical institution' },
  subject: 'institution',
  prefix: 'JY',
  initial: 'draft',
  states,
  create: { roles: ['institution'], guards: creationGuards },
  exclusive: [fact('institution.id').operand, fact('campaign.id').operand],
  joins: [renewalJoin],
  form: { sections: [...profileSections, ...staffSections, ...conductSections], earlier: { form: fact('previous.form').operand, label: fact('previous.year').operand } },
  materials,
  review: { reasons: [...cannedReasons], points: reviewPoints, lease: reviewLease, contact: ['contact.name', 'contact.mobile', 'contact.phone'] },
  clocks,
  documents,
  queues,
  events: {
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
        { to: 'reviewer', title: '新的校验申请待审核', body: '{institution.name}提交了 {campaign.year}年度校验申请 {application:number}，请在 5 日内审核并一次性告知需要补正的内容。' },
      ],
    },
    claim: {
      label: { 'zh-Hans': '开始审核', 'zh-Hant': '開始審核', en: 'Start review' },
      from: ['submitted'],
      to: 'in-review',
      roles: ['reviewer'],
      intent: 'primary',
      messages: [{ to: 'applicant', title: '校验申请开始审核', body: '{institution.name}的校验申请 {application:number} 已开始审核。' }],
    },
    return: {
      label: { 'zh-Hans': '退回修改', 'zh-Hant': '退回修改', en: 'Return for correction' },
      from: ['submitted', 'in-review'],
      to: 'correction',
      roles: ['reviewer'],
      intent: 'danger',
      confirm: '需要补正的内容应当一次性全部告知；再次退回时只能提出未整改的意见和新材料产生的问题。确定已列出全部意见吗？',
      payload: [{ key: 'notes', label: '修改意见', type: 'notes', required: true }],
      materials: 'thaw',
      clocks: { stop: ['review'], start: ['correction'] },
      example: { notes: [{ target: 'materials.work-summary', category: 'material', code: 'M4', text: '工作总结中未体现感染管理和病历管理的内容，请补充。' }] },
      messages: [
        { to: 'applicant', title: '校验申请需要修改', body: '{institution.name}的校验申请 {application:number} 已退回修改。请登录系统，在“步骤三 网上服务指导审核提示”查看全部修改意见，整改后再次提交。' },
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
      materials: 'freeze',
      clocks: { stop: ['correction'], start: ['review'] },
      assesses: [selfCheckAssessment],
      documents: [{ key: 'receipt' }],
      messages: [
        { to: 'applicant', title: '校验申请已再次提交', body: '{institution.name}的校验申请 {application:number} 已再次提交，正在等待审核。' },
        { to: 'reviewer', title: '修正后的校验申请待审核', body: '{institution.name}已按修改意见修正校验申请 {application:number} 并逐条答复，请审核。' },
      ],
    },
    propose: {
      label: { 'zh-Hans': '提出结论建议', 'zh-Hant': '提出結論建議', en: 'Propose a conclusion' },
      from: ['submitted', 'in-review'],
      to: 'pending-decision',
      roles: ['reviewer'],
      intent: 'primary',
      payload: [
        { key: 'conclusion', label: '建议结论', type: 'choice', required: true, options: [PASSED] },
        { key: 'opinion', label: '审核意见', type: 'long-text', required: true, rule: { minLength: 2, maxLength: 2000 }, help: '写明书面审查的情况。' },
      ],
      example: { conclusion: 'passed', opinion: '申请材料齐全，内容符合要求，建议校验合格。' },
      clocks: { stop: ['review'], start: ['signing'] },
      messages: [{ to: 'approver', title: '校验申请待签批', body: '{institution.name}的校验申请 {application:number} 已完成审核，{actor:name}建议校验合格，请签批。' }],
    },
    decide: {
      label: { 'zh-Hans': '签批通过', 'zh-Hant': '簽批通過', en: 'Approve' },
      from: ['pending-decision'],
      to: 'online-approved',
      roles: ['approver'],
      intent: 'primary',
      confirm: '确定签批通过吗？通过后机构可以打印网上服务通知书。',
      payload: [{ key: 'opinion', label: '签批意见', type: 'long-text', rule: { maxLength: 2000 } }],
      guards: [
        { code: 'same-person', holds: not(actorFired('claim', 'return', 'propose')), message: '您审核过本件，不能由您签批，请交由其他负责人签批。' },
        { code: 'window-unknown', holds: fact('window.opensOn').isFilled(), message: '办理窗口和开放日期还没有设置，通知单无法写明到哪里办理，请联系管理员。' },
      ],
      materials: 'pass',
      clocks: { stop: ['signing'] },
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
      from: ['pending-decision'],
      to: 'in-review',
      roles: ['approver'],
      payload: [{ key: 'reason', label: '退回理由', type: 'long-text', required: true, rule: { minLength: 2, maxLength: 2000 } }],
      clocks: { stop: ['signing'], start: ['review'] },
      messages: [{ to: 'reviewer', title: '签批退回，请重新审核', body: '{institution.name}的校验申请 {application:number} 被签批负责人退回审核，理由：{payload:reason}' }],
    },
    stamp: {
      label: { 'zh-Hans': '登记盖章', 'zh-Hant': '登記蓋章', en: 'Stamp' },
      from: ['online-approved'],
      to: 'completed',
      roles: ['counter'],
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
      clocks: { start: ['conclusion'], stop: ['conclusion'] },
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
            acceptedOn: today().operand,
            stampedOn: today().operand,
            stampedBy: actor('name').operand,
            nextDueOn,
          },
        },
        { verb: 'newVersion', record: 'permit', values: { lastVerifiedOn: today().operand, lastConclusion: value(PASSED.value).operand, nextDueOn } },
        { verb: 'set', record: 'institution', values: { status: value('practising').operand }, when: fact('institution.status').is('verification-overdue') },
        { verb: 'advance', record: 'obligation', values: { event: value('settle').operand } },
      ],
      messages: [
        {
          to: 'applicant',
          title: '校验已办结',
          body: '{institution.name}的校验申请 {application:number} 已在窗口登记盖章，校验合格。请妥善保管《医疗机构执业许可证》副本，下一个校验期满日见“机构信息”。',
        },
      ],
    },
    withdraw: {
      label: { 'zh-Hans': '撤回申请', 'zh-Hant': '撤回申請', en: 'Withdraw' },
      from: ['draft', 'submitted', 'in-review', 'correction'],
      to: 'withdrawn',
      roles: ['institution'],
      intent: 'danger',
      confirm: '撤回后本申请结束，需要校验的要重新填写。确定撤回吗？',
      payload: [{ key: 'reason', label: '撤回原因', type: 'long-text', rule: { maxLength: 500 } }],
      effects: [{ verb: 'advance', record: 'obligation', values: { event: value('reopen').operand }, when: filed }],
      clocks: { stop: ['review', 'correction'] },
      messages: [{ to: 'applicant', title: '校验申请已撤回', body: '{institution.name}的校验申请 {application:number} 已撤回。仍需校验的，请在 {campaign.applyTo} 前重新申请。' }],
    },
    'correction-timeout': {
      label: { 'zh-Hans': '逾期未补正，终止', 'zh-Hant': '逾期未補正，終止', en: 'End: not corrected in time' },
      from: ['correction'],
      to: 'terminated',
      roles: ['system'],
      after: 'correction',
      effects: [{ verb: 'advance', record: 'obligation', values: { event: value('lapse').operand } }],
      clocks: { stop: ['correction'] },
      messages: [
        { to: 'applicant', title: '校验申请因逾期未补正终止', body: '{institution.name}的校验申请 {application:number} 在补正期限内没有再次提交，已经终止，视为未按规定申请校验。请尽快重新申请，或者联系{authority.name}（{authority.phone}）。' },
        { to: 'reviewer', title: '校验申请因逾期未补正终止', body: '{institution.name}的校验申请 {application:number} 在补正期限内没有再次提交，系统已终止，请关注该机构是否补办。' },
      ],
    },
  },
});
