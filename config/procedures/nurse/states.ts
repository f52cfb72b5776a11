import { words, type Business, type States } from './Part';

export type CourseState =
  | 'draft' | 'pending-institution' | 'institution-returned' | 'institution-rejected' | 'submitted' | 'not-accepted' | 'correction' | 'in-review'
  | 'pending-decision' | 'certificate-making' | 'certificate-ready' | 'completed' | 'refused' | 'withdrawn' | 'terminated';

const nothing = { applicant: '不需要您做什么。', staff: '不需要处理。' };
const both = (hans: string, hant: string, en: string) => ({ applicant: words(hans, hant, en), staff: words(hans, hant, en) });
const editable = { form: true, materials: true };

/**
 * The course that registrations take (domain.md §3.5): the nurse files, her institution confirms, the authority
 * accepts, reviews and decides, the certificate is made and handed out.
 */
export const courseStates = ({ hans, hant }: Business): States<CourseState> => ({
  draft: {
    label: both('草稿，未提交', '草稿，未提交', 'Draft, not submitted'),
    holder: 'nurse',
    next: { applicant: `请填写${hans}申请并上传材料，核对后提交给{target.name}确认。`, staff: '护士正在填写，不需要处理。' },
    tone: 'idle',
    editable,
  },
  'pending-institution': {
    label: both('待机构确认', '待機構確認', 'Waiting for the institution'),
    holder: 'nursing',
    next: { applicant: '等待{target.name}确认。机构超过 {switches.confirmationDays} 个工作日没有处理的，系统会提醒机构和审批机关。', staff: '等待机构确认。' },
  },
  'institution-returned': {
    label: both('机构退回修改', '機構退回修改', 'Returned by the institution'),
    holder: 'nurse',
    next: { applicant: '请按机构的意见修改后再次提交。', staff: '等待护士修改。' },
    tone: 'attention',
    editable,
  },
  'institution-rejected': {
    label: both('机构不予确认', '機構不予確認', 'Not confirmed by the institution'),
    holder: null,
    next: { applicant: '机构没有确认您的申请，原因见办理记录。对结果有疑问的，请联系机构护理部或者{authority.name}（{authority.phone}）。', staff: '不需要处理。' },
    tone: 'bad',
    closed: true,
  },
  submitted: {
    label: { applicant: words('已提交，待受理', '已提交，待受理', 'Submitted, to be accepted'), staff: words('待受理', '待受理', 'To be accepted') },
    holder: 'reviewer',
    next: { applicant: '请等待审批机关受理。需要补正的，会一次性告诉您全部内容。', staff: '请在五个工作日内受理，或者一次性告知需要补正的全部内容；逾期没有告知的，视为受理。' },
  },
  'not-accepted': {
    label: both('不予受理', '不予受理', 'Not accepted'),
    holder: null,
    next: { ...nothing, applicant: '理由和救济途径见《不予受理通知书》。' },
    tone: 'bad',
    closed: true,
  },
  correction: {
    label: { applicant: words('材料修正中，待提交', '材料修正中，待提交', 'Returned for correction'), staff: words('已告知补正', '已告知補正', 'Returned for correction') },
    holder: 'nurse',
    next: { applicant: '请按补正告知书逐条修改后再次提交，逾期未补正的申请将终止。', staff: '等待护士补正。' },
    tone: 'attention',
    editable,
  },
  'in-review': {
    label: { applicant: words('已受理，审核中', '已受理，審核中', 'Accepted, under review'), staff: words('审核中', '審核中', 'Under review') },
    holder: 'reviewer',
    next: { applicant: '申请已受理，请等待审核结果。', staff: '请核对学历、考试、健康和执业机构后提出建议。' },
  },
  'pending-decision': {
    label: both('待签批', '待簽批', 'Waiting for approval'),
    holder: 'approver',
    next: { applicant: '请等待签批。', staff: `请决定是否准予${hans}；签批人不能是本件的审核人。` },
  },
  'certificate-making': {
    label: { applicant: words(`准予${hans}，制证中`, `准予${hant}，製證中`, 'Granted, certificate being made'), staff: words('待制证', '待製證', 'Certificate to be made') },
    holder: 'counter',
    next: { applicant: '已经准予，证书制作完成后会通知您领取。', staff: '请制作《护士执业证书》。' },
    tone: 'good',
  },
  'certificate-ready': {
    label: { applicant: words('待领证', '待領證', 'Certificate ready'), staff: words('待领证', '待領證', 'Certificate to be handed out') },
    holder: 'counter',
    next: { applicant: '证书已经制作完成，请带身份证件到{authority.name}的窗口领取。', staff: '请核对领证人身份后发证。' },
    tone: 'good',
  },
  completed: { label: both('已办结', '已辦結', 'Completed'), holder: null, next: { ...nothing, applicant: `${hans}已经办结，注册有效期至 {registration.validTo}。` }, tone: 'good', closed: true },
  refused: { label: both(`不予${hans}`, `不予${hant}`, 'Refused'), holder: null, next: { ...nothing, applicant: '理由和救济途径见决定书。' }, tone: 'bad', closed: true },
  withdrawn: { label: both('已撤回', '已撤回', 'Withdrawn'), holder: null, next: { ...nothing, applicant: '申请已撤回，需要办理的请重新申请。' }, tone: 'idle', closed: true },
  terminated: { label: both('已终止', '已終止', 'Ended'), holder: null, next: { ...nothing, applicant: '申请已经终止，原因见办理记录；需要办理的请重新申请。' }, tone: 'bad', closed: true },
});
