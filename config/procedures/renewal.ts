import { not, today, value } from '@medregistry/language';
import { cannedReasons, windowChecklist } from '../catalogues';
import { defineProcedure, fact } from '../vocabulary';
import { HANDED_ON, SENT_BACK } from './phases/internal';
import { otherPerson } from './phases/otherPerson';
import type { Phase } from './phases/Phase';
import { decisionSetAsideFlags } from './phases/setAside';
import { clocks } from './renewal/clocks';
import { documents } from './renewal/documents';
import { sections, withVerification } from './renewal/form';
import { materials } from './renewal/materials';
import { queues } from './renewal/queues';
import { setAside } from './renewal/setAside';
import { creationGuards, expired, grantGuards, noDeferralProposed, permitGone, permitLeft, submissionGuards } from './renewal/rules';
import { states } from './renewal/states';
import { windowGuards } from './verification/rules';

const alone = not(withVerification);
const renewedPermit = { validFrom: fact('permit.renewedFrom').operand, validTo: fact('permit.renewedTo').operand };
const RUNNING = ['review', 'decision', 'expiry', 'correction'] as const;

/** The window's checklist (F25–F29); what the verification asks for itself is ticked there. */
const checklist = windowChecklist.map(({ key, label, renewalOnly }) => ({ key, label, ...(renewalOnly ? {} : { when: alone }) }));

const reviewed = otherPerson('claim', 'return', 'propose');
const SUBMITTED = { title: '延续申请已提交', body: '{institution.name}的许可证延续申请 {application:number} 已提交。许可证有效期至 {permit.validTo}，登记机关应当在届满前作出决定。' };

/** How a permit whose end was moved already is handed out: deemed renewed, at once or after the refusal was set aside. */
const handedOut: Omit<Phase<string, never, 'permit-page' | 'window-receipt'>[string], 'label' | 'from' | 'to'> = {
  roles: ['counter'],
  fresh: true,
  intent: 'primary',
  confirm: '确定已换发许可证正、副本吗？办结后不能撤销。',
  payload: [{ key: 'checklist', label: '延续业务核对材料', type: 'checklist', required: true, items: checklist }],
  guards: windowGuards,
  effects: [{ verb: 'newVersion', record: 'permit', values: { issuedOn: today().operand, status: value('valid').operand } }],
  documents: [{ key: 'permit-page' }, { key: 'window-receipt' }],
  messages: [{ to: 'applicant', title: '许可证已换发', body: '{institution.name}的《医疗机构执业许可证》已换发，有效期至 {permit.validTo}。' }],
};

/**
 * 《医疗机构执业许可证》有效期延续 (domain.md §3.3): filed with the verification of the year in which the permit ends,
 * or alone when none is due. Undecided on the permit's last day, it is deemed granted (行政许可法 Art. 50).
 */
