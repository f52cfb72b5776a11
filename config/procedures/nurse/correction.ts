import { actorFired, not, type ProcedureInput } from '@medregistry/language';
import type { DistrictVocabulary } from '../../vocabulary';
import { fact } from '../../vocabulary';
import { draft, fields, letter, paragraph, section, signature } from './documents';
import { words, type Business, type Effects, type Events, type GuardInput, type Queues, type States } from './Part';

export type CorrectionState = 'draft' | 'submitted' | 'correction' | 'in-review' | 'pending-decision' | 'elsewhere' | 'corrected' | 'refused' | 'done-elsewhere' | 'withdrawn';
export type CorrectionClock = 'handling';
export type CorrectionPaper = 'application-form' | 'request-letter' | 'result';

const own = fact('province.own').is(true);
const both = (hans: string, hant: string, en: string) => ({ applicant: words(hans, hant, en), staff: words(hans, hant, en) });
const nobody = { applicant: '不需要您做什么。', staff: '不需要处理。' };
const editable = { form: true, materials: true };
const text = (key: string, label: string, required = true) => ({ key, label, type: 'long-text' as const, required, rule: { minLength: 2, maxLength: 2000 } });

/** Corrections go to the province; another province's are followed here and done there (domain.md §3.5.8). */
export const correctionStates = ({ hans }: Business): States<CorrectionState> => ({
  draft: { label: both('草稿，未提交', '草稿，未提交', 'Draft, not submitted'), holder: 'nurse', next: { applicant: `请填写并上传材料后提交，由{province.name}省级卫生健康主管部门办理${hans}。`, staff: '护士正在填写，不需要处理。' }, tone: 'idle', editable },
  submitted: { label: both('待省级受理', '待省級受理', 'To be accepted by the province'), holder: 'provincial', next: { applicant: '请等待省级卫生健康主管部门受理。', staff: '请核对材料后受理，或者一次性告知补正。' } },
  correction: { label: both('待补正', '待補正', 'Returned for correction'), holder: 'nurse', next: { applicant: '请按意见补正后再次提交。', staff: '等待护士补正。' }, tone: 'attention', editable },
  'in-review': { label: both('省级审核中', '省級審核中', 'Under review by the province'), holder: 'provincial', next: { applicant: '请等待审核。', staff: '请核对原始档案，需要外部机构办理的，申报后登记。' } },
  'pending-decision': { label: both('待决定', '待決定', 'Waiting for the decision'), holder: 'provincial', next: { applicant: '请等待决定。', staff: '请由另一名人员复核后作出决定。' } },
  elsewhere: { label: both('外省办理中', '外省辦理中', 'Handled by another province'), holder: 'nurse', next: { applicant: '请打印申请函，连同材料提交{province.name}省级卫生健康主管部门，办结后在这里登记结果。', staff: '由外省办理，不需要处理。' }, tone: 'attention' },
  corrected: { label: both('已更正', '已更正', 'Corrected'), holder: null, next: { ...nobody, applicant: `${hans}已经办结，请核对个人信息。` }, tone: 'good', closed: true },
  refused: { label: both('不予更正', '不予更正', 'Refused'), holder: null, next: { ...nobody, applicant: '理由见办理结果。' }, tone: 'bad', closed: true },
  'done-elsewhere': { label: both('外省已办结', '外省已辦結', 'Done by the other province'), holder: null, next: { ...nobody, applicant: '外省已经办结，数据更新后可以在本系统办理业务。' }, tone: 'good', closed: true },
  withdrawn: { label: both('已撤回', '已撤回', 'Withdrawn'), holder: null, next: nobody, tone: 'idle', closed: true },
});

/** The step outside: the national centre for talents corrects its own data first (F97). */
export const outsideState: States<'awaiting-result'> = {
  'awaiting-result': { label: both('已向国家人才交流中心申报，等待结果', '已向國家人才交流中心申報，等待結果', 'Waiting for the national centre'), holder: 'provincial', next: { applicant: '已向国家人才交流中心申报，请等待结果。', staff: '收到结果后登记。' } },
};

export const correctionClocks = { handling: { label: '办理', length: 20, unit: 'working-day', basis: '法律没有规定期限，按服务承诺办理' } } as const;

