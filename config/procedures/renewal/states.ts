import type { ProcedureInput } from '@medregistry/language';
import type { DistrictVocabulary } from '../../vocabulary';

type StateInput = ProcedureInput<string, never, never, DistrictVocabulary>['states'][string];

const nothing = { applicant: '不需要您做什么。', staff: '不需要处理。' };

/** What each state of a renewal is called on both sides of the counter (domain.md §3.3). */
export const states = {
  draft: {
    label: {
      applicant: { 'zh-Hans': '草稿，未提交', 'zh-Hant': '草稿，未提交', en: 'Draft, not submitted' },
      staff: { 'zh-Hans': '草稿（机构填报中）', 'zh-Hant': '草稿（機構填報中）', en: 'Draft' },
    },
    holder: 'institution',
    next: { applicant: '请核对延续申请，上传盖章的行政许可申请表和有效期延续申请书，在 {permit.validTo} 届满三十日前提交。', staff: '机构正在填报，不需要处理。' },
    tone: 'idle',
    editable: { form: true, materials: true },
  },
  submitted: {
    label: {
      applicant: { 'zh-Hans': '已提交延续申请，待审核', 'zh-Hant': '已提交延續申請，待審核', en: 'Submitted, waiting for review' },
      staff: { 'zh-Hans': '待审核', 'zh-Hant': '待審核', en: 'To be reviewed' },
    },
    holder: 'reviewer',
    next: { applicant: '请等待审核。需要修改时我们会一次性告诉您全部意见。', staff: '请审核延续申请；应当在 {permit.validTo} 前作出决定，逾期未作决定的视为准予延续。' },
  },
  correction: {
    label: {
      applicant: { 'zh-Hans': '延续申请材料修正中，待提交', 'zh-Hant': '延續申請材料修正中，待提交', en: 'Returned for correction, to be submitted again' },
      staff: { 'zh-Hans': '已退回，待机构修正', 'zh-Hant': '已退回，待機構修正', en: 'Returned for correction' },
    },
    holder: 'institution',
    next: { applicant: '请按修改意见逐条整改并答复，尽快再次提交：许可证有效期至 {permit.validTo}。', staff: '等待机构按意见修正后再次提交。' },
    tone: 'attention',
    editable: { form: true, materials: true },
  },
  'in-review': {
    label: {
      applicant: { 'zh-Hans': '网上审核中', 'zh-Hant': '網上審核中', en: 'Under review' },
      staff: { 'zh-Hans': '审核中', 'zh-Hant': '審核中', en: 'Under review' },
    },
    holder: 'reviewer',
    next: { applicant: '请等待审核结果。', staff: '请完成审查，退回修改或者提出准予、不予延续的建议。' },
  },
  'pending-decision': {
    label: {
      applicant: { 'zh-Hans': '网上审核中，待签批', 'zh-Hant': '網上審核中，待簽批', en: 'Waiting for approval' },
      staff: { 'zh-Hans': '待签批', 'zh-Hant': '待簽批', en: 'Waiting for approval' },
    },
    holder: 'approver',
    next: { applicant: '请等待签批。', staff: '请在 {permit.validTo} 前决定是否准予延续；签批人不能是本件的审核人。' },
  },
  'pending-verification': {
    label: {
      applicant: { 'zh-Hans': '等待校验结论', 'zh-Hant': '等待校驗結論', en: 'Waiting for the verification' },
      staff: { 'zh-Hans': '暂缓校验，延续等待中', 'zh-Hant': '暫緩校驗，延續等待中', en: 'Held while verification is deferred' },
    },
    holder: 'reviewer',
    next: {
      applicant: '本机构处于暂缓校验，延续申请等待再次校验的结论。许可证有效期至 {permit.validTo}，请抓紧整改并按时申请再次校验。',
      staff: '校验有结论后继续办理。请注意：许可证有效期至 {permit.validTo}，届满前没有作出决定的，视为准予延续。',
    },
    tone: 'attention',
  },
  'online-approved': {
    label: {
      applicant: { 'zh-Hans': '准予延续，待窗口换发', 'zh-Hant': '准予延續，待窗口換發', en: 'Granted, go to the window' },
      staff: { 'zh-Hans': '准予延续，待窗口换发', 'zh-Hant': '准予延續，待窗口換發', en: 'Granted, to be handed out' },
    },
    holder: 'counter',
    next: {
      applicant: '材料审核通过。请打印全部材料并加盖本单位公章，带齐许可证正、副本到窗口换发许可证。',
      staff: '请在窗口核对原件和盖章的材料，换发许可证后办结。',
    },
    tone: 'good',
  },
  'deemed-granted': {
    label: {
      applicant: { 'zh-Hans': '视为准予延续，待窗口换发', 'zh-Hant': '視為准予延續，待窗口換發', en: 'Deemed granted, go to the window' },
      staff: { 'zh-Hans': '逾期未决定，视为准予延续', 'zh-Hant': '逾期未決定，視為准予延續', en: 'Deemed granted, undecided at expiry' },
    },
    holder: 'counter',
    next: {
      applicant: '登记机关在有效期届满前没有作出决定，依法视为准予延续。请带齐许可证正、副本到窗口换发许可证。',
      staff: '请尽快为机构换发许可证，并查明没有按期决定的原因。',
    },
    tone: 'attention',
  },
  completed: {
    label: {
      applicant: { 'zh-Hans': '已办结，已换发许可证', 'zh-Hant': '已辦結，已換發許可證', en: 'Completed, permit renewed' },
      staff: { 'zh-Hans': '已办结（已换发）', 'zh-Hant': '已辦結（已換發）', en: 'Completed, permit renewed' },
    },
    holder: null,
    next: { ...nothing, applicant: '许可证有效期已经延续至 {permit.validTo}，请妥善保管新的正、副本。' },
    tone: 'good',
    closed: true,
  },
  refused: {
    label: {
      applicant: { 'zh-Hans': '不予延续', 'zh-Hant': '不予延續', en: 'Refused' },
      staff: { 'zh-Hans': '不予延续', 'zh-Hant': '不予延續', en: 'Refused' },
    },
    holder: null,
    next: { ...nothing, applicant: '理由和救济途径见《不予延续决定书》。许可证有效期至 {permit.validTo}，届满后不得继续执业。' },
    tone: 'bad',
    closed: true,
  },
  withdrawn: {
    label: {
      applicant: { 'zh-Hans': '已撤回', 'zh-Hant': '已撤回', en: 'Withdrawn' },
      staff: { 'zh-Hans': '机构已撤回', 'zh-Hant': '機構已撤回', en: 'Withdrawn by the institution' },
    },
    holder: null,
    next: { ...nothing, applicant: '申请已撤回。许可证有效期至 {permit.validTo}，仍需延续的请重新申请。' },
    tone: 'idle',
    closed: true,
  },
  terminated: {
    label: {
      applicant: { 'zh-Hans': '已终止', 'zh-Hant': '已終止', en: 'Ended' },
      staff: { 'zh-Hans': '已终止', 'zh-Hant': '已終止', en: 'Ended' },
    },
    holder: null,
    next: { ...nothing, applicant: '延续申请已经终止。许可证有效期至 {permit.validTo}，仍需延续的请尽快重新申请，或者联系登记机关。' },
    tone: 'bad',
    closed: true,
  },
} as const satisfies Record<string, StateInput>;
