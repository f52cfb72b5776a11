import { action, actor, application, firstOf, form, today, value } from '@medregistry/language';
import { cannedReasons } from '../catalogues';
import { defineProcedure, fact } from '../vocabulary';
import { completionReceipt } from './phases/completionReceipt';
import { correctionFlags, extensionPhase } from './phases/correction';
import { inspectionDone, inspectionFlags, inspectionOpinion, inspectionPhase, inspectionRecord, visitPhotographs, visitReference } from './phases/inspection';
import { HANDED_ON, SENT_BACK } from './phases/internal';
import { letter, paragraph } from './phases/letter';
import { otherPerson } from './phases/otherPerson';
import { REMEDIES } from './phases/remedies';
import { lastConclusion, permitStands, setAsideFlags, setAsidePhase } from './phases/setAside';
import { withdrawalFlags, withdrawalPhase } from './phases/withdrawal';
import { stampGuards } from './verification/rules';
import { states as verificationStates } from './verification/states';

const NOUN = '再次校验申请';
const nextDueOn = firstOf(fact('permit.nextDueOn'), today()).plus({ years: 1 }).operand;
const line = { type: 'long-text' as const, required: true, rule: { minLength: 10, maxLength: 4000 } };
const text = (key: string, label: string) => ({ key, label, type: 'long-text' as const, required: true, rule: { minLength: 2, maxLength: 2000 } });
const { draft, submitted, correction, withdrawn, terminated } = verificationStates;
const { 'in-review': inReview, 'on-site': onSite, 'pending-decision': pendingDecision, 'online-approved': onlineApproved, completed } = verificationStates;

const differentPerson = otherPerson('claim', 'return', 'visit', 'inspect', 'confirm-inspection', 'propose', 'propose-failure');
const concluded = {
  year: fact('campaign.year').operand,
  campaign: fact('campaign.id').operand,
  obligation: fact('obligation.id').operand,
  applicationNumber: application('number').operand,
  dueOn: fact('permit.nextDueOn').operand,
  acceptedOn: today().operand,
  inspectedOn: action('inspect.payload.visitedOn').operand,
};

/** 撤销 of its conclusion: the deferral stands again, and the institution has the full term for applying once more. */
const setAside = setAsidePhase<'completed' | 'failed'>(NOUN, {
  from: ['completed', 'failed'],
  guards: [lastConclusion, permitStands],
  confirm: '撤销后机构仍处于暂缓校验，可以自今日起重新申请再次校验；原记录保留并注明已撤销。确定撤销吗？',
  effects: [
    { verb: 'newVersion', record: 'verificationRecord', values: { status: value('set-aside').operand, setAsideOn: today().operand } },
    {
      verb: 'newVersion',
      record: 'permit',
      values: { lastConclusion: fact('record.conclusionBefore').operand, lastVerifiedOn: fact('record.verifiedBefore').operand, verificationYears: fact('period.years').operand, nextDueOn: fact('record.dueOn').operand },
    },
    { verb: 'set', record: 'institution', values: { status: value('verification-deferred').operand } },
    { verb: 'advance', record: 'obligation', values: { event: value('reinstate-re-verification').operand, reVerifyFrom: today().operand } },
  ],
  next: '请自即日起 {switches.reVerificationDays} 日内重新申请再次校验。',
});

/**
 * 再次校验: applied for within five days of the end of a deferral (校验办法 Art. 20), with a visit in every case. It
 * passes, and the next period is one year; or it fails, and the permit is deregistered.
 */
