import { action, all, any, application, flagged, not, payload, today, value } from '@medregistry/language';
import { defineProcedure, fact } from '../vocabulary';
import { SENT_BACK } from './phases/internal';
import { letter, paragraph } from './phases/letter';
import { otherPerson } from './phases/otherPerson';
import { REMEDIES } from './phases/remedies';
import { decisionSetAsideFlags, setAsidePhase } from './phases/setAside';

const overdue = fact('obligation.state').is('overdue');
const nobody = { applicant: '不需要您做什么。', staff: '不需要处理。' };
const text = (key: string, label: string) => ({ key, label, type: 'long-text' as const, required: true, rule: { minLength: 4, maxLength: 2000 } });

/** What may end in the deregistration of a permit (校验办法 Art. 10, 20, 25). */
const CAUSES = [
  { value: 'order-ignored', label: '不按规定申请校验，责令限期补办后逾期仍未补办' },
  { value: 'deferral-broken', label: '暂缓校验期内擅自开展诊疗活动，或者发布医疗服务信息和广告' },
  { value: 're-verification-missed', label: '暂缓校验期满后未按期申请再次校验' },
  { value: 're-verification-failed', label: '再次校验不合格' },
];

/** What has to be true of the institution for each cause; an order counts as ignored once its term has passed. */
const GROUNDS = {
  'order-ignored': flagged('order-ignored'),
  'deferral-broken': fact('obligation.state').oneOf(['deferred', 're-verification-due', 're-verification-missed', 're-verification-failed']),
  're-verification-missed': fact('obligation.state').is('re-verification-missed'),
  're-verification-failed': fact('obligation.state').is('re-verification-failed'),
};

const causeFits = {
  code: 'cause-does-not-fit',
  holds: all(...Object.entries(GROUNDS).map(([key, ground]) => any(ground, payload('cause').isNot(key)))),
  message: '所选的注销情形与该机构的现状不符，请核对后重新选择。',
  path: 'payload.cause',
};

/** A failure that was set aside meanwhile is no ground any more. */
const failureStands = {
  code: 'ground-gone',
  holds: any(not(action('propose.payload.cause').is('re-verification-failed')), fact('obligation.state').is('re-verification-failed')),
  message: '再次校验不合格的结论已经撤销，不能据此注销，请退回。',
};

const cause = (...causes: string[]) => action('propose.payload.cause').oneOf(causes);
const reinstate = (event: string, ...causes: string[]) => ({ verb: 'advance' as const, record: 'obligation' as const, values: { event: value(event).operand }, when: cause(...causes) });

/**
 * 撤销 of a deregistration: the permit stands as before, and the obligation is where its cause found it; who did not
 * apply again in time has the full term once more. What the permit has outlived meanwhile, the night says.
 */
const setAside = setAsidePhase<'deregistered'>('许可证注销', {
  kind: 'decision',
  from: ['deregistered'],
  guards: [{ code: 'permit-not-deregistered', holds: fact('permit.status').is('deregistered'), message: '许可证已经不是注销状态，请先核对许可证的历史沿革。' }],
  confirm: '撤销后许可证恢复有效，校验任务恢复到注销前的状态；原决定保留并注明已撤销。确定撤销吗？',
  effects: [
    { verb: 'newVersion', record: 'permit', values: { status: value('valid').operand, nextDueOn: fact('obligation.dueOn').operand } },
    { verb: 'set', record: 'institution', values: { status: value('practising').operand }, when: cause('order-ignored') },
    { verb: 'set', record: 'institution', values: { status: value('verification-deferred').operand }, when: not(cause('order-ignored')) },
    reinstate('reinstate-overdue', 'order-ignored'),
    reinstate('reinstate-deferral', 'deferral-broken'),
    reinstate('reinstate-failure', 're-verification-failed'),
    { verb: 'advance', record: 'obligation', values: { event: value('reinstate-re-verification').operand, reVerifyFrom: today().operand }, when: cause('re-verification-missed') },
  ],
  next: '许可证恢复有效，校验任务恢复到注销前的状态。',
});

