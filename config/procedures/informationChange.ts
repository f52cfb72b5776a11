import { form, not, type Condition, type Field } from '@medregistry/language';
import { educations, nursePositions, nurseTitles, workCategories } from '../enums';
import { defineProcedure, fact } from '../vocabulary';
import { draft, fields, section, signature } from './nurse/documents';
import { otherPapers } from './nurse/materials';
import { words, type GuardInput } from './nurse/Part';
import { activated } from './nurse/rules';
import { certificateFields, identity, known, registered } from './nurse/sections';
import { choicesOf } from './options';

/** What the institution confirms (class A, F76); mobile numbers are verified by message, the rest is the province's. */
const items: { key: string; field: Omit<Field, 'key'>; from: Parameters<typeof fact>[0] }[] = [
  { key: 'department', field: { label: '工作科室', type: 'text', rule: { maxLength: 60 } }, from: 'registration.department' },
  { key: 'workCategory', field: { label: '工作类别', type: 'choice', options: choicesOf(workCategories) }, from: 'registration.workCategory' },
  { key: 'title', field: { label: '技术职称', type: 'choice', options: choicesOf(nurseTitles) }, from: 'registration.title' },
  { key: 'titleOn', field: { label: '取得职称时间', type: 'date' }, from: 'registration.titleOn' },
  { key: 'position', field: { label: '职务', type: 'choice', options: choicesOf(nursePositions) }, from: 'registration.position' },
  { key: 'education', field: { label: '学历', type: 'choice', options: choicesOf(educations) }, from: 'nurse.education' },
];

const changed = (key: string): Condition => not(form(`after.${key}`).is(form(`before.${key}`)));
const both = (hans: string, hant: string, en: string) => ({ applicant: words(hans, hant, en), staff: words(hans, hant, en) });
const nobody = { applicant: '不需要您做什么。', staff: '不需要处理。' };
const editable = { form: true, materials: true };

const registeredNow: GuardInput = { code: 'not-registered', holds: fact('registration.status').isFilled(), message: '没有查到执业注册记录，请先办理首次注册。' };
const employed: GuardInput = { code: 'no-institution', holds: fact('target.id').isFilled(), message: '没有查到执业机构，请先办理首次注册或者变更注册。' };

const slot = (key: string, label: string, requirement: string, when: Condition) => ({ key, label, requirement, when, copyMark: true, markLines: ['与原件一致', '仅用于护士信息修改', '{nurse.name}　{today}'] });

