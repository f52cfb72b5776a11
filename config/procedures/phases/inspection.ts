import { action, actorFiredLast, any, flagged, not, Slot, type Condition, type Field, type Procedure } from '@medregistry/language';
import type { Role } from '../../roles';
import { fact } from '../../vocabulary';
import { letter, paragraph } from './letter';
import type { Block, Flags, GuardInput, Paper, Phase } from './Phase';

/** What a visit looks at (校验办法 Art. 13). */
const POINTS = {
  standard: '医疗机构基本标准符合情况',
  law: '法律、法规、规章执行情况',
  quality: '医疗质量和医疗安全保障措施落实情况',
  others: '省级卫生健康主管部门规定的其他内容',
} as const;

const FOUND = [
  { value: 'met', label: '符合' },
  { value: 'partly', label: '基本符合，需整改' },
  { value: 'unmet', label: '不符合' },
  { value: 'none', label: '不涉及' },
];

const findings: Field[] = Object.entries(POINTS).flatMap(([key, label]): Field[] => [
  { key, label, type: 'choice', options: FOUND, required: true },
  { key: `${key}Remark`, label: `${label}：发现的问题`, type: 'long-text', rule: { maxLength: 1000 }, required: { within: [{ payload: key }, { value: ['partly', 'unmet'] }] }, when: { within: [{ payload: key }, { value: ['partly', 'unmet'] }] } },
]);

/** Something has to be mended: a finding is not simply met. */
const toMend = any(...Object.keys(POINTS).map((key): Condition => ({ within: [{ payload: key }, { value: ['partly', 'unmet'] }] })));

/** What is photographed on the spot, by the officers, on their phones; the institution files none of it. */
export const visitPhotographs: Procedure['materials'][number] = Slot.parse({
  key: 'visit-photographs',
  label: '现场照片',
  requirement: '由审查人员在现场拍摄：场所全貌、主要科室和设备、发现的问题。',
  when: action('visit.on').isFilled(),
  required: false,
  filledBy: { roles: ['reviewer'], states: ['on-site'] },
});

export const inspectionFlags = {
  inspected: {
    label: '现场审查待第二人确认',
    internal: true,
    absent: '现场审查情况还没有记录，请先由一名审查人员记录。',
    present: '现场审查情况已经记录，等待另一名审查人员确认。',
  },
  'inspection-confirmed': { label: '已现场审查', tone: 'good', absent: '现场审查还没有完成。', present: '现场审查已经完成。' },
} as const satisfies Flags;

/** The record as the second officer reads it before signing. */
const RECORDED = [
  '记录人：{action:inspect.actorName}　审查日期：{action:inspect.payload.visitedOn}　机构在场人员：{action:inspect.payload.present}',
  ...Object.entries(POINTS).map(([key, label]) => `${label}：{action:inspect.payload.${key}}　{action:inspect.payload.${key}Remark}`),
  '整改要求：{action:inspect.payload.rectification}',
  '审查意见：{action:inspect.payload.summary}',
  '',
  '您与记录人一同到场，记录与现场情况一致。确定签字确认吗？',
].join('\n');

/** A conclusion is proposed only after the visit where one must be made (校验办法 Art. 14). */
export const inspectionDone: GuardInput = {
  code: 'inspection-missing',
  holds: any(not(fact('inspection.required').is(true)), flagged('inspection-confirmed')),
  message: '{inspection.reason}，必须先由两名审查人员进行现场审查。',
};

export const inspectionRecord = (roles: Role[]): Paper => ({
  label: { 'zh-Hans': '打印现场审查记录', 'zh-Hant': '打印現場審查記錄', en: 'Print the record of the visit' },
  title: '医疗机构校验现场审查记录',
  prefix: 'XC',
  kind: 'issued',
  roles,
  blocks: [
    {
      block: 'fields',
      columns: 1,
      rows: [
        { label: '机构名称', value: '{institution.name}' },
        { label: '登记号', value: '{institution.registrationNumber}' },
        { label: '地址', value: '{institution.address}' },
        { label: '申请编号', value: '{application:number}' },
        { label: '审查日期', value: '{action:inspect.payload.visitedOn}' },
        { label: '机构在场人员', value: '{action:inspect.payload.present}' },
        ...Object.entries(POINTS).flatMap(([key, label]) => [
          { label, value: `{action:inspect.payload.${key}}` },
          { label: '发现的问题', value: `{action:inspect.payload.${key}Remark}` },
        ]),
        { label: '整改要求', value: '{action:inspect.payload.rectification}' },
        { label: '审查意见', value: '{action:inspect.payload.summary}' },
      ],
    },
    { block: 'paragraph', text: '审查人员：{action:inspect.actorName}、{actor:name}', indent: false },
    { block: 'signature', label: '审查人员签字' },
    { block: 'signature', label: '机构负责人签字' },
    { block: 'code' },
  ],
});

const visited = action('inspect.payload.visitedOn').isFilled();

