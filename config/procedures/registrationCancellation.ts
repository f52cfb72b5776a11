import { action, actor, actorFired, all, any, firstOf, form, not, today, value } from '@medregistry/language';
import { cannedReasons } from '../catalogues';
import { cancellationReasons } from '../enums';
import type { Role } from '../roles';
import { defineProcedure, fact } from '../vocabulary';
import { draft, fields, letter, paragraph, seal, section, signature } from './nurse/documents';
import { certificateCopy, otherPapers, signedForm } from './nurse/materials';
import { words, type GuardInput } from './nurse/Part';
import { otherPerson } from './nurse/rules';
import { certificateFields, identity } from './nurse/sections';
import { choicesOf } from './options';

const filers: Role[] = ['nursing', 'nurse', 'reviewer'];
const reasonIs = (...reasons: string[]) => form('cancellation.reason').oneOf(reasons);
const byNurse = actor('role').is('nurse');
const both = (hans: string, hant: string, en: string) => ({ applicant: words(hans, hant, en), staff: words(hans, hant, en) });
const nobody = { applicant: '不需要您做什么。', staff: '不需要处理。' };
const replies = { key: 'replies', label: '整改答复', type: 'replies' as const };
const received = firstOf(action('resubmit.on'), action('consent.on'), action('submit.on')).operand;

const registered: GuardInput = {
  code: 'not-registered',
  holds: fact('registration.status').oneOf(['valid', 'renewal-due', 'expired', 'suspended', 'revoked']),
  message: '该护士没有可以注销的执业注册。',
};

/** Who merely left is no case for cancellation: she changes her registration (F91). */
const ownInstitution: GuardInput = {
  code: 'not-your-nurse',
  holds: any(not(actor('role').is('nursing')), fact('target.id').is(fact('registration.institutionId'))),
  message: '该护士没有注册在本机构，不能由本机构申请注销。',
};

const authoritySet: GuardInput = { code: 'authority-unset', holds: fact('target.authoritySet').is(true), message: '执业机构还没有设置注销注册的审批机关，请联系该机构护理部设置。' };

const eligible = [registered, ownInstitution, authoritySet];

/** Death, incapacity, a penalty and the office's own motion wait for nothing; the case that is under way ends with the cancellation. */
const nothingElse: GuardInput = {
  code: 'business-open',
  holds: any(fact('nurse.openBusiness').isEmpty(), reasonIs('death', 'incapacity', 'revoked'), actor('role').is('reviewer')),
  message: '该护士的业务 {nurse.openBusiness} 正在办理，办结或者撤回后才能申请注销；死亡、丧失民事行为能力、受吊销处罚的除外。',
};

const agreed = any(not(reasonIs('other')), byNurse, form('cancellation.byAuthority').is(true));

/** 其它 is the nurse's own wish or has her consent, unless a court or an agency has spoken (domain.md §3.5.5). */
const consented: GuardInput = {
  code: 'consent-needed',
  holds: agreed,
  message: '以“其它”原因注销的，应当先征得护士本人同意，请选择“征求护士本人同意”；有法院或者行政机关文书的，在表中选择并上传。',
  path: 'form.cancellation.reason',
};

const reasonTrue: GuardInput[] = [
  { code: 'not-expired', holds: any(fact('registration.status').is('expired'), not(reasonIs('expired'))), message: '注册有效期至 {registration.validTo}，还没有届满，不能以“注册有效期满未延续注册”注销。', path: 'form.cancellation.reason' },
  { code: 'not-revoked', holds: any(not(reasonIs('revoked')), form('cancellation.decisionNumber').isFilled()), message: '请填写吊销《护士执业证书》处罚决定书的文号。', path: 'form.cancellation.decisionNumber' },
  { code: 'not-yours', holds: any(not(byNurse), reasonIs('other', 'expired')), message: '本人申请注销的，原因选择“其它”或者“注册有效期满未延续注册”。', path: 'form.cancellation.reason' },
];

const slot = (key: string, label: string, requirement: string, ...reasons: string[]) => ({ key, label, requirement, when: reasonIs(...reasons), copyMark: true, markLines: ['与原件一致', '仅用于护士注销注册', '{target.name}　{today}'] });

/**
 * 护士注销注册 (F79–F81, domain.md §3.5.5): filed by the nurse, her institution or the authority itself, for one of the
 * seed's five reasons with its evidence; nobody is cancelled for another reason without knowing and agreeing.
 */
