import { flagged, payload, type Condition } from '@medregistry/language';
import { fact } from '../../vocabulary';
import type { CourseClock } from './clocks';
import { employs } from './filing';
import { words, type Business, type Events, type GuardInput, type States } from './Part';
import type { CourseState } from './states';

/** Filed by the institution for several nurses at once (集体申请, 护士执业注册管理办法 Art. 14; F107). */
export const collective: Condition = flagged('collective');

export const collectiveFlags = { collective: { label: '集体申请', tone: 'idle', absent: '不是集体申请。', present: '是集体申请。' } } as const;

/** What a collective application knows beyond the common course: the nurse's own word, without which nothing is filed. */
export const collectiveStates = ({ hans }: Business): States<'pending-consent' | 'declined'> => ({
  'pending-consent': {
    label: { applicant: words('待护士本人同意', '待護士本人同意', 'Waiting for the nurse’s consent'), staff: words('待护士本人同意', '待護士本人同意', 'Waiting for the nurse’s consent') },
    holder: 'nurse',
    next: {
      applicant: `{target.name}为{nurse.name}集体申请${hans}。请本人核对申请表，有变化的修改后再同意；不同意的，可以另行申请。`,
      staff: '等待护士本人同意。',
    },
    tone: 'attention',
    editable: { form: true, materials: true },
  },
  declined: {
    label: { applicant: words('护士本人不同意', '護士本人不同意', 'The nurse does not consent'), staff: words('护士本人不同意', '護士本人不同意', 'The nurse does not consent') },
    holder: null,
    next: { applicant: `护士本人没有同意集体申请，本申请结束；需要${hans}的，请本人在有效期届满前申请。`, staff: '不需要处理。' },
    tone: 'idle',
    closed: true,
  },
});

/** Days of consent, as the authority has set them. */
export const consentClock = { label: '护士本人答复', length: fact('switches.consentDays').operand, unit: 'working-day', basis: '审批机关的办理规定：逾期没有答复的，视为不同意' } as const;

interface Course<C extends string> {
  guards: GuardInput[];
  /** Terms that begin when the application reaches the authority. */
  starts: (CourseClock | C)[];
  /** When the institution must say why it comes so late. */
  late: Condition;
}

/** The institution proposes, vouching for the employment; the nurse consents, declines, or lets it lapse. */
export const collectiveFiling = <C extends string = never>({ hans }: Business, { guards, starts, late }: Course<C>): Events<Extract<CourseState, 'draft' | 'submitted' | 'terminated' | 'withdrawn'> | 'pending-consent' | 'declined', CourseClock | 'consent' | C, 'receipt'> => ({
  'apply-for-nurse': {
    label: words('集体申请', '集體申請', 'Apply for her'),
    from: ['draft'],
    to: 'pending-consent',
    roles: ['nursing'],
    intent: 'primary',
    confirm: '申请经护士本人同意后提交{authority.name}。确定为{nurse.name}申请吗？',
    payload: [
      { key: 'employs', label: '确认聘用该护士，注册情况属实', type: 'yes-no', required: true },
      { key: 'note', label: '说明', type: 'long-text', required: late, rule: { maxLength: 500 }, help: '距有效期届满不足三十日的，写明原因。' },
    ],
    guards: [employs, ...guards],
    flags: { set: ['collective'] },
    clocks: { start: ['consent'] },
    messages: [{ to: 'nurse', title: `请确认集体申请${hans}`, body: `{target.name}为您集体申请${hans}（{application:number}），您的注册有效期至 {registration.validTo}。请在 {application:clocks.consent} 前登录系统核对并同意；不同意或者逾期没有答复的，不提交审批机关，您可以自己另行申请。` }],
  },
  consent: {
    label: words('同意并提交', '同意並提交', 'Consent and submit'),
    from: ['pending-consent'],
    to: 'submitted',
    roles: ['nurse'],
    intent: 'primary',
    confirm: '同意后申请提交{authority.name}，在此期间不能修改。确定提交吗？',
    payload: [{ key: 'agrees', label: '本人同意集体申请，声明申请表内容真实、完整，符合健康标准，愿承担相应的法律责任', type: 'yes-no', required: true, help: '《行政许可法》第三十一条。隐瞒情况或者提供虚假材料的，一年内不得再次申请。' }],
    requires: ['form', 'materials'],
    guards: [{ code: 'not-agreed', holds: payload('agrees').is(true), message: '不同意的，请选择“不同意”。', path: 'payload.agrees' }, ...guards],
    nextRound: true,
    materials: 'freeze',
    clocks: { stop: ['consent'], start: starts },
    documents: [{ key: 'receipt' }],
    messages: [
      { to: 'nursing', title: '护士已同意集体申请', body: `{nurse.name}已同意集体申请${hans}，申请 {application:number} 已提交{authority.name}。` },
      { to: 'reviewer', title: `新的${hans}申请待受理`, body: `{target.name}集体申请的{nurse.name}${hans}（{application:number}）已经本人同意，请在五个工作日内受理或者一次性告知补正。` },
    ],
  },
  decline: {
    label: words('不同意', '不同意', 'Do not consent'),
    from: ['pending-consent'],
    to: 'declined',
    roles: ['nurse'],
    payload: [{ key: 'reason', label: '不同意的说明', type: 'long-text', rule: { maxLength: 1000 } }],
    clocks: { stop: ['consent'] },
    messages: [{ to: 'nursing', title: '护士不同意集体申请', body: `{nurse.name}不同意集体申请${hans}，申请 {application:number} 已结束，注册有效期至 {registration.validTo}。` }],
  },
  'consent-lapse': {
    label: words('逾期没有答复', '逾期沒有答覆', 'No answer in time'),
    from: ['pending-consent'],
    to: 'terminated',
    roles: ['system'],
    after: 'consent',
    clocks: { stop: ['consent'] },
    messages: [
      { to: 'nursing', title: '护士没有答复集体申请', body: `{nurse.name}没有在期限内答复集体申请${hans}，申请 {application:number} 已终止，请督促本人在 {registration.validTo} 前申请。` },
      { to: 'nurse', title: '集体申请已终止', body: `您没有在期限内答复集体申请${hans}（{application:number}），申请已终止。请在注册有效期届满（{registration.validTo}）前自己申请。` },
    ],
  },
  recall: {
    label: words('撤回集体申请', '撤回集體申請', 'Take it back'),
    from: ['pending-consent'],
    to: 'withdrawn',
    roles: ['nursing'],
    intent: 'danger',
    confirm: '撤回后本申请结束，护士可以自己另行申请。确定撤回吗？',
    payload: [{ key: 'reason', label: '撤回原因', type: 'long-text', rule: { maxLength: 500 } }],
    clocks: { stop: ['consent'] },
    messages: [{ to: 'nurse', title: '集体申请已撤回', body: `{target.name}撤回了为您集体申请的${hans}（{application:number}）。需要延续的，请自己申请。` }],
  },
});