/** 现场审查意见书: what the two officers found and what is to be mended, for the institution; what they make of it stays in the record. */
export const inspectionOpinion = letter({ 'zh-Hans': '打印现场审查意见书', 'zh-Hant': '打印現場審查意見書', en: 'Print the findings of the visit' }, '现场审查意见书', 'XY', [
  paragraph('本机关于 {action:inspect.payload.visitedOn} 对你单位进行了现场审查，你单位在场人员：{action:inspect.payload.present}。审查情况如下：'),
  {
    block: 'fields',
    columns: 1,
    rows: Object.entries(POINTS).flatMap(([key, label]) => [
      { label, value: `{action:inspect.payload.${key}}` },
      { label: '发现的问题', value: `{action:inspect.payload.${key}Remark}`, when: action(`inspect.payload.${key}Remark`).isFilled() },
    ]),
  },
  { ...paragraph('整改要求：{action:inspect.payload.rectification}'), when: action('inspect.payload.rectification').isFilled() },
  paragraph('审查人员：{action:inspect.actorName}、{actor:name}', { indent: false }),
  paragraph('你单位对上述情况有异议的，可以向本机关陈述和申辩。本意见书记载现场审查的情况，校验结论以本机关作出的决定为准。'),
]);

/** In a decision against the institution: where what was found on the spot stands. */
export const visitReference: Block = { ...paragraph('本机关于 {action:inspect.payload.visitedOn} 进行了现场审查，发现的问题和整改要求见《现场审查意见书》。'), when: visited };

/**
 * 现场审查: an act of two reviewers (行政许可法 Art. 34): one records on the spot, on a phone, another confirms.
 * `call-off` ends a visit that is not made.
 */
export const inspectionPhase = (noun: string): Phase<'in-review' | 'on-site', never, 'inspection-record' | 'inspection-opinion'> => ({
  visit: {
    label: { 'zh-Hans': '安排现场审查', 'zh-Hant': '安排現場審查', en: 'Arrange a visit' },
    from: ['in-review'],
    to: 'on-site',
    roles: ['reviewer'],
    payload: [
      { key: 'plannedOn', label: '拟审查日期', type: 'date', required: true },
      { key: 'members', label: '审查人员（不少于两人）', type: 'text', required: true, rule: { minLength: 4, maxLength: 100 } },
    ],
    flags: { reset: ['inspection-confirmed'] },
    messages: [{ to: 'applicant', title: '将进行现场审查', body: `{institution.name}的${noun} {application:number} 需要现场审查，拟于 {payload:plannedOn} 进行，请安排负责人在场并准备有关资料。` }],
  },
  inspect: {
    label: { 'zh-Hans': '记录现场审查', 'zh-Hant': '記錄現場審查', en: 'Record the visit' },
    from: ['on-site'],
    roles: ['reviewer'],
    intent: 'primary',
    confirm: '请逐项记录现场看到的情况。提交即为您本人签字，之后由另一名审查人员确认。',
    payload: [
      { key: 'visitedOn', label: '审查日期', type: 'date', required: true },
      { key: 'present', label: '机构在场人员', type: 'text', required: true, rule: { minLength: 2, maxLength: 100 } },
      ...findings,
      { key: 'rectification', label: '整改要求', type: 'long-text', required: toMend, when: toMend, rule: { minLength: 2, maxLength: 2000 }, help: '逐项写明要求和期限；将写进送达机构的现场审查意见书。' },
      { key: 'summary', label: '审查意见', type: 'long-text', required: true, rule: { minLength: 2, maxLength: 2000 } },
    ],
    flags: { set: ['inspected'] },
  },
  'confirm-inspection': {
    label: { 'zh-Hans': '确认现场审查', 'zh-Hant': '確認現場審查', en: 'Confirm the visit' },
    from: ['on-site'],
    to: 'in-review',
    roles: ['reviewer'],
    intent: 'primary',
    confirm: RECORDED,
    guards: [{ code: 'second-reviewer', holds: not(actorFiredLast('inspect')), message: '现场审查应当由两名人员进行，请由另一名审查人员确认。' }],
    flags: { needs: ['inspected'], reset: ['inspected'], set: ['inspection-confirmed'] },
    documents: [{ key: 'inspection-record' }, { key: 'inspection-opinion' }],
    messages: [{ to: 'applicant', title: '现场审查已完成', body: `{institution.name}的${noun} {application:number} 已完成现场审查。发现的问题和整改要求见《现场审查意见书》，可以在申请页面打印；请等待审核结果。` }],
  },
  'call-off-visit': {
    label: { 'zh-Hans': '取消现场审查', 'zh-Hant': '取消現場審查', en: 'Call the visit off' },
    from: ['on-site'],
    to: 'in-review',
    roles: ['reviewer'],
    payload: [{ key: 'reason', label: '取消原因', type: 'long-text', required: true, rule: { minLength: 2, maxLength: 500 } }],
    flags: { forbids: ['inspected'] },
    messages: [{ to: 'applicant', title: '现场审查取消', body: `{institution.name}的${noun} {application:number} 的现场审查已取消，原因：{payload:reason}。` }],
  },
});
