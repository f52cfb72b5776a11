import { action, firstOf, payload, type Condition, type Operand } from '@medregistry/language';
import { SENT_BACK } from '../phases/internal';
import type { CourseClock } from './clocks';
import { words, type Business, type Effects, type Events, type GuardInput } from './Part';
import { otherPerson } from './rules';
import type { CourseState } from './states';

const reason = (label: string, help?: string) => ({ key: 'reason', label, type: 'long-text' as const, required: true, rule: { minLength: 10, maxLength: 2000 }, ...(help ? { help } : {}) });

/** The day on which the complete application was received (护士条例 Art. 8), which may lie before the acceptance. */
export const received = firstOf(action('resubmit.on'), action('confirm.on')).operand;

type ReviewState = Extract<CourseState, 'submitted' | 'not-accepted' | 'correction' | 'in-review' | 'pending-decision'>;
export type ReviewPaper = 'acceptance-notice' | 'correction-notice' | 'non-acceptance';

type Start<C extends string> = C | { clock: C; from?: Operand; when?: Condition };

interface Acceptance<C extends string> {
  /** Further terms that end where nothing is decided. */
  ends?: C[];
  /** The terms that begin with the acceptance, counted from the receipt. */
  starts?: Start<C | CourseClock>[];
  /** What makes a case one of many alike, to be accepted and proposed together; none is where it is left out. */
  clean?: GuardInput[];
}

/** 批量受理、建议 and 批量准予 are of clean cases only, and the decision is another person's. */
const together = (clean: GuardInput[] | undefined, confirm: string, further: GuardInput[] = []) => (clean ? { batch: { confirm, guards: [...further, ...clean] } } : {});

const grantsOnly: GuardInput = { code: 'refusal', holds: payload('conclusion').is('granted'), message: '批量办理只能建议准予；建议不予的要逐件办理，写明理由。', path: 'payload.conclusion' };

/** Acceptance with its written proofs (行政许可法 Art. 32), and the review. */
export const review = <C extends string = never>({ hans }: Business, { ends = [], starts = [{ clock: 'decision', from: received }], clean }: Acceptance<C> = {}): Events<ReviewState, CourseClock | C, ReviewPaper> => ({
  accept: {
    label: words('受理', '受理', 'Accept'),
    from: ['submitted'],
    to: 'in-review',
    roles: ['reviewer'],
    intent: 'primary',
    ...together(clean, '选中的申请将逐件出具受理通知书。确定都材料齐全、符合法定形式吗？'),
    clocks: { stop: ['acceptance'], start: starts },
    documents: [{ key: 'acceptance-notice' }],
    messages: [{ to: 'nurse', title: `${hans}申请已受理`, body: `{authority.name}已受理您的${hans}申请 {application:number}，受理通知书可以在申请页面打印。` }],
  },
  'deem-accepted': {
    label: words('逾期未告知，视为受理', '逾期未告知，視為受理', 'Deemed accepted'),
    from: ['submitted'],
    to: 'in-review',
    roles: ['system'],
    after: 'acceptance',
    clocks: { stop: ['acceptance'], start: starts },
    messages: [
      { to: 'reviewer', title: '申请视为受理', body: `{nurse.name}的${hans}申请 {application:number} 在五个工作日内没有告知补正，自收到之日起视为受理，请尽快审核。` },
      { to: 'nurse', title: `${hans}申请视为受理`, body: `您的${hans}申请 {application:number} 自{authority.name}收到之日起视为受理。` },
    ],
  },
  return: {
    label: words('告知补正', '告知補正', 'Return for correction'),
    from: ['submitted'],
    to: 'correction',
    roles: ['reviewer'],
    intent: 'danger',
    confirm: '需要补正的内容应当一次性全部告知。确定已列出全部意见吗？',
    payload: [{ key: 'notes', label: '补正内容', type: 'notes', required: true }],
    materials: 'thaw',
    clocks: { stop: ['acceptance', ...ends], start: ['correction'] },
    documents: [{ key: 'correction-notice' }],
    example: { notes: [{ target: '', category: 'material', code: 'M6', text: '学历证书扫描不清晰，请重新扫描。' }] },
    messages: [{ to: 'nurse', title: `${hans}申请需要补正`, body: `您的${hans}申请 {application:number} 需要补正，请登录系统查看全部内容，按期修改后再次提交。` }],
  },
  'not-accept': {
    label: words('不予受理', '不予受理', 'Do not accept'),
    from: ['submitted'],
    to: 'not-accepted',
    roles: ['reviewer'],
    fresh: true,
    intent: 'danger',
    confirm: '将出具写明理由和救济途径的《不予受理通知书》，本申请结束。确定吗？',
    payload: [reason('不予受理的理由', '不属于本机关职权范围的，写明应当向哪个机关申请。')],
    example: { reason: '该申请不属于本机关职权范围，请向有权机关申请。' },
    clocks: { stop: ['acceptance', ...ends] },
    documents: [{ key: 'non-acceptance' }],
    messages: [{ to: 'nurse', title: `${hans}申请不予受理`, body: `您的${hans}申请 {application:number} 不予受理，理由：{payload:reason} 详见《不予受理通知书》。` }],
  },
  propose: {
    label: words('提出审核建议', '提出審核建議', 'Propose a decision'),
    from: ['in-review'],
    to: 'pending-decision',
    roles: ['reviewer'],
    intent: 'primary',
    ...together(clean, '选中的申请将一并提交签批，由另一名负责人决定。', [grantsOnly]),
    payload: [
      { key: 'conclusion', label: '建议', type: 'choice', required: true, options: [{ value: 'granted', label: `准予${hans}` }, { value: 'refused', label: `不予${hans}` }] },
      { key: 'opinion', label: '审核意见', type: 'long-text', required: true, rule: { minLength: 2, maxLength: 2000 }, help: '建议不予的，写明理由和依据。' },
    ],
    example: { conclusion: 'granted', opinion: '材料齐全，符合条件，建议准予。' },
    messages: [{ to: 'approver', title: `${hans}申请待签批`, body: `{nurse.name}的${hans}申请 {application:number} 已完成审核，建议：{payload:conclusion}，请签批。` }],
  },
});