export const correctionPapers = ({ hans, en }: Business, sections: string[]): NonNullable<ProcedureInput<CorrectionState, CorrectionClock, CorrectionPaper, DistrictVocabulary>['documents']> => ({
  'application-form': draft(words('打印申请表', '打印申請表', 'Print the application form'), `护士${hans}申请表`, 'SQ', [
    fields([{ label: '申请编号', value: '{application:number}' }, { label: '受理省份', value: '{province.name}' }]),
    ...sections.map(section),
    { block: 'materials' },
    signature('申请人签字'),
  ]),
  'request-letter': letter(words('打印申请函', '打印申請函', 'Print the letter of request'), `关于办理护士${hans}的申请函`, 'WS', [
    paragraph(`{province.name}卫生健康主管部门：护士{nurse.name}申请办理${hans}，该业务由你省（自治区、直辖市）办理，请予受理。申请内容和材料如下：`),
    ...sections.map(section),
    { block: 'materials' },
  ]),
  result: letter(words('打印办理结果', '打印辦理結果', `Result: ${en}`), `护士${hans}办理结果通知书`, 'JG', [paragraph(`您申请的护士${hans}（{application:number}）已经办结。`), paragraph('办理意见：{payload:opinion}')]),
});

export const correctionQueues = <S extends string = never>({ hans, hant, en }: Business, outside: S[] = []): Queues<CorrectionState | S> => {
  const label = (a: string, b: string, c: string) => words(`${hans}：${a}`, `${hant}：${b}`, `${en}: ${c}`);
  return {
    'with-you': { label: label('待您处理', '待您處理', 'with you'), roles: ['nurse'], states: ['draft', 'correction', 'elsewhere'], empty: `没有需要您处理的${hans}申请。` },
    'with-office': { label: label('办理中', '辦理中', 'in progress'), roles: ['nurse', 'nursing'], states: ['submitted', 'in-review', 'pending-decision', ...outside], empty: `没有办理中的${hans}申请。` },
    closed: { label: label('已结束', '已結束', 'closed'), roles: ['nurse', 'nursing'], states: ['corrected', 'refused', 'done-elsewhere', 'withdrawn'], empty: `没有已结束的${hans}申请。` },
    'to-handle': { label: label('待办理', '待辦理', 'to handle'), roles: ['provincial'], states: ['submitted', 'in-review', 'pending-decision', ...outside], empty: `没有待办理的${hans}申请。` },
  };
};

interface Correction {
  guards: GuardInput[];
  effects: Effects;
  /** What must have happened outside before a decision is proposed. */
  ready?: GuardInput;
}

