import { any, application } from '@medregistry/language';
import { deferralCauses, verificationConclusions } from '../../enums';
import { fact } from '../../vocabulary';
import { choicesOf } from '../options';
import { acceptedAtWindow, acceptedOnline } from '../phases/acceptance';
import { inspectionDone, inspectionPhase } from '../phases/inspection';
import { HANDED_ON } from '../phases/internal';
import type { Phase } from '../phases/Phase';
import type { VerificationClock, VerificationDocument, VerificationState } from './parts';

const PASSED = { value: 'passed', label: verificationConclusions.passed.label };
const CONCLUDING: VerificationState[] = ['accepted', 'in-review', 'on-site', 'pending-decision', 'pending-deferral'];
const text = (key: string, label: string, help?: string) => ({ key, label, type: 'long-text' as const, required: true, rule: { minLength: 2, maxLength: 2000 }, ...(help ? { help } : {}) });

/** What the reviewer does: return with all points at once, visit, propose; and what stops or prolongs the term (行政许可法 Art. 42, 45). */
export const review: Phase<VerificationState, VerificationClock, VerificationDocument> = {
  return: {
    label: { 'zh-Hans': '退回修改', 'zh-Hant': '退回修改', en: 'Return for correction' },
    from: ['submitted', 'in-review'],
    to: 'correction',
    when: any(acceptedAtWindow, application('state').is('submitted')),
    roles: ['reviewer'],
    intent: 'danger',
    confirm: '需要补正的内容应当一次性全部告知；再次退回时只能提出未整改的意见和新材料产生的问题。确定已列出全部意见吗？',
    payload: [{ key: 'notes', label: '修改意见', type: 'notes', required: true }],
    materials: 'thaw',
    clocks: { stop: ['review'], start: ['correction'] },
    documents: [{ key: 'correction-notice' }],
    example: { notes: [{ target: 'materials.work-summary', category: 'material', code: 'M4', text: '工作总结中未体现感染管理和病历管理的内容，请补充。' }] },
    messages: [
      { to: 'applicant', title: '校验申请需要修改', body: '{institution.name}的校验申请 {application:number} 已退回修改。请登录系统，在“步骤三 网上服务指导审核提示”查看全部修改意见，整改后再次提交。' },
    ],
  },
  ...inspectionPhase('校验申请'),
  propose: {
    label: { 'zh-Hans': '提出结论建议', 'zh-Hant': '提出結論建議', en: 'Propose a conclusion' },
    from: ['submitted', 'in-review'],
    to: 'pending-decision',
    when: any(acceptedAtWindow, application('state').is('in-review')),
    roles: ['reviewer'],
    internal: HANDED_ON,
    intent: 'primary',
    payload: [
      { key: 'conclusion', label: '建议结论', type: 'choice', required: true, options: [PASSED] },
      { key: 'opinion', label: '审核意见', type: 'long-text', required: true, rule: { minLength: 2, maxLength: 2000 }, help: '写明书面审查的情况。' },
    ],
    example: { conclusion: 'passed', opinion: '申请材料齐全，内容符合要求，建议校验合格。' },
    guards: [inspectionDone],
    clocks: { stop: ['review'], start: ['signing'] },
    messages: [{ to: 'approver', title: '校验申请待签批', body: '{institution.name}的校验申请 {application:number} 已完成审核，{actor:name}建议校验合格，请签批。' }],
  },
  'propose-deferral': {
    label: { 'zh-Hans': '建议暂缓校验', 'zh-Hant': '建議暫緩校驗', en: 'Propose a deferral' },
    from: ['submitted', 'in-review'],
    to: 'pending-deferral',
    when: any(acceptedAtWindow, application('state').is('in-review')),
    roles: ['reviewer'],
    internal: HANDED_ON,
    payload: [
      { key: 'causes', label: '暂缓校验事由', type: 'choices', required: true, options: choicesOf(deferralCauses) },
      { key: 'months', label: '暂缓校验期', type: 'integer', unit: '个月', required: true, rule: { min: 1, max: 6 } },
      text('facts', '查明的事实', '写明日期、地点和查明的情况。'),
      text('standard', '违反的规定或标准', '写明条款。'),
      text('tasks', '整改内容', '逐项写明需要整改的内容。'),
    ],
    guards: [inspectionDone],
    clocks: { stop: ['review'], start: ['signing'] },
    example: { causes: ['below-standard'], months: 3 },
    messages: [{ to: 'approver', title: '暂缓校验建议待签批', body: '{institution.name}的校验申请 {application:number} 已完成审核，{actor:name}建议暂缓校验 {payload:months}，请签批。' }],
  },
  'pause-term': {
    label: { 'zh-Hans': '暂停计算期限', 'zh-Hant': '暫停計算期限', en: 'Pause the term' },
    from: CONCLUDING,
    when: acceptedOnline,
    roles: ['reviewer'],
    payload: [
      {
        key: 'cause', label: '原因', type: 'choice', required: true,
        options: [{ value: 'hearing', label: '听证' }, { value: 'test', label: '检验、检测、检疫' }, { value: 'appraisal', label: '鉴定' }, { value: 'experts', label: '专家评审' }],
      },
      text('reason', '说明'),
    ],
    flags: { forbids: ['term-paused'], set: ['term-paused'] },
    clocks: { pause: ['conclusion'] },
    documents: [{ key: 'pause-notice' }],
    messages: [{ to: 'applicant', title: '审查期限暂停计算', body: '{institution.name}的校验申请 {application:number} 需要{payload:cause}，所需时间不计算在审查期限内。{payload:reason}。' }],
  },
  'resume-term': {
    label: { 'zh-Hans': '恢复计算期限', 'zh-Hant': '恢復計算期限', en: 'Resume the term' },
    from: CONCLUDING,
    when: acceptedOnline,
    roles: ['reviewer'],
    flags: { needs: ['term-paused'], reset: ['term-paused'] },
    clocks: { resume: ['conclusion'] },
    messages: [{ to: 'applicant', title: '审查期限恢复计算', body: '{institution.name}的校验申请 {application:number} 的审查期限自 {today} 起恢复计算。' }],
  },
  'extend-term': {
    label: { 'zh-Hans': '批准延长期限', 'zh-Hant': '批准延長期限', en: 'Extend the term' },
    from: CONCLUDING,
    when: acceptedOnline,
    roles: ['approver'],
    fresh: true,
    payload: [text('reason', '延长的理由', '理由将告知申请机构。')],
    flags: { forbids: ['term-extended', 'term-paused'], set: ['term-extended'] },
    clocks: { extend: [{ clock: 'conclusion', by: fact('switches.extensionDays').operand, unit: 'working-day' }] },
    documents: [{ key: 'extension-notice' }],
    messages: [{ to: 'applicant', title: '审查期限延长', body: '经负责人批准，{institution.name}的校验申请 {application:number} 的审查期限延长 {switches.extensionDays} 个工作日，理由：{payload:reason}。' }],
  },
};