export const registrationCancellation = defineProcedure({
  key: 'registration-cancellation',
  label: { 'zh-Hans': '护士注销注册', 'zh-Hant': '護士註銷註冊', en: 'Cancellation of a nurse’s registration' },
  subject: 'nurse',
  route: 'cancellation',
  prefix: 'HSX',
  pins: ['switches'],
  initial: 'draft',
  create: { roles: filers, guards: eligible },
  exclusive: [fact('nurse.id').operand],
  states: {
    draft: { label: both('草稿，未提交', '草稿，未提交', 'Draft, not submitted'), holder: 'nursing', next: { applicant: '请选择注销原因并上传证明材料后提交。', staff: '请选择注销原因并上传证明材料后提交。' }, tone: 'idle', editable: { form: true, materials: true, by: filers } },
    'pending-consent': {
      label: both('待护士本人同意', '待護士本人同意', 'Waiting for the nurse’s consent'),
      holder: 'nurse',
      next: { applicant: '{target.name}申请注销{nurse.name}的执业注册，须经本人同意；不同意的，注册不受影响。', staff: '等待护士本人答复。' },
      tone: 'attention',
    },
    submitted: { label: both('待受理', '待受理', 'To be accepted'), holder: 'reviewer', next: { applicant: '请等待审批机关受理。', staff: '请核对注销原因和证明材料后受理，或者一次性告知补正。' } },
    correction: { label: both('待补正', '待補正', 'Returned for correction'), holder: 'nursing', next: { applicant: '请按意见补正后再次提交。', staff: '等待申请人补正。' }, tone: 'attention', editable: { form: true, materials: true, by: filers } },
    'in-review': { label: both('审核中', '審核中', 'Under review'), holder: 'reviewer', next: { applicant: '请等待审核结果。', staff: '请审核后提出建议。' } },
    'pending-decision': { label: both('待签批', '待簽批', 'Waiting for approval'), holder: 'approver', next: { applicant: '请等待签批。', staff: '请决定是否注销；签批人不能是本件的审核人。' } },
    cancelled: { label: both('已注销', '已註銷', 'Cancelled'), holder: null, next: { ...nobody, applicant: '执业注册已经注销，不得从事护理活动；需要再执业的办理重新注册。' }, tone: 'good', closed: true },
    refused: { label: both('不予注销', '不予註銷', 'Refused'), holder: null, next: { ...nobody, applicant: '理由和救济途径见决定书，执业注册不受影响。' }, tone: 'bad', closed: true },
    declined: { label: both('护士本人不同意', '護士本人不同意', 'The nurse does not consent'), holder: null, next: { ...nobody, applicant: '护士本人没有同意，本申请结束，执业注册不受影响。' }, tone: 'idle', closed: true },
    withdrawn: { label: both('已撤回', '已撤回', 'Withdrawn'), holder: null, next: { ...nobody, applicant: '申请已撤回，执业注册不受影响。' }, tone: 'idle', closed: true },
    terminated: { label: both('已终止', '已終止', 'Ended'), holder: null, next: { ...nobody, applicant: '申请因逾期没有补正或者没有答复已经终止，执业注册不受影响。' }, tone: 'bad', closed: true },
  },
  form: {
    sections: [
      { key: 'applicant', label: '护士情况', fields: [...identity, ...certificateFields] },
      {
        key: 'cancellation',
        label: '注销原因',
        help: '只是离职、调动的，不属于注销，请本人办理变更注册。',
        fields: [
          { key: 'reason', label: '注销原因', type: 'choice', options: choicesOf(cancellationReasons), required: true },
          { key: 'explanation', label: '说明', type: 'long-text', when: reasonIs('other'), required: true, rule: { minLength: 4, maxLength: 1000 } },
          { key: 'decisionNumber', label: '处罚决定书文号', type: 'text', when: reasonIs('revoked'), required: true, rule: { maxLength: 60 } },
          { key: 'revokedOn', label: '吊销日期', type: 'date', when: reasonIs('revoked'), required: true },
          { key: 'happenedOn', label: '死亡或者丧失民事行为能力的日期', type: 'date', when: reasonIs('death', 'incapacity'), required: true },
          { key: 'byAuthority', label: '依据法院或者行政机关的文书注销', type: 'yes-no', when: reasonIs('other'), required: true, help: '选择“否”的，须经护士本人同意。' },
        ],
      },
    ],
  },
  materials: [
    signedForm('护士注销注册申请表'),
    { ...certificateCopy, required: false },
    slot('penalty', '吊销《护士执业证书》处罚决定书', '处罚决定书全文。', 'revoked'),
    slot('death', '死亡证明', '医疗机构或者公安机关出具的死亡证明。', 'death'),
    slot('incapacity', '丧失民事行为能力的证明', '司法鉴定书或者法院判决书。', 'incapacity'),
    { ...slot('ruling', '法院或者行政机关的文书', '文书全文。', 'other'), when: all(reasonIs('other'), form('cancellation.byAuthority').is(true)) },
    otherPapers,
  ],
  review: {
    reasons: [...cannedReasons],
    points: [
      { key: 'reason', label: '注销原因与登记、证明材料一致', target: 'form.cancellation.reason' },
      { key: 'consent', label: '以“其它”原因注销的，有本人同意或者有权机关文书', target: 'form.cancellation.byAuthority' },
    ],
  },
  clocks: {
    consent: { label: '护士本人答复', length: fact('switches.consentDays').operand, unit: 'working-day', basis: '审批机关的办理规定：逾期没有答复的，视为不同意' },
    acceptance: { label: '受理或者一次性告知补正', length: 5, unit: 'working-day', basis: '《行政许可法》第三十二条第一款第四项' },
    correction: { label: '申请人补正', length: fact('switches.nurseCorrectionDays').operand, unit: 'natural-day', basis: '审批机关在补正告知中规定的期限' },
    decision: { label: '作出决定', length: 20, unit: 'working-day', basis: '《行政许可法》第四十二条、第七十条' },
  },
  documents: {
    'application-form': draft(words('打印申请表', '打印申請表', 'Print the application form'), '护士注销注册申请表', 'SQ', [
      fields([{ label: '申请编号', value: '{application:number}' }, { label: '执业机构', value: '{registration.institutionName}' }]),
      section('applicant'),
      section('cancellation'),
      { block: 'materials' },
      signature('申请人（本人、代办人或者机构）签字'),
      seal('机构（公章）'),
      paragraph('注册机关意见：'),
      signature('经办人'),
      signature('负责人'),
      seal('注册机关（章）'),
    ]),
    'consent-letter': letter(words('征求意见书', '徵求意見書', 'Request for consent'), '注销护士执业注册征求本人意见书', 'ZQ', [
      paragraph('{target.name}申请注销您的护士执业注册（护士执业证书编号 {registration.certificateNumber}），说明：{form:cancellation.explanation}'),
      paragraph('请登录系统答复。不同意或者逾期没有答复的，注册不受影响。'),
    ]),
    decision: letter(words('注销决定书', '註銷決定書', 'Decision to cancel'), '注销护士执业注册决定书', 'ZX', [
      paragraph('根据《护士执业注册管理办法》和《中华人民共和国行政许可法》第七十条的规定，决定注销您的护士执业注册。'),
      fields([{ label: '护士执业证书编号', value: '{registration.certificateNumber}' }, { label: '注销原因', value: '{form:cancellation.reason}' }, { label: '说明', value: '{form:cancellation.explanation}' }, { label: '注销日期', value: '{today}' }], 1),
      paragraph('如不服本决定，可以自收到本决定书之日起六十日内依法申请行政复议，或者六个月内依法向人民法院提起行政诉讼。'),
    ]),
    refusal: letter(words('不予注销决定书', '不予註銷決定書', 'Decision not to cancel'), '不予注销护士执业注册决定书', 'BX', [
      paragraph('注销申请（{application:number}）经审查，决定不予注销。理由：'),
      paragraph('{payload:reason}'),
      paragraph('如不服本决定，可以自收到本决定书之日起六十日内依法申请行政复议，或者六个月内依法向人民法院提起行政诉讼。'),
    ]),
  },
  queues: {
    'with-you': { label: words('注销注册：待您处理', '註銷註冊：待您處理', 'Cancellation: with you'), roles: ['nurse', 'nursing'], states: ['draft', 'correction'], empty: '没有需要处理的注销申请。' },
    consents: { label: words('注销注册：待本人同意', '註銷註冊：待本人同意', 'Cancellation: consent'), roles: ['nurse', 'nursing'], states: ['pending-consent'], empty: '没有等待本人同意的注销申请。' },
    'with-office': { label: words('注销注册：审批中', '註銷註冊：審批中', 'Cancellation: with the authority'), roles: ['nurse', 'nursing'], states: ['submitted', 'in-review', 'pending-decision'], empty: '没有审批中的注销申请。' },
    closed: { label: words('注销注册：已结束', '註銷註冊：已結束', 'Cancellation: closed'), roles: ['nurse', 'nursing'], states: ['cancelled', 'refused', 'declined', 'withdrawn', 'terminated'], empty: '没有已结束的注销申请。' },
    'to-review': { label: words('注销注册：待审核', '註銷註冊：待審核', 'Cancellation: to review'), roles: ['reviewer'], states: ['submitted', 'in-review'], empty: '没有待审核的注销申请。' },
    'to-decide': { label: words('注销注册：待签批', '註銷註冊：待簽批', 'Cancellation: to decide'), roles: ['approver'], states: ['pending-decision'], empty: '没有待签批的注销申请。' },
    open: { label: words('注销注册：在办', '註銷註冊：在辦', 'Cancellation: open'), roles: ['administrator', 'provincial'], states: ['pending-consent', 'submitted', 'correction', 'in-review', 'pending-decision'], empty: '没有在办的注销申请。' },
  },
  events: {
    submit: {
      label: words('提交注销申请', '提交註銷申請', 'Submit'),
      from: ['draft'],
      to: 'submitted',
      roles: filers,
      intent: 'primary',
      confirm: '注销后该护士不得从事护理活动。确定提交吗？',
      requires: ['form', 'materials'],
      guards: [...eligible, nothingElse, consented, ...reasonTrue],
      nextRound: true,
      materials: 'freeze',
      clocks: { start: ['acceptance'] },
      messages: [
        { to: 'nurse', title: '注销注册申请已提交', body: '{actor:name}申请注销{nurse.name}的执业注册（{application:number}），原因：{form:cancellation.reason}。对申请有异议的，请立即联系{authority.name}（{authority.phone}）。' },
        { to: 'nursing', title: '注销注册申请已提交', body: '{nurse.name}的注销注册申请 {application:number} 已提交，原因：{form:cancellation.reason}。' },
        { to: 'reviewer', title: '注销注册申请待受理', body: '{nurse.name}的注销注册申请 {application:number} 待受理，原因：{form:cancellation.reason}。' },
      ],
    },
    'ask-consent': {
      label: words('征求护士本人同意', '徵求護士本人同意', 'Ask for the nurse’s consent'),
      from: ['draft'],
      to: 'pending-consent',
      roles: ['nursing', 'reviewer'],
      intent: 'primary',
      requires: ['form', 'materials'],
      guards: [...eligible, { code: 'no-consent-needed', holds: reasonIs('other'), message: '只有以“其它”原因注销的，才需要征求护士本人同意，请直接提交。', path: 'form.cancellation.reason' }],
      nextRound: true,
      materials: 'freeze',
      clocks: { start: ['consent'] },
      documents: [{ key: 'consent-letter' }],
      messages: [{ to: 'nurse', title: '请您决定是否同意注销注册', body: '{target.name}申请注销您的执业注册（{application:number}），说明：{form:cancellation.explanation} 请登录系统答复；不同意或者逾期没有答复的，注册不受影响。' }],
    },
    consent: {
      label: words('同意注销', '同意註銷', 'Consent'),
      from: ['pending-consent'],
      to: 'submitted',
      roles: ['nurse'],
      intent: 'primary',
      confirm: '同意后申请提交审批机关，注销后您不得从事护理活动。确定同意吗？',
      payload: [{ key: 'agrees', label: '本人已阅读注销申请，自愿同意注销执业注册', type: 'yes-no', required: true }],
      clocks: { stop: ['consent'], start: ['acceptance'] },
      messages: [
        { to: 'nursing', title: '护士已同意注销', body: '{nurse.name}已同意注销注册，申请 {application:number} 已提交审批机关。' },
        { to: 'reviewer', title: '注销注册申请待受理', body: '{nurse.name}已同意注销注册，申请 {application:number} 待受理。' },
      ],
    },
    decline: {
      label: words('不同意注销', '不同意註銷', 'Do not consent'),
      from: ['pending-consent'],
      to: 'declined',
      roles: ['nurse'],
      payload: [{ key: 'reason', label: '不同意的说明', type: 'long-text', rule: { maxLength: 1000 } }],
      clocks: { stop: ['consent'] },
      messages: [{ to: 'nursing', title: '护士不同意注销', body: '{nurse.name}不同意注销注册，申请 {application:number} 已结束。' }],
    },
    'consent-lapse': {
      label: words('逾期没有答复', '逾期沒有答覆', 'No answer in time'),
      from: ['pending-consent'],
      to: 'terminated',
      roles: ['system'],
      after: 'consent',
      clocks: { stop: ['consent'] },
      messages: [{ to: 'nursing', title: '护士没有答复注销申请', body: '{nurse.name}没有在期限内答复，注销申请 {application:number} 已终止，执业注册不受影响。' }],
    },
    accept: { label: words('受理', '受理', 'Accept'), from: ['submitted'], to: 'in-review', roles: ['reviewer'], intent: 'primary', clocks: { stop: ['acceptance'], start: [{ clock: 'decision', from: received }] }, messages: [{ to: 'nursing', title: '注销申请已受理', body: '{nurse.name}的注销申请 {application:number} 已受理。' }] },
    'deem-accepted': { label: words('逾期未告知，视为受理', '逾期未告知，視為受理', 'Deemed accepted'), from: ['submitted'], to: 'in-review', roles: ['system'], after: 'acceptance', clocks: { stop: ['acceptance'], start: [{ clock: 'decision', from: received }] }, messages: [{ to: 'reviewer', title: '注销申请视为受理', body: '{nurse.name}的注销申请 {application:number} 在五个工作日内没有告知补正，视为受理，请尽快审核。' }] },
    return: {
      label: words('告知补正', '告知補正', 'Return for correction'),
      from: ['submitted'],
      to: 'correction',
      roles: ['reviewer'],
      payload: [{ key: 'notes', label: '补正内容', type: 'notes', required: true }],
      materials: 'thaw',
      clocks: { stop: ['acceptance'], start: ['correction'] },
      example: { notes: [{ target: 'form.cancellation.reason', category: 'material', text: '请补充证明材料。' }] },
      messages: [{ to: 'nursing', title: '注销申请需要补正', body: '{nurse.name}的注销申请 {application:number} 需要补正，请按期修改后再次提交。' }, { to: 'nurse', title: '注销申请需要补正', body: '注销申请 {application:number} 需要补正，请按期修改后再次提交。' }],
    },
    resubmit: {
      label: words('补正后再次提交', '補正後再次提交', 'Submit the correction'),
      from: ['correction'],
      to: 'submitted',
      roles: filers,
      intent: 'primary',
      payload: [replies],
      requires: ['form', 'materials'],
      guards: [{ ...consented, holds: any(agreed, action('consent.on').isFilled()) }, ...reasonTrue],
      nextRound: true,
      materials: 'freeze',
      clocks: { stop: ['correction'], start: ['acceptance'] },
      messages: [{ to: 'reviewer', title: '补正后的注销申请待受理', body: '{nurse.name}的注销申请 {application:number} 已补正，请受理。' }],
    },
    propose: {
      label: words('提出审核建议', '提出審核建議', 'Propose a decision'),
      from: ['in-review'],
      to: 'pending-decision',
      roles: ['reviewer'],
      intent: 'primary',
      payload: [{ key: 'conclusion', label: '建议', type: 'choice', required: true, options: [{ value: 'granted', label: '注销' }, { value: 'refused', label: '不予注销' }] }, { key: 'opinion', label: '审核意见', type: 'long-text', required: true, rule: { minLength: 2, maxLength: 2000 } }],
      example: { conclusion: 'granted', opinion: '注销原因属实，证明材料齐全。' },
      messages: [{ to: 'approver', title: '注销申请待签批', body: '{nurse.name}的注销申请 {application:number} 已完成审核，建议：{payload:conclusion}，请签批。' }],
    },
    cancel: {
      label: words('决定注销', '決定註銷', 'Cancel the registration'),
      from: ['pending-decision'],
      to: 'cancelled',
      roles: ['approver'],
      fresh: true,
      intent: 'danger',
      confirm: '注销后{nurse.name}不得从事护理活动。确定作出决定吗？',
      payload: [{ key: 'opinion', label: '签批意见', type: 'long-text', rule: { maxLength: 2000 } }],
      guards: [otherPerson, { code: 'same-filer', holds: not(actorFired('submit', 'resubmit', 'ask-consent')), message: '您提交了本件，不能由您签批，请交由其他负责人签批。' }, registered],
      effects: [
        {
          verb: 'newVersion',
          record: 'registration',
          values: { status: value('cancelled').operand, cancellationReason: form('cancellation.reason').operand, cancelledOn: today().operand, onPost: value(false).operand, lastBusiness: value('cancellation').operand, revokedOn: form('cancellation.revokedOn').operand, bannedUntil: form('cancellation.revokedOn').plus({ years: 2 }).operand },
        },
      ],
      materials: 'pass',
      displaces: { group: 'nurse-registration', event: 'end-by-office', decided: { event: 'void-certificate' } },
      clocks: { stop: ['decision'] },
      documents: [{ key: 'decision' }],
      messages: [
        { to: 'nurse', title: '执业注册已注销', body: '{nurse.name}的护士执业注册（{registration.certificateNumber}）已经注销，原因：{form:cancellation.reason}。不服的可以依法申请行政复议或者提起行政诉讼，详见决定书。' },
        { to: 'nursing', title: '护士执业注册已注销', body: '{nurse.name}的护士执业注册（{registration.certificateNumber}）已经注销，不得安排从事护理活动。' },
      ],
    },
    refuse: {
      label: words('不予注销', '不予註銷', 'Refuse'),
      from: ['pending-decision'],
      to: 'refused',
      roles: ['approver'],
      fresh: true,
      payload: [{ key: 'reason', label: '不予注销的理由', type: 'long-text', required: true, rule: { minLength: 10, maxLength: 2000 } }],
      guards: [otherPerson],
      example: { reason: '证明材料不能证明存在所申请的注销情形。' },
      clocks: { stop: ['decision'] },
      documents: [{ key: 'refusal' }],
      messages: [{ to: 'nurse', title: '不予注销', body: '注销申请 {application:number} 没有准许，执业注册不受影响。' }, { to: 'nursing', title: '不予注销', body: '{nurse.name}的注销申请 {application:number} 没有准许，理由：{payload:reason}' }],
    },
    'send-back': { label: words('退回审核', '退回審核', 'Send back to review'), from: ['pending-decision'], to: 'in-review', roles: ['approver'], payload: [{ key: 'reason', label: '退回理由', type: 'long-text', required: true, rule: { minLength: 2, maxLength: 2000 } }], messages: [{ to: 'reviewer', title: '注销申请被退回审核', body: '{nurse.name}的注销申请 {application:number} 被退回审核，理由：{payload:reason}' }] },
    withdraw: {
      label: words('撤回申请', '撤回申請', 'Withdraw'),
      from: ['draft', 'pending-consent', 'submitted', 'correction', 'in-review'],
      to: 'withdrawn',
      roles: filers,
      intent: 'danger',
      confirm: '撤回后本申请结束，执业注册不受影响。确定撤回吗？',
      payload: [{ key: 'reason', label: '撤回原因', type: 'long-text', rule: { maxLength: 500 } }],
      guards: [{ code: 'not-the-filer', holds: any(all(action('submit.on').isEmpty(), action('ask-consent.on').isEmpty()), actorFired('submit', 'ask-consent', 'resubmit')), message: '只有提交申请的一方可以撤回。' }],
      clocks: { stop: ['consent', 'acceptance', 'correction', 'decision'] },
      messages: [{ to: 'nursing', title: '注销申请已撤回', body: '{nurse.name}的注销申请 {application:number} 已撤回。' }, { to: 'nurse', title: '注销申请已撤回', body: '注销申请 {application:number} 已撤回，执业注册不受影响。' }],
    },
    'correction-timeout': { label: words('逾期未补正，终止', '逾期未補正，終止', 'End: not corrected in time'), from: ['correction'], to: 'terminated', roles: ['system'], after: 'correction', clocks: { stop: ['correction'] }, messages: [{ to: 'nursing', title: '注销申请因逾期未补正终止', body: '{nurse.name}的注销申请 {application:number} 没有按期补正，已经终止。' }] },
  },
});