type DecisionState = Extract<CourseState, 'in-review' | 'pending-decision' | 'certificate-making' | 'refused'>;
export type DecisionPaper = 'grant-decision' | 'refusal-decision';

interface Outcome<C extends string, D extends string> {
  /** Where not every case ends in a certificate. */
  when?: Condition;
  guards: GuardInput[];
  effects: Effects;
  /** What the nurse reads of a grant. */
  told: string;
  /** Who else is told, and what else is issued. */
  tells?: NonNullable<Events<string>[string]['messages']>;
  papers?: { key: D; when?: Condition }[];
  /** Further terms that end with the decision, and those that are made longer. */
  ends?: C[];
  /** As of the acceptance: what makes a case one of many alike. */
  clean?: GuardInput[];
}

/** The decision, made by another person than the review; what it does to the register is each business's own. */
export const decision = <C extends string = never, D extends string = never>({ hans }: Business, { when, guards, effects, told, tells = [], papers = [], ends = [], clean }: Outcome<C, D>): Events<DecisionState, CourseClock | C, DecisionPaper | D> => ({
  grant: {
    label: words(`准予${hans}`, `准予${hans}`, 'Grant'),
    from: ['pending-decision'],
    to: 'certificate-making',
    ...(when ? { when } : {}),
    roles: ['approver'],
    fresh: true,
    intent: 'primary',
    confirm: `确定准予${hans}吗？`,
    ...together(clean, `选中的申请将逐件准予${hans}并出具决定书。确定吗？`),
    payload: [{ key: 'opinion', label: '签批意见', type: 'long-text', rule: { maxLength: 2000 } }],
    guards: [otherPerson, ...guards],
    effects,
    materials: 'pass',
    clocks: { stop: ['decision', ...ends], start: ['delivery'] },
    documents: [{ key: 'grant-decision' }, ...papers],
    messages: [
      { to: 'nurse', title: `准予${hans}`, body: told },
      { to: 'nursing', title: `准予${hans}`, body: `{nurse.name}的${hans}申请 {application:number} 已经准予。` },
      { to: 'counter', title: '护士执业证书待制作', body: `{nurse.name}的${hans}申请 {application:number} 已经准予，请在十个工作日内制作并送达证书。` },
      ...tells,
    ],
  },
  refuse: {
    label: words(`不予${hans}`, `不予${hans}`, 'Refuse'),
    from: ['pending-decision'],
    to: 'refused',
    roles: ['approver'],
    fresh: true,
    intent: 'danger',
    confirm: `确定不予${hans}吗？系统将生成写明理由和救济途径的决定书。`,
    payload: [reason('不予的理由', '写明不符合的条件和依据；理由将写进决定书。')],
    guards: [otherPerson],
    example: { reason: '不符合《护士条例》规定的执业注册条件。' },
    clocks: { stop: ['decision', ...ends] },
    documents: [{ key: 'refusal-decision' }],
    messages: [
      { to: 'nurse', title: `不予${hans}`, body: `您的${hans}申请 {application:number} 不予准许，理由：{payload:reason} 不服的可以依法申请行政复议或者提起行政诉讼，详见决定书。` },
      { to: 'nursing', title: `不予${hans}`, body: `{nurse.name}的${hans}申请 {application:number} 没有准予。` },
    ],
  },
  'send-back': {
    label: words('退回审核', '退回審核', 'Send back to review'),
    from: ['pending-decision'],
    to: 'in-review',
    roles: ['approver'],
    internal: SENT_BACK,
    payload: [{ key: 'reason', label: '退回理由', type: 'long-text', required: true, rule: { minLength: 2, maxLength: 2000 } }],
    messages: [{ to: 'reviewer', title: `${hans}申请被退回审核`, body: `{nurse.name}的${hans}申请 {application:number} 被退回审核，理由：{payload:reason}` }],
  },
  extend: {
    label: words('延长决定期限', '延長決定期限', 'Extend the term'),
    from: ['in-review', 'pending-decision'],
    roles: ['approver'],
    confirm: '延长期限的理由将告知申请人。确定延长十个工作日吗？',
    payload: [{ key: 'reason', label: '延长的理由', type: 'long-text', required: true, rule: { minLength: 5, maxLength: 1000 } }],
    flags: { forbids: ['extended'], set: ['extended'] },
    clocks: { extend: [{ clock: 'decision', by: 10 }] },
    messages: [{ to: 'nurse', title: '决定期限延长十个工作日', body: `您的${hans}申请 {application:number} 经审批机关负责人批准，决定期限延长十个工作日，理由：{payload:reason}` }],
  },
});