/**
 * 责令补办与许可证注销: the order to make up for a verification that nobody applied for (校验办法 Art. 10), and the
 * deregistration where it is not followed, a deferral is broken or a re-verification fails. Opened by the office,
 * decided by two people; the institution may file meanwhile.
 */
export const deregistration = defineProcedure({
  key: 'deregistration',
  label: { 'zh-Hans': '责令补办与许可证注销', 'zh-Hant': '責令補辦與許可證註銷', en: 'Make-up order and deregistration' },
  subject: 'institution',
  prefix: 'ZX',
  initial: 'opened',
  pins: ['switches'],
  create: {
    roles: ['reviewer'],
    guards: [
      {
        code: 'no-ground',
        holds: fact('obligation.state').oneOf(['overdue', 'deferred', 're-verification-due', 're-verification-missed', 're-verification-failed']),
        message: '该机构没有逾期未申请校验、违反暂缓校验规定或者再次校验不合格的情形，不能责令补办或者注销。',
      },
    ],
  },
  exclusive: [fact('institution.id').operand],
  states: {
    opened: {
      label: { applicant: '登记机关正在处理', staff: '待责令补办或提出注销' },
      holder: 'reviewer',
      next: { applicant: '请尽快办理校验，或者联系登记机关。', staff: '逾期未申请校验的先责令补办；其他情形提出注销建议。' },
      tone: 'attention',
    },
    ordered: {
      label: { applicant: '已责令限期补办校验', staff: '已责令补办，待期满' },
      holder: 'institution',
      next: { applicant: '请在责令补办的期限内提交校验申请，逾期将注销许可证。', staff: '请关注机构是否在期限内补办。' },
      tone: 'attention',
    },
    'not-followed': {
      label: { applicant: '逾期未补办，拟注销', staff: '逾期未补办，待提出注销' },
      holder: 'reviewer',
      next: { applicant: '补办期限已过，请立即提交校验申请或者联系登记机关。', staff: '请核实后提出注销建议；已经补办的，办结本件。' },
      tone: 'bad',
    },
    'pending-decision': {
      label: { applicant: '拟注销许可证', staff: '待签批（拟注销）' },
      holder: 'approver',
      next: { applicant: '登记机关拟注销您的许可证，如有异议请立即联系登记机关。', staff: '请核对事实和依据后作出决定；不同意的退回。' },
      tone: 'bad',
    },
    deregistered: { label: { applicant: '许可证已注销', staff: '许可证已注销' }, holder: null, next: { applicant: '许可证已经注销，救济途径见注销决定书。', staff: '不需要处理。' }, tone: 'bad', closed: true },
    complied: { label: { applicant: '已补办校验申请', staff: '已补办，办结' }, holder: null, next: nobody, tone: 'good', closed: true },
    dropped: { label: { applicant: '已终止', staff: '已终止' }, holder: null, next: nobody, tone: 'idle', closed: true },
  },
  flags: { ...decisionSetAsideFlags, 'order-ignored': { label: '逾期未补办', tone: 'bad', absent: '还没有责令补办，或者补办期限还没有届满。', present: '补办期限已经届满。' } },
  clocks: {
    'make-up': { label: '责令补办', length: fact('switches.makeUpDays').operand, unit: 'natural-day', basis: '《医疗机构校验管理办法（试行）》第十条：责令其在二十日内补办' },
    signing: { label: '签批', length: 3, unit: 'working-day', basis: '登记机关内部办理时限' },
  },
  documents: {
    'make-up-order': letter({ 'zh-Hans': '打印责令补办通知书', 'zh-Hant': '打印責令補辦通知書', en: 'Print the make-up order' }, '责令限期补办校验手续通知书', 'ZL', [
      paragraph('你单位《医疗机构执业许可证》的校验期已于 {obligation.dueOn} 届满，至今没有申请校验。根据《医疗机构校验管理办法（试行）》第十条，责令你单位自收到本通知之日起 {switches.makeUpDays} 日内补办校验手续。逾期仍不补办的，注销《医疗机构执业许可证》。'),
      paragraph('查明的情况：{payload:facts}'),
      paragraph(REMEDIES),
    ]),
    'deregistration-decision': letter({ 'zh-Hans': '打印注销决定书', 'zh-Hant': '打印註銷決定書', en: 'Print the deregistration' }, '注销医疗机构执业许可证决定书', 'ZD', [
      paragraph('经查明：{action:propose.payload.facts}'),
      paragraph('你单位属于“{action:propose.payload.cause}”的情形。依据：{action:propose.payload.basis}。决定注销你单位的《医疗机构执业许可证》（登记号 {institution.registrationNumber}），自 {today} 起不得开展诊疗活动，并应当交回许可证正本和副本。'),
      paragraph(REMEDIES),
    ]),
    'set-aside-decision': letter({ 'zh-Hans': '打印撤销决定书', 'zh-Hant': '打印撤銷決定書', en: 'Print the set-aside' }, '撤销注销医疗机构执业许可证决定书', 'CX', [
      paragraph('经复核，本机关注销你单位《医疗机构执业许可证》（登记号 {institution.registrationNumber}）的决定有误，决定予以撤销。理由：{action:propose-set-aside.payload.reason}。依据：{action:propose-set-aside.payload.basis}。'),
      paragraph('你单位的许可证自本决定作出之日起恢复有效，有效期至 {permit.validTo}；已经交回的正本、副本，请到本机关领回。'),
      paragraph('校验任务同时恢复到注销前的状态：逾期未申请校验的，请立即申请；暂缓校验期内的，仍应当遵守暂缓校验的规定；应当申请再次校验的，请自本决定作出之日起 {switches.reVerificationDays} 日内申请。'),
      paragraph(REMEDIES),
    ]),
  },
  queues: {
    'to-handle': { label: { 'zh-Hans': '逾期与注销', 'zh-Hant': '逾期與註銷', en: 'Overdue and deregistration' }, roles: ['reviewer'], states: ['opened', 'not-followed'], empty: '没有待处理的逾期或注销事项。' },
    ordered: { label: { 'zh-Hans': '已责令补办', 'zh-Hant': '已責令補辦', en: 'Ordered' }, roles: ['reviewer'], states: ['ordered'], empty: '没有在补办期限内的机构。' },
    'to-decide': { label: { 'zh-Hans': '待签批注销', 'zh-Hant': '待簽批註銷', en: 'Deregistrations to decide' }, roles: ['approver'], states: ['pending-decision'], empty: '没有待签批的注销。' },
    'to-set-aside': { label: { 'zh-Hans': '注销待确认撤销', 'zh-Hant': '註銷待確認撤銷', en: 'Deregistrations to set aside' }, roles: ['approver'], states: ['deregistered'], flags: ['set-aside-proposed'], empty: '没有待确认撤销的注销决定。' },
    orders: { label: { 'zh-Hans': '责令与注销', 'zh-Hant': '責令與註銷', en: 'Orders' }, roles: ['institution'], states: ['ordered', 'not-followed', 'pending-decision', 'deregistered'], empty: '没有责令补办或注销的事项。' },
  },
  events: {
    order: {
      label: { 'zh-Hans': '责令限期补办', 'zh-Hant': '責令限期補辦', en: 'Order to make up' },
      from: ['opened'],
      to: 'ordered',
      when: overdue,
      roles: ['reviewer'],
      intent: 'primary',
      confirm: '将向机构送达《责令限期补办校验手续通知书》，期限 {switches.makeUpDays} 日。确定吗？',
      payload: [text('facts', '查明的情况')],
      flags: { forbids: ['order-ignored'] },
      clocks: { start: ['make-up'] },
      documents: [{ key: 'make-up-order' }],
      messages: [{ to: 'applicant', title: '责令限期补办校验', body: '{institution.name}的校验期已于 {obligation.dueOn} 届满。请在 {switches.makeUpDays} 日内提交校验申请，逾期将注销许可证。' }],
    },
    followed: {
      label: { 'zh-Hans': '已补办，办结', 'zh-Hant': '已補辦，辦結', en: 'Made up' },
      from: ['ordered', 'not-followed'],
      to: 'complied',
      when: not(overdue),
      roles: ['reviewer'],
      clocks: { stop: ['make-up'] },
      messages: [{ to: 'applicant', title: '责令补办事项已办结', body: '{institution.name}已补办校验申请，责令补办事项 {application:number} 办结。' }],
    },
    'order-followed': {
      label: '期满时已补办',
      from: ['ordered'],
      to: 'complied',
      when: not(overdue),
      roles: ['system'],
      after: 'make-up',
      clocks: { stop: ['make-up'] },
      messages: [{ to: 'reviewer', title: '机构已补办校验', body: '{institution.name}在期限内补办了校验申请，责令补办事项 {application:number} 办结。' }],
    },
    'order-lapse': {
      label: '期满未补办',
      from: ['ordered'],
      to: 'not-followed',
      when: overdue,
      roles: ['system'],
      after: 'make-up',
      flags: { set: ['order-ignored'] },
      clocks: { stop: ['make-up'] },
      messages: [
        { to: 'reviewer', title: '机构逾期未补办', body: '{institution.name}在责令补办的期限内没有申请校验，请核实后提出注销建议。' },
        { to: 'applicant', title: '补办期限已过', body: '{institution.name}在责令补办的期限内没有申请校验，登记机关将依法注销许可证。请立即申请或者联系{authority.name}（{authority.phone}）。' },
      ],
    },
    propose: {
      label: { 'zh-Hans': '建议注销', 'zh-Hant': '建議註銷', en: 'Propose deregistration' },
      from: ['opened', 'not-followed'],
      to: 'pending-decision',
      when: any(not(overdue), application('state').is('not-followed'), flagged('order-ignored')),
      roles: ['reviewer'],
      payload: [{ key: 'cause', label: '注销情形', type: 'choice', required: true, options: CAUSES }, text('facts', '查明的事实'), text('basis', '依据')],
      guards: [causeFits],
      clocks: { start: ['signing'] },
      messages: [{ to: 'approver', title: '注销建议待签批', body: '{actor:name}建议注销{institution.name}的许可证（{application:number}），情形：{payload:cause}。请签批。' }],
    },
    decide: {
      label: { 'zh-Hans': '决定注销', 'zh-Hant': '決定註銷', en: 'Deregister' },
      from: ['pending-decision'],
      to: 'deregistered',
      roles: ['approver'],
      fresh: true,
      intent: 'danger',
      confirm: '注销后机构不得执业，许可证状态改为“已注销”。确定作出决定吗？',
      payload: [{ key: 'opinion', label: '签批意见', type: 'long-text', rule: { maxLength: 2000 } }],
      guards: [otherPerson('order', 'propose'), failureStands],
      clocks: { stop: ['signing'] },
      effects: [
        { verb: 'newVersion', record: 'permit', values: { status: value('deregistered').operand, nextDueOn: value(null).operand } },
        { verb: 'set', record: 'institution', values: { status: value('deregistered').operand } },
        { verb: 'advance', record: 'obligation', values: { event: value('deregister').operand } },
      ],
      documents: [{ key: 'deregistration-decision' }],
      messages: [{ to: 'applicant', title: '许可证已注销', body: '{institution.name}的《医疗机构执业许可证》已经注销。请打印注销决定书，按要求交回正本和副本。' }],
    },
    'send-back': {
      label: { 'zh-Hans': '退回', 'zh-Hant': '退回', en: 'Send back' },
      from: ['pending-decision'],
      to: 'opened',
      roles: ['approver'],
      internal: SENT_BACK,
      payload: [text('reason', '退回理由')],
      clocks: { stop: ['signing'] },
      messages: [{ to: 'reviewer', title: '注销建议被退回', body: '{institution.name}的注销建议 {application:number} 被退回，理由：{payload:reason}。' }],
    },
    ...setAside,
    drop: {
      label: { 'zh-Hans': '终止', 'zh-Hant': '終止', en: 'Drop' },
      from: ['opened', 'ordered', 'not-followed'],
      to: 'dropped',
      roles: ['reviewer'],
      payload: [text('reason', '终止原因')],
      clocks: { stop: ['make-up'] },
      messages: [{ to: 'applicant', title: '责令补办事项终止', body: '{institution.name}的事项 {application:number} 已终止，原因：{payload:reason}。' }],
    },
  },
});