/** Filing, the province's review with the step outside it, and the decision by a second person. */
export const correctionEvents = ({ hans }: Business, { guards, effects, ready }: Correction): Events<CorrectionState, CorrectionClock, CorrectionPaper> => ({
  submit: {
    label: words('提交省级办理', '提交省級辦理', 'Submit to the province'),
    from: ['draft', 'correction'],
    to: 'submitted',
    when: own,
    roles: ['nurse'],
    intent: 'primary',
    payload: [{ key: 'replies', label: '整改答复', type: 'replies' }],
    requires: ['form', 'materials'],
    guards,
    nextRound: true,
    materials: 'freeze',
    clocks: { start: ['handling'] },
    messages: [{ to: 'provincial', title: `${hans}申请待受理`, body: `{nurse.name}提交了${hans}申请 {application:number}，请受理。` }],
  },
  guide: {
    label: words('向外省申请', '向外省申請', 'Apply to the other province'),
    from: ['draft'],
    to: 'elsewhere',
    when: not(own),
    roles: ['nurse'],
    intent: 'primary',
    confirm: `本业务由{province.name}省级卫生健康主管部门办理。系统将生成申请函，请打印后连同材料向该省提交。确定吗？`,
    requires: ['form'],
    guards,
    nextRound: true,
    documents: [{ key: 'request-letter' }],
    messages: [{ to: 'nurse', title: `${hans}由外省办理`, body: `您的${hans}由{province.name}省级卫生健康主管部门办理。请打印申请函，连同材料向该省提交，办结后在系统中登记结果。` }],
  },
  'report-result': { label: words('登记外省结果', '登記外省結果', 'Report the result'), from: ['elsewhere'], to: 'done-elsewhere', roles: ['nurse'], intent: 'primary', payload: [{ key: 'doneOn', label: '办结日期', type: 'date', required: true }, text('outcome', '办理结果')], messages: [{ to: 'nursing', title: '外省业务已办结', body: `{nurse.name}的${hans}已由{province.name}办结。` }] },
  accept: { label: words('受理', '受理', 'Accept'), from: ['submitted'], to: 'in-review', roles: ['provincial'], intent: 'primary', messages: [{ to: 'nurse', title: `${hans}申请已受理`, body: `您的${hans}申请 {application:number} 已受理。` }] },
  return: {
    label: words('告知补正', '告知補正', 'Return for correction'),
    from: ['submitted', 'in-review'],
    to: 'correction',
    roles: ['provincial'],
    payload: [{ key: 'notes', label: '补正内容', type: 'notes', required: true }],
    materials: 'thaw',
    clocks: { stop: ['handling'] },
    example: { notes: [{ target: '', category: 'material', text: '请补充同一人证明。' }] },
    messages: [{ to: 'nurse', title: `${hans}申请需要补正`, body: `您的${hans}申请 {application:number} 需要补正，请登录系统查看全部内容，修改后再次提交。` }],
  },
  propose: { label: words('提出办理意见', '提出辦理意見', 'Propose'), from: ['in-review'], to: 'pending-decision', roles: ['provincial'], intent: 'primary', payload: [{ key: 'conclusion', label: '建议', type: 'choice', required: true, options: [{ value: 'granted', label: '更正' }, { value: 'refused', label: '不予更正' }] }, text('opinion', '审核意见')], example: { conclusion: 'granted', opinion: '经核对档案属实，建议更正。' }, guards: ready ? [ready] : [], messages: [{ to: 'provincial', title: `${hans}申请待决定`, body: `{nurse.name}的${hans}申请 {application:number} 已完成审核，请由另一名人员决定。` }] },
  correct: {
    label: words('决定更正', '決定更正', 'Correct'),
    from: ['pending-decision'],
    to: 'corrected',
    roles: ['provincial'],
    fresh: true,
    intent: 'primary',
    confirm: '决定后登记信息立即更正。确定吗？',
    payload: [text('opinion', '办理意见')],
    // What was true when she filed may have changed meanwhile, e.g. by an import (F94).
    guards: [{ code: 'same-person', holds: not(actorFired('propose')), message: '您审核过本件，请交由另一名人员决定。' }, ...guards],
    effects,
    materials: 'pass',
    clocks: { stop: ['handling'] },
    documents: [{ key: 'result' }],
    messages: [{ to: 'nurse', title: `${hans}已办结`, body: `您的${hans}申请 {application:number} 已经办结，登记信息已经更正，请核对。` }],
  },
  refuse: { label: words('不予更正', '不予更正', 'Refuse'), from: ['pending-decision'], to: 'refused', roles: ['provincial'], fresh: true, intent: 'danger', payload: [text('opinion', '不予更正的理由')], guards: [{ code: 'same-person', holds: not(actorFired('propose')), message: '您审核过本件，请交由另一名人员决定。' }], clocks: { stop: ['handling'] }, documents: [{ key: 'result' }], messages: [{ to: 'nurse', title: `${hans}没有准许`, body: `您的${hans}申请 {application:number} 没有准许，理由：{payload:opinion}` }] },
  withdraw: { label: words('撤回', '撤回', 'Withdraw'), from: ['draft', 'submitted', 'correction', 'in-review', 'elsewhere'], to: 'withdrawn', roles: ['nurse'], intent: 'danger', confirm: '撤回后本申请结束。确定撤回吗？', clocks: { stop: ['handling'] }, messages: [{ to: 'nursing', title: `${hans}申请已撤回`, body: `{nurse.name}撤回了${hans}申请 {application:number}。` }] },
});

/** The province applies there, and records what came of it. */
export const outsideEvents: Events<'in-review' | 'awaiting-result', CorrectionClock> = {
  'apply-outside': { label: words('已向国家人才交流中心申报', '已向國家人才交流中心申報', 'Applied to the national centre'), from: ['in-review'], to: 'awaiting-result', roles: ['provincial'], intent: 'primary', payload: [{ key: 'appliedOn', label: '申报日期', type: 'date', required: true }, { key: 'reference', label: '申报文号', type: 'text', rule: { maxLength: 60 } }], clocks: { pause: ['handling'] }, messages: [{ to: 'nurse', title: '已向国家人才交流中心申报', body: '您的申请 {application:number} 已向国家人才交流中心申报，请等待结果。' }] },
  'record-result': { label: words('登记申报结果', '登記申報結果', 'Record the result'), from: ['awaiting-result'], to: 'in-review', roles: ['provincial'], intent: 'primary', payload: [text('outcome', '国家人才交流中心的结果')], clocks: { resume: ['handling'] }, messages: [{ to: 'nurse', title: '已收到申报结果', body: '您的申请 {application:number} 已收到国家人才交流中心的结果，正在办理。' }] },
};
