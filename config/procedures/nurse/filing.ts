import { payload, type Condition } from '@medregistry/language';
import { words, type Business, type Events, type GuardInput } from './Part';
import type { CourseClock } from './clocks';
import type { CourseState } from './states';

const reason = (label: string, minLength = 4) => ({ key: 'reason', label, type: 'long-text' as const, required: true, rule: { minLength, maxLength: 1000 } });
const replies = { key: 'replies', label: '整改答复', type: 'replies' as const };

type FilingState = Extract<CourseState, 'draft' | 'pending-institution' | 'institution-returned' | 'institution-rejected' | 'correction' | 'submitted' | 'withdrawn' | 'in-review' | 'pending-decision' | 'terminated'>;

/**
 * The nurse files and files again; her institution returns or rejects; time runs out. What confirms is each business's own.
 *
 * @param ends further terms that end with the case
 * @param also further states in which it is still undecided
 */
export const filing = <C extends string = never, S extends string = never>({ hans }: Business, guards: GuardInput[], ends: C[] = [], also: S[] = []): Events<FilingState | S, CourseClock | C, 'receipt'> => ({
  submit: {
    label: words('提交申请', '提交申請', 'Submit'),
    from: ['draft'],
    to: 'pending-institution',
    roles: ['nurse'],
    intent: 'primary',
    confirm: '申请将提交给{target.name}确认，确认后转审批机关，在此期间不能修改。确定提交吗？',
    requires: ['form', 'materials'],
    guards,
    nextRound: true,
    materials: 'freeze',
    clocks: { start: ['confirmation'] },
    documents: [{ key: 'receipt' }],
    messages: [
      { to: 'nurse', title: `${hans}申请已提交`, body: `您的${hans}申请 {application:number} 已提交给{target.name}确认。` },
      { to: 'nursing', title: `${hans}申请待确认`, body: `{nurse.name}提交了${hans}申请 {application:number}，请在 {switches.confirmationDays} 个工作日内核对并确认。` },
    ],
  },
  'submit-again': {
    label: words('修改后再次提交', '修改後再次提交', 'Submit again to the institution'),
    from: ['institution-returned'],
    to: 'pending-institution',
    roles: ['nurse'],
    intent: 'primary',
    payload: [replies],
    requires: ['form', 'materials'],
    guards,
    nextRound: true,
    materials: 'freeze',
    clocks: { start: ['confirmation'] },
    documents: [{ key: 'receipt' }],
    messages: [{ to: 'nursing', title: `修改后的${hans}申请待确认`, body: `{nurse.name}已按意见修改${hans}申请 {application:number}，请核对并确认。` }],
  },
  'return-to-nurse': {
    label: words('退回护士修改', '退回護士修改', 'Return to the nurse'),
    from: ['pending-institution'],
    to: 'institution-returned',
    roles: ['nursing'],
    payload: [{ key: 'notes', label: '修改意见', type: 'notes', required: true }],
    materials: 'thaw',
    clocks: { stop: ['confirmation'] },
    example: { notes: [{ target: '', category: 'material', text: '请补充拟聘科室和工作类别。' }] },
    messages: [{ to: 'nurse', title: `${hans}申请被机构退回修改`, body: `{target.name}退回了您的${hans}申请 {application:number}，请登录系统查看全部意见，修改后再次提交。` }],
  },
  reject: {
    label: words('不予确认', '不予確認', 'Do not confirm'),
    from: ['pending-institution'],
    to: 'institution-rejected',
    roles: ['nursing'],
    intent: 'danger',
    confirm: '不予确认后本申请结束，护士会看到您写的原因。确定吗？',
    payload: [reason('不予确认的原因')],
    clocks: { stop: ['confirmation'] },
    messages: [{ to: 'nurse', title: `${hans}申请没有得到机构确认`, body: `{target.name}没有确认您的${hans}申请 {application:number}，原因：{payload:reason}` }],
  },
  escalate: {
    label: words('机构逾期未确认', '機構逾期未確認', 'The institution is late'),
    from: ['pending-institution'],
    roles: ['system'],
    after: 'confirmation',
    flags: { set: ['confirmation-late'] },
    clocks: { stop: ['confirmation'] },
    messages: [
      { to: 'nursing', title: '护士业务申请逾期未确认', body: `{nurse.name}的${hans}申请 {application:number} 已超过 {switches.confirmationDays} 个工作日没有确认，请立即处理，系统已告知审批机关。` },
      { to: 'reviewer', title: '机构逾期未确认护士申请', body: `{target.name}超过 {switches.confirmationDays} 个工作日没有确认{nurse.name}的${hans}申请 {application:number}，请督促。` },
      { to: 'nurse', title: '机构还没有确认您的申请', body: `{target.name}超过 {switches.confirmationDays} 个工作日没有处理您的${hans}申请 {application:number}，系统已提醒机构并告知{authority.name}。` },
    ],
  },
  resubmit: {
    label: words('补正后再次提交', '補正後再次提交', 'Submit the correction'),
    from: ['correction'],
    to: 'submitted',
    roles: ['nurse'],
    intent: 'primary',
    payload: [replies],
    requires: ['form', 'materials'],
    guards,
    nextRound: true,
    materials: 'freeze',
    clocks: { stop: ['correction'], start: ['acceptance'] },
    documents: [{ key: 'receipt' }],
    messages: [{ to: 'reviewer', title: `补正后的${hans}申请待受理`, body: `{nurse.name}已补正${hans}申请 {application:number}，请在五个工作日内受理。` }],
  },
  withdraw: {
    label: words('撤回申请', '撤回申請', 'Withdraw'),
    from: ['draft', 'pending-institution', 'institution-returned', 'submitted', 'correction', 'in-review'],
    to: 'withdrawn',
    roles: ['nurse'],
    intent: 'danger',
    confirm: '撤回后本申请结束，需要办理的要重新申请。确定撤回吗？',
    payload: [{ key: 'reason', label: '撤回原因', type: 'long-text', rule: { maxLength: 500 } }],
    clocks: { stop: ['confirmation', 'acceptance', 'correction', 'decision', ...ends] },
    messages: [{ to: 'nursing', title: `${hans}申请已撤回`, body: `{nurse.name}撤回了${hans}申请 {application:number}。` }],
  },
  /** A penalty or a cancellation has taken the ground from under it. */
  'end-by-office': {
    label: words('依职权终止', '依職權終止', 'Ended by the office'),
    from: ['draft', 'pending-institution', 'institution-returned', 'submitted', 'correction', 'in-review', 'pending-decision', ...also],
    to: 'terminated',
    roles: ['system'],
    displaced: true,
    payload: [reason('终止的原因')],
    clocks: { stop: ['confirmation', 'acceptance', 'correction', 'decision', ...ends] },
    messages: [
      { to: 'nurse', title: `${hans}申请已终止`, body: `您的${hans}申请 {application:number} 已终止，原因：{payload:reason}。对此有疑问的，请联系{authority.name}（{authority.phone}）。` },
      { to: 'nursing', title: `${hans}申请已终止`, body: `{nurse.name}的${hans}申请 {application:number} 已终止，原因：{payload:reason}。` },
    ],
  },
  'correction-timeout': {
    label: words('逾期未补正，终止', '逾期未補正，終止', 'End: not corrected in time'),
    from: ['correction'],
    to: 'terminated',
    roles: ['system'],
    after: 'correction',
    clocks: { stop: ['correction', ...ends] },
    messages: [{ to: 'nurse', title: '申请因逾期未补正终止', body: `您的${hans}申请 {application:number} 在补正期限内没有再次提交，已经终止，需要办理的请重新申请。` }],
  },
});