/** 护士信息修改, class A (F76, domain.md §3.5.7): the nurse asks, her institution compares before and after, and confirms. */
export const informationChange = defineProcedure({
  key: 'information-change',
  label: { 'zh-Hans': '护士信息修改', 'zh-Hant': '護士信息修改', en: 'Change of a nurse’s particulars' },
  subject: 'nurse',
  prefix: 'HSI',
  pins: ['switches'],
  initial: 'draft',
  create: { roles: ['nurse'], guards: [activated, registeredNow, employed] },
  exclusive: [fact('nurse.id').operand],
  states: {
    draft: { label: both('草稿，未提交', '草稿，未提交', 'Draft, not submitted'), holder: 'nurse', next: { applicant: '请填写修改后的内容，职称、学历有变化的上传证书后提交。', staff: '护士正在填写，不需要处理。' }, tone: 'idle', editable },
    'pending-institution': { label: both('待机构审核', '待機構審核', 'Waiting for the institution'), holder: 'nursing', next: { applicant: '等待{target.name}审核。', staff: '等待机构审核修改前后的内容。' } },
    returned: { label: both('机构退回', '機構退回', 'Returned by the institution'), holder: 'nurse', next: { applicant: '请按机构的意见修改后再次提交。', staff: '等待护士修改。' }, tone: 'attention', editable },
    updated: { label: both('已更新', '已更新', 'Updated'), holder: null, next: { ...nobody, applicant: '信息已经更新。' }, tone: 'good', closed: true },
    withdrawn: { label: both('已撤回', '已撤回', 'Withdrawn'), holder: null, next: nobody, tone: 'idle', closed: true },
  },
  form: {
    sections: [
      { key: 'nurse', label: '护士', fields: [...identity.filter(({ key }) => key !== 'idNumber'), ...certificateFields] },
      { key: 'before', label: '修改前', fields: items.map(({ key, field, from }) => ({ key, ...field, ...registered(from) })) },
      { key: 'after', label: '修改后', help: '只改有变化的内容。姓名、证件号码、证书编号和注册日期有误的，请办理执业注册信息修改或者考试资格信息修改。', fields: items.map(({ key, field, from }) => ({ key, ...field, required: key !== 'titleOn', ...known(from) })) },
    ],
  },
  materials: [
    slot('title-certificate', '职称证书', '写明职称和取得时间的页面。', changed('title')),
    slot('diploma', '学历证书', '护理或者助产专业学历证书。', changed('education')),
    otherPapers,
  ],
  review: { points: [{ key: 'evidence', label: '职称、学历与证书一致', target: 'form.after.title' }] },
  clocks: { confirmation: { label: '机构审核', length: fact('switches.confirmationDays').operand, unit: 'working-day', basis: '审批机关与执业机构的办理约定；法律没有规定期限' } },
  documents: {
    'application-form': draft(words('打印信息修改表', '打印信息修改表', 'Print the form'), '护士信息修改申请表', 'SQ', [
      fields([{ label: '申请编号', value: '{application:number}' }, { label: '执业机构', value: '{target.name}' }]),
      section('nurse'),
      section('before'),
      section('after'),
      signature('申请人签字'),
      signature('机构负责人签字'),
    ]),
  },
  queues: {
    'with-you': { label: words('信息修改：待您处理', '信息修改：待您處理', 'Particulars: with you'), roles: ['nurse'], states: ['draft', 'returned'], empty: '没有需要您处理的信息修改。' },
    'to-confirm': { label: words('信息修改：待审核', '信息修改：待審核', 'Particulars: to confirm'), roles: ['nursing'], states: ['pending-institution'], empty: '没有待审核的信息修改。' },
    closed: { label: words('信息修改：已结束', '信息修改：已結束', 'Particulars: closed'), roles: ['nurse', 'nursing'], states: ['updated', 'withdrawn'], empty: '没有已结束的信息修改。' },
  },
  events: {
    submit: {
      label: words('提交机构审核', '提交機構審核', 'Submit'),
      from: ['draft', 'returned'],
      to: 'pending-institution',
      roles: ['nurse'],
      intent: 'primary',
      payload: [{ key: 'replies', label: '整改答复', type: 'replies' }],
      requires: ['form'],
      guards: [registeredNow, employed],
      nextRound: true,
      materials: 'freeze',
      clocks: { start: ['confirmation'] },
      messages: [{ to: 'nursing', title: '护士信息修改待审核', body: '{nurse.name}申请修改个人信息（{application:number}），请核对修改前后的内容。' }],
    },
    confirm: {
      label: words('同意并更新', '同意並更新', 'Confirm and update'),
      from: ['pending-institution'],
      to: 'updated',
      roles: ['nursing'],
      intent: 'primary',
      confirm: '确定修改后的内容属实吗？确认后立即更新。',
      batch: { confirm: '确认后立即更新。确定已经逐件核对，修改后的内容都属实吗？' },
      requires: ['materials'],
      guards: [registeredNow],
      effects: [
        { verb: 'newVersion', record: 'registration', values: Object.fromEntries(['department', 'workCategory', 'title', 'titleOn', 'position'].map((key) => [key, form(`after.${key}`).operand])) },
        { verb: 'set', record: 'nurse', values: { education: form('after.education').operand } },
      ],
      materials: 'pass',
      clocks: { stop: ['confirmation'] },
      messages: [{ to: 'nurse', title: '信息已更新', body: '{target.name}已确认您的信息修改申请 {application:number}，信息已经更新。' }],
    },
    return: {
      label: words('退回', '退回', 'Return'),
      from: ['pending-institution'],
      to: 'returned',
      roles: ['nursing'],
      payload: [{ key: 'notes', label: '退回意见', type: 'notes', required: true }],
      materials: 'thaw',
      clocks: { stop: ['confirmation'] },
      example: { notes: [{ target: 'form.after.title', category: 'material', text: '请上传职称证书。' }] },
      messages: [{ to: 'nurse', title: '信息修改被退回', body: '{target.name}退回了您的信息修改申请 {application:number}，请按意见修改后再次提交。' }],
    },
    overdue: {
      label: words('机构逾期未审核', '機構逾期未審核', 'The institution is late'),
      from: ['pending-institution'],
      roles: ['system'],
      after: 'confirmation',
      clocks: { stop: ['confirmation'] },
      messages: [{ to: 'nursing', title: '护士信息修改逾期未审核', body: '{nurse.name}的信息修改申请 {application:number} 已超过 {switches.confirmationDays} 个工作日没有审核，请立即处理。' }],
    },
    withdraw: {
      label: words('撤回', '撤回', 'Withdraw'),
      from: ['draft', 'pending-institution', 'returned'],
      to: 'withdrawn',
      roles: ['nurse'],
      intent: 'danger',
      clocks: { stop: ['confirmation'] },
      messages: [{ to: 'nursing', title: '信息修改已撤回', body: '{nurse.name}撤回了信息修改申请 {application:number}。' }],
    },
  },
});