export const reVerification = defineProcedure({
  key: 're-verification',
  label: { 'zh-Hans': '暂缓后再次校验', 'zh-Hant': '暫緩後再次校驗', en: 'Re-verification after a deferral' },
  subject: 'institution',
  prefix: 'ZJY',
  initial: 'draft',
  pins: ['switches'],
  follows: [{ procedure: 'verification', states: ['deferred'] }],
  states: {
    draft: { ...draft, next: { applicant: '请填写整改情况、上传整改报告和书面检查，然后提交。', staff: '机构正在填报，不需要处理。' } },
    submitted,
    correction,
    'in-review': inReview,
    'on-site': onSite,
    'pending-decision': pendingDecision,
    'pending-failure': {
      label: {
        applicant: { 'zh-Hans': '网上审核中，待签批', 'zh-Hant': '網上審核中，待簽批', en: 'Waiting for approval' },
        staff: { 'zh-Hans': '待签批（建议不合格）', 'zh-Hant': '待簽批（建議不合格）', en: 'Failure to be approved' },
      },
      holder: 'approver',
      toldAs: 'pending-decision',
      next: { applicant: '请等待签批。', staff: '请核对事实和依据后作出决定；不同意的退回审核。' },
      tone: 'attention',
    },
    'online-approved': onlineApproved,
    completed: { ...completed, next: { applicant: '再次校验合格，下一校验期为一年。', staff: '不需要处理。' } },
    failed: {
      label: {
        applicant: { 'zh-Hans': '再次校验不合格', 'zh-Hant': '再次校驗不合格', en: 'Failed' },
        staff: { 'zh-Hans': '再次校验不合格', 'zh-Hant': '再次校驗不合格', en: 'Failed' },
      },
      holder: null,
      next: { applicant: '再次校验不合格，登记机关将注销许可证。救济途径见决定书。', staff: '请办理许可证注销。' },
      tone: 'bad',
      closed: true,
    },
    withdrawn,
    terminated,
  },
  flags: { ...correctionFlags, ...withdrawalFlags, ...inspectionFlags, ...setAsideFlags },
  create: {
    roles: ['institution'],
    guards: [{ code: 'not-due', holds: fact('obligation.state').is('re-verification-due'), message: '本机构现在不需要申请再次校验；暂缓校验期满后 {switches.reVerificationDays} 日内可以申请。' }],
  },
  exclusive: [fact('institution.id').operand, fact('obligation.id').operand],
  form: {
    sections: [
      {
        key: 'rectification',
        label: '整改情况',
        fields: [
          { key: 'deferral', label: '原暂缓校验申请', type: 'text', readOnly: true, prefill: fact('deferral.number').operand },
          { key: 'tasks', label: '要求整改的内容', type: 'long-text', readOnly: true, prefill: fact('deferral.tasks').operand },
          { key: 'done', label: '整改措施和结果', ...line, help: '对照要求逐项写明。' },
          { key: 'practice', label: '暂缓期内遵守规定的情况', ...line, help: '写明是否开展诊疗活动、是否发布医疗服务信息和广告。' },
          { key: 'truthful', label: '以上内容真实、完整', type: 'yes-no', required: true },
        ],
      },
    ],
  },
  materials: [
    { key: 'rectification-report', label: '整改报告', requirement: '对照《暂缓校验通知书》逐项说明，附照片等证明，加盖公章。', seal: true },
    { key: 'self-criticism', label: '书面检查', requirement: '由法定代表人或者主要负责人签字并加盖公章（校验办法第二十四条）。', seal: true, signature: true },
    { key: 'other', label: '其他需要上传的材料', requirement: '可不上传。', required: false },
    visitPhotographs,
  ],
  review: { reasons: [...cannedReasons], points: [{ key: 'tasks-done', label: '整改内容逐项完成', target: 'form.rectification.done' }, { key: 'self-criticism', label: '书面检查签字盖章齐全', target: 'materials.self-criticism' }] },
  clocks: {
    review: { label: '一次性告知补正', length: fact('switches.reviewDays').operand, unit: fact('switches.reviewUnit').operand, basis: '《医疗机构校验管理办法（试行）》第八条' },
    correction: { label: '机构补正', length: fact('switches.correctionDays').operand, unit: 'natural-day', basis: '《医疗机构校验管理办法（试行）》第八条' },
    signing: { label: '签批', length: 3, unit: 'working-day', basis: '登记机关内部办理时限' },
  },
  documents: {
    'completion-receipt': completionReceipt('医疗机构再次校验'),
    'inspection-record': inspectionRecord(['reviewer', 'approver', 'administrator']),
    'inspection-opinion': inspectionOpinion,
    notice: letter({ 'zh-Hans': '打印再次校验通知书', 'zh-Hant': '打印再次校驗通知書', en: 'Print the notice' }, '再次校验审核通过通知单', 'ZTZ', [
      paragraph('你单位的再次校验申请已通过审核。请携带《医疗机构执业许可证》副本原件和本通知单（加盖公章），于 {window.opensOn} 起到{window.name}（{window.address}，{window.hours}）办理登记盖章。'),
    ]),
    'failure-decision': letter({ 'zh-Hans': '打印再次校验不合格决定书', 'zh-Hant': '打印再次校驗不合格決定書', en: 'Print the decision' }, '再次校验不合格决定书', 'BHG', [
      paragraph('经再次校验，查明：{action:propose-failure.payload.facts}'),
      visitReference,
      paragraph('不符合：{action:propose-failure.payload.standard}。依据《医疗机构校验管理办法（试行）》第二十条，再次校验结论为不合格，将依法注销《医疗机构执业许可证》。'),
      paragraph(REMEDIES),
    ]),
    'set-aside-decision': letter({ 'zh-Hans': '打印撤销决定书', 'zh-Hant': '打印撤銷決定書', en: 'Print the set-aside' }, '撤销再次校验结论决定书', 'CX', [
      paragraph('经复核，你单位本次再次校验的结论有误，决定予以撤销。理由：{action:propose-set-aside.payload.reason}。依据：{action:propose-set-aside.payload.basis}。'),
      paragraph('撤销后，原暂缓校验的结论（{deferral.number}）仍然有效，请自本决定作出之日起 {switches.reVerificationDays} 日内重新申请再次校验。'),
      paragraph(REMEDIES),
    ]),
  },
  queues: {
    'with-you': { label: { 'zh-Hans': '再次校验待您处理', 'zh-Hant': '再次校驗待您處理', en: 'Re-verification with you' }, roles: ['institution'], states: ['draft', 'correction', 'online-approved'], empty: '没有需要您处理的再次校验申请。' },
    'to-review': { label: { 'zh-Hans': '再次校验待审核', 'zh-Hant': '再次校驗待審核', en: 'Re-verifications to review' }, roles: ['reviewer'], states: ['submitted', 'in-review', 'on-site', 'correction'], empty: '没有待审核的再次校验申请。' },
    'to-decide': { label: { 'zh-Hans': '再次校验待签批', 'zh-Hant': '再次校驗待簽批', en: 'Re-verifications to decide' }, roles: ['approver'], states: ['pending-decision', 'pending-failure'], empty: '没有待签批的再次校验申请。' },
    'to-set-aside': { label: { 'zh-Hans': '再次校验待确认撤销', 'zh-Hant': '再次校驗待確認撤銷', en: 'Re-verifications to set aside' }, roles: ['approver'], states: ['completed', 'failed'], flags: ['set-aside-proposed'], empty: '没有待确认撤销的再次校验结论。' },
    'at-window': { label: { 'zh-Hans': '再次校验待盖章', 'zh-Hant': '再次校驗待蓋章', en: 'Re-verifications to stamp' }, roles: ['counter'], states: ['online-approved'], empty: '没有待盖章的再次校验申请。' },
  },
  events: {
    submit: {
      label: { 'zh-Hans': '提交再次校验申请', 'zh-Hant': '提交再次校驗申請', en: 'Submit' },
      from: ['draft'],
      to: 'submitted',
      roles: ['institution'],
      intent: 'primary',
      confirm: '提交后在审核期间不能修改。确定提交吗？',
      requires: ['form', 'materials'],
      guards: [
        { code: 'not-due', holds: fact('obligation.state').is('re-verification-due'), message: '申请再次校验的期限已过，请立即联系登记机关。' },
        { code: 'not-declared', holds: form('rectification.truthful').is(true), message: '请确认以上内容真实、完整，并选择“是”。', path: 'form.rectification.truthful' },
      ],
      nextRound: true,
      materials: 'freeze',
      effects: [{ verb: 'advance', record: 'obligation', values: { event: value('file').operand } }],
      clocks: { start: ['review'] },
      messages: [
        { to: 'applicant', title: '再次校验申请已提交', body: '{institution.name}的再次校验申请 {application:number} 已提交，登记机关将进行现场审查。' },
        { to: 'reviewer', title: '新的再次校验申请', body: '{institution.name}提交了再次校验申请 {application:number}，请审核并安排现场审查。' },
      ],
    },
    claim: { label: { 'zh-Hans': '开始审核', 'zh-Hant': '開始審核', en: 'Start review' }, from: ['submitted'], to: 'in-review', roles: ['reviewer'], intent: 'primary' },
    return: {
      label: { 'zh-Hans': '退回修改', 'zh-Hant': '退回修改', en: 'Return for correction' },
      from: ['submitted', 'in-review'],
      to: 'correction',
      roles: ['reviewer'],
      payload: [{ key: 'notes', label: '修改意见', type: 'notes', required: true }],
      materials: 'thaw',
      clocks: { stop: ['review'], start: ['correction'] },
      messages: [{ to: 'applicant', title: '再次校验申请需要修改', body: '{institution.name}的再次校验申请 {application:number} 已退回修改，请按全部意见整改后再次提交。' }],
    },
    resubmit: {
      label: { 'zh-Hans': '再次提交', 'zh-Hant': '再次提交', en: 'Submit again' },
      from: ['correction'],
      to: 'submitted',
      roles: ['institution'],
      intent: 'primary',
      payload: [{ key: 'replies', label: '整改答复', type: 'replies' }],
      requires: ['form', 'materials'],
      nextRound: true,
      materials: 'freeze',
      flags: { reset: ['extension-asked', 'correction-extended'] },
      clocks: { stop: ['correction'], start: ['review'] },
      messages: [{ to: 'reviewer', title: '修正后的再次校验申请待审核', body: '{institution.name}已修正再次校验申请 {application:number}，请审核。' }],
    },
    ...extensionPhase(NOUN),
    ...inspectionPhase(NOUN),
    ...setAside,
    ...withdrawalPhase(NOUN, { from: ['submitted', 'in-review', 'on-site', 'pending-decision', 'pending-failure'], clocks: ['review', 'signing'], obligation: 'withdraw-re-verification' }),
    propose: {
      label: { 'zh-Hans': '建议合格', 'zh-Hant': '建議合格', en: 'Propose to pass' },
      from: ['in-review'],
      to: 'pending-decision',
      roles: ['reviewer'],
      internal: HANDED_ON,
      intent: 'primary',
      payload: [text('opinion', '审核意见')],
      guards: [inspectionDone],
      clocks: { stop: ['review'], start: ['signing'] },
      messages: [{ to: 'approver', title: '再次校验申请待签批', body: '{actor:name}建议{institution.name}再次校验合格（{application:number}），请签批。' }],
    },
    'propose-failure': {
      label: { 'zh-Hans': '建议不合格', 'zh-Hant': '建議不合格', en: 'Propose to fail' },
      from: ['in-review'],
      to: 'pending-failure',
      roles: ['reviewer'],
      internal: HANDED_ON,
      payload: [text('facts', '查明的事实'), text('standard', '不符合的规定或标准')],
      guards: [inspectionDone],
      clocks: { stop: ['review'], start: ['signing'] },
      messages: [{ to: 'approver', title: '再次校验不合格建议待签批', body: '{actor:name}建议{institution.name}再次校验不合格（{application:number}），请签批。' }],
    },
    decide: {
      label: { 'zh-Hans': '签批合格', 'zh-Hant': '簽批合格', en: 'Approve' },
      from: ['pending-decision'],
      to: 'online-approved',
      roles: ['approver'],
      fresh: true,
      intent: 'primary',
      guards: [differentPerson, { code: 'window-unknown', holds: fact('window.opensOn').isFilled(), message: '办理窗口和开放日期还没有设置，请联系管理员。' }],
      clocks: { stop: ['signing'] },
      documents: [{ key: 'notice' }],
      messages: [{ to: 'applicant', title: '再次校验审核通过', body: '{institution.name}的再次校验申请 {application:number} 已通过审核，请打印通知单，于 {window.opensOn} 起到{window.name}办理登记盖章。' }],
    },
    'decide-failure': {
      label: { 'zh-Hans': '决定不合格', 'zh-Hant': '決定不合格', en: 'Decide that it failed' },
      from: ['pending-failure'],
      to: 'failed',
      roles: ['approver'],
      fresh: true,
      intent: 'danger',
      confirm: '再次校验不合格将依法注销许可证。确定作出决定吗？',
      guards: [differentPerson],
      clocks: { stop: ['signing'] },
      effects: [
        { verb: 'append', record: 'verificationRecord', values: { ...concluded, conclusion: value('re-verification-failed').operand, reasons: action('propose-failure.payload.facts').operand, decidedOn: today().operand, decidedBy: actor('name').operand } },
        { verb: 'newVersion', record: 'permit', values: { lastConclusion: value('re-verification-failed').operand } },
        { verb: 'advance', record: 'obligation', values: { event: value('fail').operand } },
      ],
      documents: [{ key: 'failure-decision' }],
      messages: [
        { to: 'applicant', title: '再次校验不合格', body: '{institution.name}再次校验不合格，登记机关将注销许可证。决定书写明了救济途径，可以在申请页面打印。' },
        { to: 'reviewer', title: '请办理许可证注销', body: '{institution.name}再次校验不合格，请办理许可证注销。' },
      ],
    },
    'send-back': {
      label: { 'zh-Hans': '退回审核', 'zh-Hant': '退回審核', en: 'Send back to review' },
      from: ['pending-decision', 'pending-failure'],
      to: 'in-review',
      roles: ['approver'],
      internal: SENT_BACK,
      payload: [text('reason', '退回理由')],
      clocks: { stop: ['signing'], start: ['review'] },
      messages: [{ to: 'reviewer', title: '签批退回，请重新审核', body: '{institution.name}的再次校验申请 {application:number} 被退回审核，理由：{payload:reason}。' }],
    },
    stamp: {
      label: { 'zh-Hans': '登记盖章', 'zh-Hant': '登記蓋章', en: 'Stamp' },
      from: ['online-approved'],
      to: 'completed',
      roles: ['counter'],
      fresh: true,
      intent: 'primary',
      confirm: '确定原件核对无误，并已在副本上加盖校验章吗？',
      payload: [{ key: 'checklist', label: '核对材料', type: 'checklist', required: true, items: [{ key: 'permitDuplicate', label: '《医疗机构执业许可证》副本原件' }, { key: 'guidanceNotice', label: '再次校验审核通过通知单（加盖公章）' }] }],
      guards: stampGuards,
      effects: [
        { verb: 'append', record: 'verificationRecord', values: { ...concluded, conclusion: value('passed').operand, decidedOn: action('decide.on').operand, decidedBy: action('decide.actorName').operand, stampedOn: today().operand, stampedBy: actor('name').operand, nextDueOn } },
        { verb: 'newVersion', record: 'permit', values: { lastVerifiedOn: today().operand, lastConclusion: value('passed').operand, verificationYears: value(1).operand, nextDueOn } },
        { verb: 'set', record: 'institution', values: { status: value('practising').operand } },
        { verb: 'advance', record: 'obligation', values: { event: value('settle').operand } },
      ],
      documents: [{ key: 'completion-receipt' }],
      messages: [{ to: 'applicant', title: '再次校验已办结', body: '{institution.name}再次校验合格，已在窗口登记盖章，恢复正常执业，下一校验期为一年。' }],
    },
    withdraw: {
      label: { 'zh-Hans': '撤回申请', 'zh-Hant': '撤回申請', en: 'Withdraw' },
      from: ['draft'],
      to: 'withdrawn',
      roles: ['institution'],
      intent: 'danger',
      confirm: '撤回后本申请结束。期限内没有重新申请的，将注销许可证。确定撤回吗？',
    },
    'correction-timeout': {
      label: { 'zh-Hans': '逾期未补正，终止', 'zh-Hant': '逾期未補正，終止', en: 'End: not corrected in time' },
      from: ['correction'],
      to: 'terminated',
      roles: ['system'],
      after: 'correction',
      flags: { forbids: ['extension-asked'] },
      effects: [{ verb: 'advance', record: 'obligation', values: { event: value('withdraw-re-verification').operand } }],
      clocks: { stop: ['correction'] },
      messages: [{ to: 'applicant', title: '再次校验申请因逾期未补正终止', body: '{institution.name}的再次校验申请 {application:number} 在补正期限内没有再次提交，已经终止。请立即联系登记机关。' }],
    },
  },
});
