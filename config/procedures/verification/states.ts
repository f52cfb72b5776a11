import type { ProcedureInput } from '@medregistry/language';
import type { DistrictVocabulary } from '../../vocabulary';

type StateInput = ProcedureInput<string, never, never, DistrictVocabulary>['states'][string];

const nothing = { applicant: '不需要您做什么。', staff: '不需要处理。' };

/** What each state is called on both sides of the counter, and what to do in it. The applicant's label of `correction` is fixed (F47). */
export const states = {
  draft: {
    label: {
      applicant: { 'zh-Hans': '草稿，未提交', 'zh-Hant': '草稿，未提交', en: 'Draft, not submitted' },
      staff: { 'zh-Hans': '草稿（机构填报中）', 'zh-Hant': '草稿（機構填報中）', en: 'Draft' },
    },
    holder: 'institution',
    next: { applicant: '请填写校验申请书、核对人员名录、上传材料，然后点击“提交校验申请”。', staff: '机构正在填报，不需要处理。' },
    tone: 'idle',
    editable: { form: true, materials: true },
  },
  submitted: {
    label: {
      applicant: { 'zh-Hans': '已提交校验申请，待审核', 'zh-Hant': '已提交校驗申請，待審核', en: 'Submitted, waiting for review' },
      staff: { 'zh-Hans': '待审核', 'zh-Hant': '待審核', en: 'To be reviewed' },
    },
    holder: 'reviewer',
    next: { applicant: '请等待审核。需要修改时我们会一次性告诉您全部意见。', staff: '请审核申请书和材料；需要修改的，请在期限内一次性告知全部意见。' },
  },
  accepted: {
    label: {
      applicant: { 'zh-Hans': '已受理', 'zh-Hant': '已受理', en: 'Accepted' },
      staff: { 'zh-Hans': '已受理，待审核', 'zh-Hant': '已受理，待審核', en: 'Accepted' },
    },
    holder: 'reviewer',
    next: { applicant: '申请已受理，请等待审核。', staff: '请开始书面审查。' },
  },
  'not-accepted': {
    label: {
      applicant: { 'zh-Hans': '不予受理', 'zh-Hant': '不予受理', en: 'Not accepted' },
      staff: { 'zh-Hans': '不予受理', 'zh-Hant': '不予受理', en: 'Not accepted' },
    },
    holder: null,
    next: { applicant: '申请没有受理，理由和救济途径见《不予受理通知书》。', staff: '不需要处理。' },
    tone: 'bad',
    closed: true,
  },
  correction: {
    label: {
      applicant: { 'zh-Hans': '网上服务申请材料修正中，待提交', 'zh-Hant': '網上服務申請材料修正中，待提交', en: 'Returned for correction, to be submitted again' },
      staff: { 'zh-Hans': '已退回，待机构修正', 'zh-Hant': '已退回，待機構修正', en: 'Returned for correction' },
    },
    holder: 'institution',
    next: { applicant: '请在“步骤三 网上服务指导审核提示”查看修改意见，逐条整改并答复后再次提交。', staff: '等待机构按意见修正后再次提交。' },
    tone: 'attention',
    editable: { form: true, materials: true },
  },
  'in-review': {
    label: {
      applicant: { 'zh-Hans': '网上审核中', 'zh-Hant': '網上審核中', en: 'Under review' },
      staff: { 'zh-Hans': '审核中', 'zh-Hant': '審核中', en: 'Under review' },
    },
    holder: 'reviewer',
    next: { applicant: '请等待审核结果。', staff: '请完成书面审查，退回修改或者提出结论建议。' },
  },
  'on-site': {
    label: {
      applicant: { 'zh-Hans': '现场审查中', 'zh-Hant': '現場審查中', en: 'Site visit' },
      staff: { 'zh-Hans': '现场审查中', 'zh-Hant': '現場審查中', en: 'Site visit' },
    },
    holder: 'reviewer',
    onTheSpot: true,
    next: { applicant: '审查人员将到现场审查，请安排负责人在场并准备有关资料。', staff: '请两名审查人员到场：一人拍照并记录，另一人核对后确认。' },
  },
  'pending-decision': {
    label: {
      applicant: { 'zh-Hans': '网上审核中，待签批', 'zh-Hant': '網上審核中，待簽批', en: 'Waiting for approval' },
      staff: { 'zh-Hans': '待签批', 'zh-Hant': '待簽批', en: 'Waiting for approval' },
    },
    holder: 'approver',
    next: { applicant: '请等待签批。', staff: '请核对审核意见后签批；不同意的退回审核。签批人不能是本件的审核人。' },
  },
  'pending-deferral': {
    label: {
      applicant: { 'zh-Hans': '网上审核中，待签批', 'zh-Hant': '網上審核中，待簽批', en: 'Waiting for approval' },
      staff: { 'zh-Hans': '待签批（建议暂缓校验）', 'zh-Hant': '待簽批（建議暫緩校驗）', en: 'Deferral to be approved' },
    },
    holder: 'approver',
    toldAs: 'pending-decision',
    next: { applicant: '请等待签批。', staff: '请核对事实和依据，签发《暂缓校验事前告知书》；不同意的退回审核。' },
    tone: 'attention',
  },
  'deferral-notice': {
    label: {
      applicant: { 'zh-Hans': '拟暂缓校验，可要求听证', 'zh-Hant': '擬暫緩校驗，可要求聽證', en: 'Deferral announced, hearing may be asked' },
      staff: { 'zh-Hans': '已告知，待机构回复', 'zh-Hant': '已告知，待機構回覆', en: 'Deferral announced' },
    },
    holder: 'institution',
    next: { applicant: '登记机关拟作出暂缓校验的结论。请打印《暂缓校验事前告知书》，并在期限内要求听证或者提出意见。', staff: '请等待机构要求听证；逾期未要求的，系统自动转入决定。' },
    tone: 'attention',
  },
  hearing: {
    label: {
      applicant: { 'zh-Hans': '听证中', 'zh-Hant': '聽證中', en: 'Hearing' },
      staff: { 'zh-Hans': '听证中', 'zh-Hant': '聽證中', en: 'Hearing' },
    },
    holder: 'reviewer',
    next: { applicant: '登记机关将在二十日内组织听证，请留意通知。', staff: '请组织听证，并记录听证情况。' },
    tone: 'attention',
  },
  'deferral-pending': {
    label: {
      applicant: { 'zh-Hans': '待作出决定', 'zh-Hant': '待作出決定', en: 'Decision pending' },
      staff: { 'zh-Hans': '待决定（暂缓校验）', 'zh-Hant': '待決定（暫緩校驗）', en: 'Deferral to be decided' },
    },
    holder: 'approver',
    next: { applicant: '请等待登记机关作出决定。', staff: '请根据事前告知和听证情况作出决定。' },
    tone: 'attention',
  },
  deferred: {
    label: {
      applicant: { 'zh-Hans': '暂缓校验', 'zh-Hant': '暫緩校驗', en: 'Deferred' },
      staff: { 'zh-Hans': '已决定暂缓校验', 'zh-Hant': '已決定暫緩校驗', en: 'Deferred' },
    },
    holder: null,
    next: { applicant: '自 {action:defer.on} 起暂缓校验 {action:propose-deferral.payload.months}。请按《暂缓校验通知书》整改，期满后按期申请再次校验。', staff: '自 {action:defer.on} 起暂缓校验 {action:propose-deferral.payload.months}，请在暂缓期内监督整改。' },
    tone: 'bad',
    closed: true,
  },
  'online-approved': {
    label: {
      applicant: { 'zh-Hans': '网上审核通过，待窗口办理', 'zh-Hant': '網上審核通過，待窗口辦理', en: 'Approved online, go to the window' },
      staff: { 'zh-Hans': '网上审核通过，待窗口盖章', 'zh-Hant': '網上審核通過，待窗口蓋章', en: 'Approved online, to be stamped' },
    },
    holder: 'counter',
    next: {
      applicant: '材料审核通过。请点击“打印网上服务通知书”，加盖本单位公章后，带齐通知单上列出的材料到窗口办理登记盖章。',
      staff: '请在窗口核对原件和盖章的通知单，登记盖章后办结。',
    },
    tone: 'good',
  },
  completed: {
    label: {
      applicant: { 'zh-Hans': '已办结，校验合格', 'zh-Hant': '已辦結，校驗合格', en: 'Completed, verification passed' },
      staff: { 'zh-Hans': '已办结（已登记盖章）', 'zh-Hant': '已辦結（已登記蓋章）', en: 'Completed and stamped' },
    },
    holder: null,
    next: { ...nothing, applicant: '本年度校验已经办结，请妥善保管许可证副本。' },
    tone: 'good',
    closed: true,
  },
  withdrawn: {
    label: {
      applicant: { 'zh-Hans': '已撤回', 'zh-Hant': '已撤回', en: 'Withdrawn' },
      staff: { 'zh-Hans': '机构已撤回', 'zh-Hant': '機構已撤回', en: 'Withdrawn by the institution' },
    },
    holder: null,
    next: { ...nothing, applicant: '申请已撤回。仍需校验的，请在申请期内重新申请。' },
    tone: 'idle',
    closed: true,
  },
  terminated: {
    label: {
      applicant: { 'zh-Hans': '已终止（逾期未补正）', 'zh-Hant': '已終止（逾期未補正）', en: 'Ended, not corrected in time' },
      staff: { 'zh-Hans': '已终止（逾期未补正）', 'zh-Hant': '已終止（逾期未補正）', en: 'Ended, not corrected in time' },
    },
    holder: null,
    next: { applicant: '逾期未补正，视为未按规定申请校验。请尽快重新申请，或者联系登记机关。', staff: '请关注该机构是否在责令期限内补办。' },
    tone: 'bad',
    closed: true,
  },
} as const satisfies Record<string, StateInput>;
