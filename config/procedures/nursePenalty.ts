import { action, actor, actorFired, all, any, flagged, not, payload, today, value } from '@medregistry/language';
import { defineProcedure, fact } from '../vocabulary';
import { fields, letter, paragraph } from './nurse/documents';
import { words, type GuardInput } from './nurse/Part';
import { SENT_BACK } from './phases/internal';

const KINDS = [
  { value: 'suspension', label: '暂停执业活动' },
  { value: 'revocation', label: '吊销《护士执业证书》' },
];

const suspends = action('notify.payload.kind').is('suspension');
const revokes = action('notify.payload.kind').is('revocation');
const months = action('notify.payload.months').operand;

const registered: GuardInput = {
  code: 'not-registered',
  holds: fact('registration.status').oneOf(['valid', 'renewal-due', 'expired', 'suspended']),
  message: '该护士没有可以处罚的执业注册（现状：{registration.statusLabel}）。',
};

const otherPerson: GuardInput = { code: 'same-person', holds: not(actorFired('notify', 'propose')), message: '您调查过本件，不能由您决定，请交由其他负责人决定。' };

const both = (hans: string, hant: string, en: string) => ({ applicant: words(hans, hant, en), staff: words(hans, hant, en) });
const nobody = { applicant: '不需要您做什么。', staff: '不需要处理。' };
const REMEDIES = '如不服本决定，可以自收到本决定书之日起六十日内依法申请行政复议，或者六个月内依法向人民法院提起行政诉讼；复议、诉讼期间处罚不停止执行。';
const text = (key: string, label: string, minLength = 4) => ({ key, label, type: 'long-text' as const, required: true, rule: { minLength, maxLength: 2000 } });

/**
 * 护士行政处罚 (护士条例 Art. 31, 32): suspension of practice for six months to a year, or revocation of the certificate, told
 * beforehand with the right to be heard (行政处罚法 Art. 44, 45, 63), decided by two people. What it does to the register
 * shows everywhere; whatever the nurse has under way ends with it, and after a revocation nobody applies for two years.
 */