/** Who does not employ her confirms nothing. */
export const employs: GuardInput = { code: 'not-employed', holds: payload('employs').is(true), message: '没有聘用（拟聘用）该护士或者内容不属实的，请选择“不予确认”或者“退回护士修改”。', path: 'payload.employs' };

interface Asked {
  /** Where the institution's word does not end the case by itself. */
  when?: Condition;
  /** What the institution vouches for. */
  asked?: string;
}

/** The institution answers for the employment and sends the case on to the authority. */
export const confirmation = <C extends string = never>({ hans }: Business, guards: GuardInput[], starts: (CourseClock | C)[], { when, asked = '确认聘用（拟聘用）该护士，所填内容属实' }: Asked = {}): Events<'pending-institution' | 'submitted', CourseClock | C> => ({
  confirm: {
    label: words('确认并提交审批机关', '確認並提交審批機關', 'Confirm'),
    from: ['pending-institution'],
    to: 'submitted',
    ...(when ? { when } : {}),
    roles: ['nursing'],
    intent: 'primary',
    confirm: '确认后申请提交给{authority.name}。确定该护士的情况属实吗？',
    batch: { confirm: '选中的申请将提交审批机关。确定已经逐件核对，每名护士的情况都属实吗？' },
    payload: [
      { key: 'employs', label: asked, type: 'yes-no', required: true },
      { key: 'opinion', label: '机构意见', type: 'long-text', rule: { maxLength: 500 } },
    ],
    guards: [employs, ...guards],
    clocks: { stop: ['confirmation'], start: starts },
    messages: [
      { to: 'nurse', title: `机构已确认您的${hans}申请`, body: `{target.name}已确认您的${hans}申请 {application:number}，申请已提交{authority.name}。` },
      { to: 'reviewer', title: `新的${hans}申请待受理`, body: `{target.name}确认了{nurse.name}的${hans}申请 {application:number}，请在五个工作日内受理或者一次性告知补正。` },
    ],
  },
});

export const filingFlags = {
  'confirmation-late': { label: '机构逾期未确认', absent: '机构没有逾期。', present: '机构已逾期未确认。' },
} as const;