export const renewal = defineProcedure({
  key: 'renewal',
  label: { 'zh-Hans': '许可证有效期延续', 'zh-Hant': '許可證有效期延續', en: 'Renewal of the permit' },
  subject: 'institution',
  prefix: 'YX',
  initial: 'draft',
  pins: ['switches'],
  states,
  create: { roles: ['institution'], guards: creationGuards },
  exclusive: [fact('institution.id').operand],
  form: { sections },
  materials,
  review: {
    reasons: [...cannedReasons],
    points: [
      { key: 'forms-signed', label: '行政许可申请表和有效期延续申请书签字、盖章齐全', target: 'materials.licence-application' },
      { key: 'permit-data', label: '名称、登记号、原有效期与许可证一致', target: 'form.renewal.validTo' },
    ],
  },
  flags: {
    ...decisionSetAsideFlags,
    'to-hand-out': { label: '视为准予延续，待窗口换发', tone: 'good', absent: '没有待换发的许可证。', present: '许可证还没有换发。' },
    extended: { label: '已延长期限', tone: 'idle', absent: '决定期限没有延长过。', present: '决定期限已经延长过一次，不能再延长。' },
  },
  clocks,
  documents,
  queues,
  events: {
    submit: {
      label: { 'zh-Hans': '提交延续申请', 'zh-Hant': '提交延續申請', en: 'Submit' },
      from: ['draft'],
      to: 'submitted',
      roles: ['institution'],
      intent: 'primary',
      confirm: '提交后在审核期间不能修改。确定提交延续申请吗？',
      requires: ['form', 'materials'],
      guards: submissionGuards,
      nextRound: true,
      materials: 'freeze',
      clocks: { start: ['review', 'decision', 'expiry'] },
      documents: [{ key: 'receipt', when: alone }],
      messages: [{ to: 'applicant', ...SUBMITTED }, { to: 'reviewer', title: '新的延续申请待审核', body: '{institution.name}提交了许可证延续申请 {application:number}，许可证有效期至 {permit.validTo}，应当在届满前作出决定。' }],
    },
    claim: {
      label: { 'zh-Hans': '开始审核', 'zh-Hant': '開始審核', en: 'Start review' },
      from: ['submitted'],
      to: 'in-review',
      roles: ['reviewer'],
      intent: 'primary',
    },
    return: {
      label: { 'zh-Hans': '退回修改', 'zh-Hant': '退回修改', en: 'Return for correction' },
      from: ['submitted', 'in-review'],
      to: 'correction',
      roles: ['reviewer'],
      intent: 'danger',
      confirm: '需要补正的内容应当一次性全部告知。确定已列出全部意见吗？',
      payload: [{ key: 'notes', label: '修改意见', type: 'notes', required: alone }],
      materials: 'thaw',
      clocks: { stop: ['review', 'decision'], start: ['correction'] },
      example: { notes: [{ target: 'materials.renewal-application', category: 'material', code: 'M2', text: '有效期延续申请书未签字，请签字盖章后重新上传。' }] },
      messages: [{ to: 'applicant', title: '延续申请需要修改', body: '{institution.name}的许可证延续申请 {application:number} 已退回修改。许可证有效期至 {permit.validTo}，请尽快按意见整改后再次提交。' }],
    },
    resubmit: {
      label: { 'zh-Hans': '再次提交延续申请', 'zh-Hant': '再次提交延續申請', en: 'Submit again' },
      from: ['correction'],
      to: 'submitted',
      roles: ['institution'],
      intent: 'primary',
      confirm: '已按修改意见全部整改完毕，确定再次提交吗？',
      payload: [{ key: 'replies', label: '整改答复', type: 'replies' }],
      requires: ['form', 'materials'],
      guards: submissionGuards,
      nextRound: true,
      materials: 'freeze',
      clocks: { stop: ['correction'], start: ['review', 'decision', 'expiry'] },
      documents: [{ key: 'receipt', when: alone }],
      messages: [{ to: 'reviewer', title: '修正后的延续申请待审核', body: '{institution.name}已按修改意见修正延续申请 {application:number}，请审核。' }],
    },
    propose: {
      label: { 'zh-Hans': '提出延续建议', 'zh-Hant': '提出延續建議', en: 'Propose a decision' },
      from: ['submitted', 'in-review'],
      to: 'pending-decision',
      roles: ['reviewer'],
      internal: HANDED_ON,
      intent: 'primary',
      payload: [
        { key: 'conclusion', label: '延续建议', type: 'choice', required: true, options: [{ value: 'granted', label: '准予延续' }, { value: 'refused', label: '不予延续' }] },
        { key: 'opinion', label: '延续审查意见', type: 'long-text', rule: { maxLength: 2000 }, help: '建议不予延续的，写明理由和依据。' },
      ],
      example: { conclusion: 'granted', opinion: '符合延续条件，建议准予延续。' },
      clocks: { stop: ['review'] },
      messages: [{ to: 'approver', title: '延续申请待签批', body: '{institution.name}的许可证延续申请 {application:number} 已完成审查，请在 {permit.validTo} 前签批；届满前没有作出决定的，视为准予延续。' }],
    },
    'hand-on': {
      label: { 'zh-Hans': '随暂缓建议转签批', 'zh-Hant': '隨暫緩建議轉簽批', en: 'Hand on with the proposed deferral' },
      from: ['submitted', 'in-review'],
      to: 'pending-decision',
      when: withVerification,
      roles: ['reviewer'],
      internal: HANDED_ON,
      // What had to be asked for was to be asked for by now (行政许可法 Art. 32); the term of the decision runs on.
      clocks: { stop: ['review'] },
    },
    grant: {
      label: { 'zh-Hans': '准予延续', 'zh-Hant': '准予延續', en: 'Grant' },
      from: ['pending-decision'],
      to: 'online-approved',
      roles: ['approver'],
      fresh: true,
      intent: 'primary',
      confirm: '确定准予延续许可证有效期至 {permit.renewedTo} 吗？',
      guards: [reviewed, ...grantGuards],
      clocks: { stop: ['decision'], start: ['delivery'] },
      documents: [{ key: 'notice', when: alone }],
      messages: [{ to: 'applicant', title: '准予延续，请到窗口换发许可证', body: '{institution.name}的许可证延续申请 {application:number} 已通过网上审核。请打印全部材料并加盖公章，带齐许可证正、副本，于 {window.opensOn} 起到{window.name}（{window.address}）换发许可证。' }],
    },
    refuse: {
      label: { 'zh-Hans': '不予延续', 'zh-Hant': '不予延續', en: 'Refuse' },
      from: ['pending-decision'],
      to: 'refused',
      roles: ['approver'],
      fresh: true,
      intent: 'danger',
      confirm: '确定不予延续吗？系统将生成写明理由和救济途径的决定书，许可证自 {permit.validTo} 届满后失效。',
      payload: [{ key: 'reason', label: '不予延续的理由', type: 'long-text', required: true, rule: { minLength: 10, maxLength: 2000 }, help: '写明不符合的条件、标准和依据；理由将写进决定书。' }],
      guards: [reviewed, noDeferralProposed],
      example: { reason: '许可证登记的执业地址已经不具备执业条件，不符合《医疗机构基本标准（试行）》。' },
      clocks: { stop: ['decision', 'expiry'] },
      documents: [{ key: 'refusal-decision' }],
      messages: [{ to: 'applicant', title: '不予延续许可证有效期', body: '{institution.name}的许可证延续申请 {application:number} 不予延续，理由：{payload:reason} 不服的可以依法申请行政复议或者提起行政诉讼，详见《不予延续决定书》。' }],
    },
    'send-back': {
      label: { 'zh-Hans': '退回审核', 'zh-Hant': '退回審核', en: 'Send back to review' },
      from: ['pending-decision'],
      to: 'in-review',
      roles: ['approver'],
      internal: SENT_BACK,
      payload: [{ key: 'reason', label: '退回理由', type: 'long-text', required: alone, when: alone, rule: { minLength: 2, maxLength: 2000 } }],
      clocks: { start: ['review'] },
    },
    extend: {
      label: { 'zh-Hans': '延长决定期限', 'zh-Hant': '延長決定期限', en: 'Extend the term' },
      from: ['submitted', 'in-review', 'pending-decision'],
      roles: ['approver'],
      confirm: '延长期限的理由将告知申请人；许可证有效期届满前仍没有作出决定的，视为准予延续。确定延长十个工作日吗？',
      payload: [{ key: 'reason', label: '延长的理由', type: 'long-text', required: true, rule: { minLength: 5, maxLength: 1000 } }],
      flags: { forbids: ['extended'], set: ['extended'] },
      clocks: { extend: [{ clock: 'decision', by: 10 }] },
      messages: [{ to: 'applicant', title: '延续决定的期限延长十个工作日', body: '{institution.name}的许可证延续申请 {application:number} 经登记机关负责人批准，决定期限延长十个工作日，理由：{payload:reason}' }],
    },
    hold: {
      label: { 'zh-Hans': '等待校验结论', 'zh-Hant': '等待校驗結論', en: 'Wait for the verification' },
      from: ['submitted', 'in-review', 'pending-decision'],
      to: 'pending-verification',
      roles: ['reviewer', 'approver'],
      payload: [{ key: 'reason', label: '等待的原因', type: 'long-text', required: alone, when: alone, rule: { minLength: 5, maxLength: 1000 }, help: '例如：机构处于暂缓校验。等待期间有效期届满的，依法视为准予延续。' }],
      clocks: { stop: ['review'], pause: ['decision'] },
      messages: [{ to: 'applicant', title: '延续申请等待校验结论', body: '{institution.name}的许可证延续申请 {application:number} 等待校验结论。许可证有效期至 {permit.validTo}，请抓紧整改，按时申请再次校验。' }],
    },
    resume: {
      label: { 'zh-Hans': '继续办理延续', 'zh-Hant': '繼續辦理延續', en: 'Go on' },
      from: ['pending-verification'],
      to: 'in-review',
      roles: ['reviewer', 'approver'],
      guards: grantGuards,
      clocks: { resume: ['decision'] },
    },
    'deem-granted': {
      label: { 'zh-Hans': '逾期未决定，视为准予', 'zh-Hant': '逾期未決定，視為准予', en: 'Deemed granted' },
      from: ['submitted', 'in-review', 'pending-decision', 'pending-verification', 'online-approved'],
      to: 'deemed-granted',
      roles: ['system'],
      after: 'expiry',
      guards: [expired, permitLeft],
      clocks: { stop: ['expiry', 'review', 'decision', 'delivery'] },
      effects: [{ verb: 'newVersion', record: 'permit', values: { ...renewedPermit, status: value('deemed-renewed').operand } }],
      documents: [{ key: 'deemed-notice' }],
      messages: [
        { to: 'applicant', title: '许可证视为准予延续', body: '{institution.name}的许可证有效期已于 {permit.validTo} 届满，登记机关没有在届满前作出决定，依法视为准予延续至 {permit.renewedTo}。请到{window.name}换发许可证。' },
        { to: 'approver', title: '警报：延续申请逾期未决定，已视为准予', body: '{institution.name}的许可证延续申请 {application:number} 在有效期届满（{permit.validTo}）前没有作出决定，依照《行政许可法》第五十条视为准予延续。请查明原因，并尽快换发许可证。' },
        { to: 'administrator', title: '警报：延续申请逾期未决定，已视为准予', body: '{institution.name}的许可证延续申请 {application:number} 在有效期届满（{permit.validTo}）前没有作出决定，依照《行政许可法》第五十条视为准予延续。' },
      ],
    },
    stamp: {
      label: { 'zh-Hans': '换发许可证', 'zh-Hant': '換發許可證', en: 'Hand out the renewed permit' },
      from: ['online-approved'],
      to: 'completed',
      roles: ['counter'],
      fresh: true,
      intent: 'primary',
      confirm: '确定原件和盖章材料核对无误，并已换发许可证正、副本吗？办结后不能撤销。',
      payload: [{ key: 'checklist', label: '延续业务核对材料', type: 'checklist', required: true, items: checklist }],
      guards: windowGuards,
      clocks: { stop: ['delivery', 'expiry'] },
      effects: [{ verb: 'newVersion', record: 'permit', values: { ...renewedPermit, issuedOn: today().operand, status: value('valid').operand } }],
      documents: [{ key: 'grant-decision' }, { key: 'permit-page' }, { key: 'window-receipt' }],
      messages: [{ to: 'applicant', title: '许可证已换发', body: '{institution.name}的《医疗机构执业许可证》有效期已延续至 {permit.renewedTo}，请妥善保管新的正、副本。' }],
    },
    'hand-over': {
      label: { 'zh-Hans': '换发视为延续的许可证', 'zh-Hant': '換發視為延續的許可證', en: 'Hand out the deemed renewal' },
      from: ['deemed-granted'],
      to: 'completed',
      ...handedOut,
    },
    ...setAside,
    'hand-over-set-aside': {
      label: { 'zh-Hans': '撤销后换发许可证', 'zh-Hant': '撤銷後換發許可證', en: 'Hand out after the set-aside' },
      from: ['refused'],
      when: fact('permit.status').is('deemed-renewed'),
      flags: { needs: ['to-hand-out'], reset: ['to-hand-out'] },
      ...handedOut,
    },
    withdraw: {
      label: { 'zh-Hans': '撤回延续申请', 'zh-Hant': '撤回延續申請', en: 'Withdraw' },
      from: ['draft', 'submitted', 'in-review', 'correction', 'pending-verification'],
      to: 'withdrawn',
      roles: ['institution'],
      intent: 'danger',
      confirm: '许可证有效期至 {permit.validTo}，撤回后不再延续的，届满后不得执业。确定撤回吗？',
      payload: [{ key: 'reason', label: '撤回原因', type: 'long-text', rule: { maxLength: 500 }, when: alone }],
      clocks: { stop: [...RUNNING] },
    },
    'withdraw-with-verification': {
      label: { 'zh-Hans': '随校验申请撤回', 'zh-Hant': '隨校驗申請撤回', en: 'Withdraw with the verification' },
      from: ['submitted', 'in-review', 'pending-decision'],
      to: 'withdrawn',
      when: withVerification,
      roles: ['reviewer'],
      clocks: { stop: [...RUNNING] },
    },
    end: {
      label: { 'zh-Hans': '终止延续', 'zh-Hant': '終止延續', en: 'End' },
      from: ['submitted', 'in-review', 'correction', 'pending-decision', 'pending-verification', 'online-approved', 'deemed-granted'],
      to: 'terminated',
      when: permitGone,
      roles: ['reviewer'],
      intent: 'danger',
      confirm: '许可证已经注销或者吊销，延续申请不能再办理。确定终止吗？',
      clocks: { stop: [...RUNNING, 'delivery'] },
      messages: [{ to: 'applicant', title: '延续申请终止', body: '{institution.name}的《医疗机构执业许可证》已经注销或者吊销，延续申请 {application:number} 终止。' }],
    },
    'correction-timeout': {
      label: { 'zh-Hans': '逾期未补正，终止', 'zh-Hant': '逾期未補正，終止', en: 'End: not corrected in time' },
      from: ['correction'],
      to: 'terminated',
      roles: ['system'],
      after: 'correction',
      clocks: { stop: ['correction', 'expiry'] },
      messages: [{ to: 'applicant', title: '延续申请因逾期未补正终止', body: '{institution.name}的许可证延续申请 {application:number} 在补正期限内没有再次提交，已经终止。许可证有效期至 {permit.validTo}，仍需延续的请立即重新申请。' }],
    },
  },
});