export const nursePenalty = defineProcedure({
  key: 'nurse-penalty',
  label: { 'zh-Hans': '护士行政处罚', 'zh-Hant': '護士行政處罰', en: 'Penalty of a nurse' },
  subject: 'nurse',
  prefix: 'HCF',
  initial: 'opened',
  create: { roles: ['reviewer'], guards: [registered] },
  exclusive: [fact('nurse.id').operand],
  states: {
    opened: { label: { applicant: words('审批机关正在核查', '審批機關正在核查', 'Being looked into'), staff: words('待告知', '待告知', 'To be told') }, holder: 'reviewer', next: { applicant: '不需要您做什么。', staff: '请查明事实后告知当事人拟作出的处罚，或者撤销立案。' }, tone: 'attention' },
    notified: {
      label: { applicant: words('拟处罚，可以陈述申辩', '擬處罰，可以陳述申辯', 'Told beforehand'), staff: words('已告知，听取意见', '已告知，聽取意見', 'Told, being heard') },
      holder: 'reviewer',
      next: { applicant: '拟作出的处罚、事实和依据见《行政处罚事先告知书》。您可以在期限内在系统中陈述、申辩或者要求听证。', staff: '当事人陈述申辩后，或者期满没有提出的，提出处罚建议。' },
      tone: 'attention',
    },
    'pending-decision': { label: { applicant: words('等待处罚决定', '等待處罰決定', 'Waiting for the decision'), staff: words('待签批（拟处罚）', '待簽批（擬處罰）', 'Waiting for approval') }, holder: 'approver', next: { applicant: '请等待决定。', staff: '请核对事实、依据和当事人的意见后决定；决定人不能是调查人。' }, tone: 'attention' },
    imposed: { label: both('已处罚', '已處罰', 'Imposed'), holder: null, next: { ...nobody, applicant: '处罚内容和救济途径见《行政处罚决定书》。处罚期间不得从事护理活动。' }, tone: 'bad', closed: true },
    dropped: { label: both('不予处罚', '不予處罰', 'Dropped'), holder: null, next: { ...nobody, applicant: '审批机关决定不予处罚，执业注册不受影响。' }, tone: 'idle', closed: true },
  },
  flags: {
    heard: { label: '已陈述申辩', tone: 'attention', absent: '当事人还没有陈述申辩。', present: '当事人已经陈述申辩。' },
    unheard: { label: '期满未陈述', tone: 'idle', absent: '陈述申辩的期限还没有届满。', present: '陈述申辩的期限已经届满。' },
    lifted: { label: '处罚已撤销', tone: 'good', absent: '处罚没有撤销。', present: '处罚已经撤销。' },
  },
  clocks: {
    hearing: { label: '陈述申辩、要求听证', length: 5, unit: 'working-day', basis: '《行政处罚法》第六十四条：当事人要求听证的，应当在行政机关告知后五日内提出' },
  },
  documents: {
    'prior-notice': letter(words('事先告知书', '事先告知書', 'Prior notice'), '行政处罚事先告知书', 'GZ', [
      paragraph('经查明：{payload:facts}'),
      paragraph('依据：{payload:basis}。本机关拟对你作出{payload:kind}的行政处罚。'),
      paragraph('根据《中华人民共和国行政处罚法》第四十四条、第四十五条、第六十三条，你有权陈述、申辩，并可以自收到本告知书之日起五个工作日内要求听证；逾期不提出的，视为放弃。'),
    ]),
    decision: letter(words('处罚决定书', '處罰決定書', 'Decision'), '行政处罚决定书', 'CF', [
      paragraph('经查明：{action:notify.payload.facts}'),
      paragraph('依据：{action:notify.payload.basis}。本机关决定给予你{action:notify.payload.kind}的行政处罚。'),
      fields([{ label: '护士执业证书编号', value: '{registration.certificateNumber}' }, { label: '执业机构', value: '{registration.institutionName}' }, { label: '暂停执业（月）', value: '{action:notify.payload.months}' }, { label: '处罚日期', value: '{today}' }], 1),
      paragraph('处罚期间不得从事护理活动；被吊销《护士执业证书》的，自吊销之日起二年内不得申请执业注册（《护士条例》第三十二条）。'),
      paragraph(REMEDIES),
    ]),
  },
  queues: {
    open: { label: words('护士处罚：待办理', '護士處罰：待辦理', 'Penalties: open'), roles: ['reviewer'], states: ['opened', 'notified'], empty: '没有待办理的护士处罚。' },
    'to-decide': { label: words('护士处罚：待签批', '護士處罰：待簽批', 'Penalties: to decide'), roles: ['approver'], states: ['pending-decision'], empty: '没有待签批的护士处罚。' },
    closed: { label: words('护士处罚：已结束', '護士處罰：已結束', 'Penalties: closed'), roles: ['approver', 'provincial'], states: ['imposed', 'dropped'], empty: '没有已结束的护士处罚。' },
    told: { label: words('行政处罚', '行政處罰', 'Penalties'), roles: ['nurse', 'nursing'], states: ['notified', 'pending-decision', 'imposed'], empty: '没有行政处罚。' },
  },
  events: {
    notify: {
      label: words('告知拟作出的处罚', '告知擬作出的處罰', 'Tell what is intended'),
      from: ['opened'],
      to: 'notified',
      roles: ['reviewer'],
      intent: 'primary',
      payload: [
        { key: 'kind', label: '处罚种类', type: 'choice', required: true, options: KINDS },
        { key: 'months', label: '暂停执业', type: 'integer', unit: '个月', when: payload('kind').is('suspension'), required: payload('kind').is('suspension'), rule: { min: 6, max: 12 }, help: '六个月以上一年以下（《护士条例》第三十一条）。' },
        text('facts', '查明的事实', 10),
        text('basis', '处罚依据', 4),
      ],
      example: { kind: 'revocation', facts: '发现患者病情危急未立即通知医师，造成严重后果。', basis: '《护士条例》第三十一条第一项' },
      guards: [registered],
      clocks: { start: ['hearing'] },
      documents: [{ key: 'prior-notice' }],
      messages: [{ to: 'nurse', title: '拟作出行政处罚，您可以陈述申辩', body: '{authority.name}拟对您作出{payload:kind}的行政处罚（{application:number}）。请查看《行政处罚事先告知书》，您可以在五个工作日内在系统中陈述、申辩或者要求听证。' }],
    },
    respond: {
      label: words('陈述申辩', '陳述申辯', 'Be heard'),
      from: ['notified'],
      roles: ['nurse'],
      intent: 'primary',
      payload: [{ key: 'hearing', label: '要求听证', type: 'yes-no', required: true }, text('statement', '陈述和申辩的内容')],
      flags: { forbids: ['heard'], set: ['heard'] },
      clocks: { stop: ['hearing'] },
      messages: [{ to: 'reviewer', title: '护士提出陈述申辩', body: '{nurse.name}对拟作出的处罚（{application:number}）提出陈述申辩，请核实并组织听证（要求听证的）后再提出建议。' }],
    },
    'hearing-lapse': {
      label: words('期满未陈述申辩', '期滿未陳述申辯', 'Not heard in time'),
      from: ['notified'],
      roles: ['system'],
      after: 'hearing',
      flags: { set: ['unheard'] },
      clocks: { stop: ['hearing'] },
      messages: [{ to: 'reviewer', title: '陈述申辩期限届满', body: '{nurse.name}没有在期限内陈述申辩（{application:number}），可以提出处罚建议。' }],
    },
    propose: {
      label: words('提出处罚建议', '提出處罰建議', 'Propose'),
      from: ['notified'],
      to: 'pending-decision',
      roles: ['reviewer'],
      intent: 'primary',
      payload: [text('opinion', '调查意见和对陈述申辩的答复', 2)],
      guards: [{ code: 'not-heard', holds: any(flagged('heard'), flagged('unheard')), message: '陈述申辩的期限还没有届满，当事人也没有提出，不能提出处罚建议。' }],
      messages: [{ to: 'approver', title: '护士处罚待签批', body: '{nurse.name}的行政处罚（{application:number}）：{action:notify.payload.kind}，请核对事实、依据和当事人的意见后决定。' }],
    },
    impose: {
      label: words('决定处罚', '決定處罰', 'Impose'),
      from: ['pending-decision'],
      to: 'imposed',
      roles: ['approver'],
      fresh: true,
      intent: 'danger',
      confirm: '决定后{nurse.name}立即停止护理活动，正在办理的注册业务随之终止。确定吗？',
      payload: [{ key: 'decisionNumber', label: '处罚决定书文号', type: 'text', required: true, rule: { maxLength: 60 } }, { key: 'opinion', label: '签批意见', type: 'long-text', rule: { maxLength: 2000 } }],
      guards: [otherPerson, registered],
      effects: [
        { verb: 'newVersion', record: 'registration', when: suspends, values: { status: value('suspended').operand, suspendedFrom: today().operand, suspendedTo: today().plus({ months, days: -1 }).operand, lastBusiness: value('penalty').operand } },
        { verb: 'newVersion', record: 'registration', when: revokes, values: { status: value('revoked').operand, revokedOn: today().operand, bannedUntil: today().plus({ years: 2 }).operand, onPost: value(false).operand, lastBusiness: value('penalty').operand } },
        // 护士条例 Art. 11: a penalty is a bad record, which the nurse and the registering authority read.
        {
          verb: 'append',
          record: 'practiceRecord',
          values: {
            kind: value('bad').operand, category: value('penalty').operand, facts: action('notify.payload.facts').operand, basis: action('notify.payload.basis').operand, evidence: payload('decisionNumber').operand,
            occurredOn: today().operand, recordedBy: actor('name').operand, recordedOn: today().operand, status: value('in-force').operand,
          },
        },
      ],
      // 护士条例 Art. 32 leaves nothing to certify after a revocation; a suspension takes no certificate away (Art. 31).
      displaces: { group: 'nurse-registration', event: 'end-by-office', decided: { event: 'void-certificate', when: revokes } },
      clocks: { stop: ['hearing'] },
      documents: [{ key: 'decision' }],
      messages: [
        { to: 'nurse', title: '行政处罚决定', body: '{authority.name}对您作出{action:notify.payload.kind}的行政处罚（{payload:decisionNumber}）。处罚期间不得从事护理活动；不服的可以依法申请行政复议或者提起行政诉讼，详见《行政处罚决定书》。' },
        { to: 'nursing', title: '护士受到行政处罚，不得安排从事护理活动', body: '{nurse.name}（{registration.certificateNumber}）受到{action:notify.payload.kind}的行政处罚（{payload:decisionNumber}），请立即停止安排其从事护理活动。' },
      ],
    },
    'send-back': {
      label: words('退回调查', '退回調查', 'Send back'),
      from: ['pending-decision'],
      to: 'notified',
      roles: ['approver'],
      internal: SENT_BACK,
      payload: [text('reason', '退回理由', 2)],
      messages: [{ to: 'reviewer', title: '护士处罚被退回调查', body: '{nurse.name}的行政处罚（{application:number}）被退回，理由：{payload:reason}' }],
    },
    drop: {
      label: words('不予处罚', '不予處罰', 'Drop'),
      from: ['opened', 'notified', 'pending-decision'],
      to: 'dropped',
      roles: ['reviewer', 'approver'],
      payload: [text('reason', '不予处罚的理由')],
      clocks: { stop: ['hearing'] },
      messages: [{ to: 'nurse', title: '不予处罚', body: '{authority.name}决定对您不予处罚（{application:number}），执业注册不受影响。' }],
    },
    lift: {
      label: words('撤销处罚', '撤銷處罰', 'Lift the penalty'),
      from: ['imposed'],
      roles: ['approver'],
      fresh: true,
      confirm: '撤销后执业注册恢复到处罚以前的状态。确定吗？',
      payload: [text('reason', '撤销的依据（复议决定、法院判决或者自行纠正）')],
      flags: { forbids: ['lifted'], set: ['lifted'] },
      guards: [{ code: 'not-in-force', holds: any(all(suspends, fact('registration.status').is('suspended')), all(revokes, fact('registration.status').is('revoked'))), message: '处罚已经执行完毕，或者注册已经因其他业务改变，不能撤销。' }],
      effects: [
        {
          verb: 'newVersion',
          record: 'registration',
          values: { status: value('valid').operand, suspendedFrom: value(null).operand, suspendedTo: value(null).operand, revokedOn: value(null).operand, bannedUntil: value(null).operand, onPost: value(true).operand, lastBusiness: value('penalty').operand },
        },
        { verb: 'newVersion', record: 'practiceRecord', values: { status: value('withdrawn').operand, reason: payload('reason').operand, recordedBy: actor('name').operand, recordedOn: today().operand } },
      ],
      messages: [
        { to: 'nurse', title: '行政处罚已撤销', body: '{authority.name}撤销了对您的行政处罚（{application:number}），执业注册恢复，有效期至 {registration.validTo}。' },
        { to: 'nursing', title: '护士的行政处罚已撤销', body: '{nurse.name}的行政处罚（{application:number}）已经撤销，执业注册恢复。' },
      ],
    },
  },
});