export const decisionFlags = {
  extended: { label: '已延长期限', tone: 'idle', absent: '决定期限没有延长过。', present: '决定期限已经延长过一次，不能再延长。' },
} as const;

type CertificateState = Extract<CourseState, 'certificate-making' | 'certificate-ready' | 'completed' | 'terminated'>;

/** 制证 and 领证 at the counter (行政许可法 Art. 44). */
export const certificate = (): Events<CertificateState, CourseClock, 'certificate'> => ({
  /** The registration was revoked or cancelled before the certificate was handed out: there is nothing left to certify (行政许可法 Art. 70). */
  'void-certificate': {
    label: words('停止制证、发证', '停止製證、發證', 'Certificate stopped'),
    from: ['certificate-making', 'certificate-ready'],
    to: 'terminated',
    roles: ['system'],
    displaced: true,
    payload: [reason('停止的原因')],
    clocks: { stop: ['delivery'] },
    messages: [
      { to: 'nurse', title: '《护士执业证书》不再发放', body: '您的执业注册已被吊销或者注销，申请 {application:number} 的证书不再制作、发放，原因：{payload:reason}。对此有疑问的，请联系{authority.name}（{authority.phone}）。' },
      { to: 'counter', title: '停止制证、发证', body: '{nurse.name}的执业注册已被吊销或者注销，申请 {application:number} 的证书请停止制作；已经制作的，收回作废。' },
    ],
  },
  make: {
    label: words('制证完成', '製證完成', 'Certificate made'),
    from: ['certificate-making'],
    to: 'certificate-ready',
    roles: ['counter'],
    fresh: true,
    intent: 'primary',
    documents: [{ key: 'certificate' }],
    messages: [{ to: 'nurse', title: '护士执业证书可以领取', body: '您的《护士执业证书》（{registration.certificateNumber}）已经制作完成，请带身份证件到{authority.name}的窗口领取。' }],
  },
  'hand-out': {
    label: words('发证办结', '發證辦結', 'Hand out'),
    from: ['certificate-ready'],
    to: 'completed',
    roles: ['counter'],
    fresh: true,
    intent: 'primary',
    confirm: '确定已核对领证人身份并发出证书吗？办结后不能撤销。',
    payload: [
      { key: 'receiver', label: '领证人', type: 'choice', required: true, options: [{ value: 'self', label: '本人' }, { value: 'institution', label: '执业机构代领' }, { value: 'agent', label: '受委托人' }] },
      { key: 'receiverName', label: '代领人姓名', type: 'text', rule: { format: 'personName', maxLength: 50 }, when: payload('receiver').isNot('self'), required: payload('receiver').isNot('self') },
    ],
    example: { receiver: 'self' },
    clocks: { stop: ['delivery'] },
    messages: [{ to: 'nurse', title: '护士执业证书已发出', body: '您的《护士执业证书》（{registration.certificateNumber}）已经发出，注册有效期至 {registration.validTo}。' }],
  },
});
