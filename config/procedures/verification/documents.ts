import { not, type Printed } from '@medregistry/language';
import { windowChecklist } from '../../catalogues';
import type { Role } from '../../roles';
import { selfCheckPaper } from '../../standards/paper';
import { fact } from '../../vocabulary';
import { SUMMARY_LENGTH } from './conduct';
import { withRenewal } from '../renewal/join';
import { completionReceipt } from '../phases/completionReceipt';
import { decisionPapers } from './decisionPapers';

type Paper = Omit<Printed, 'roles' | 'blocks'> & { roles: Role[]; blocks: Printed['blocks'] };
type Block = Printed['blocks'][number];

const paragraph = (text: string, options: Partial<Extract<Block, { block: 'paragraph' }>> = {}): Block => ({ block: 'paragraph', text, align: 'left', indent: true, bold: false, ...options });
const heading = (text: string): Block => paragraph(text, { bold: true, indent: false });
const signature = (label: string): Block => ({ block: 'signature', label, dated: true });
const section = (key: string, page?: string): Block => ({ block: 'section', section: key, ...(page ? { page } : {}) });

const everybody: Role[] = ['institution', 'reviewer', 'approver', 'counter', 'administrator'];

/** What a renewal that goes along has the institution bring besides (F25, F26, F28, F29). */
const renewalPapers = windowChecklist.filter(({ renewalOnly }) => renewalOnly).map(({ label }) => label);

/** The button says 打印网上服务通知书, the paper 网上审核指导服务完成通知单 (domain.md §0.4, F20). */
const notice: Paper = {
  label: { 'zh-Hans': '打印网上服务通知书', 'zh-Hant': '打印網上服務通知書', en: 'Print the online service notice' },
  title: '网上审核指导服务完成通知单',
  prefix: 'TZ',
  kind: 'issued',
  roles: everybody,
  blocks: [
    {
      block: 'fields',
      columns: 1,
      rows: [
        { label: '申请编号', value: '{application:number}' },
        { label: '机构名称', value: '{institution.name}' },
        { label: '登记号', value: '{institution.registrationNumber}' },
        { label: '办理业务', value: '{campaign.year}年度医疗机构校验', when: not(withRenewal) },
        { label: '办理业务', value: '{campaign.year}年度医疗机构校验及《医疗机构执业许可证》有效期延续', when: withRenewal },
        { label: '提交日期', value: '{application:submittedOn}' },
        { label: '审核通过日期', value: '{today}' },
        { label: '审核机关', value: '{authority.name}' },
      ],
    },
    paragraph('你单位提交的校验申请材料已通过网上审核。请打印本通知单并加盖本单位公章，于 {window.opensOn} 起到{window.name}办理《医疗机构执业许可证》登记盖章手续，并携带下列材料：'),
    { block: 'checklist', event: 'stamp', field: 'checklist' },
    ...renewalPapers.map((label) => paragraph(`□ ${label}`, { indent: false, when: withRenewal })),
    {
      block: 'fields',
      columns: 1,
      rows: [
        { label: '办理窗口', value: '{window.name}　{window.hall}' },
        { label: '地址', value: '{window.address}' },
        { label: '办公时间', value: '{window.hours}' },
        { label: '联系电话', value: '{window.phone}', when: fact('window.phone').isFilled() },
      ],
    },
    paragraph('本通知单为网上审核指导服务的结果，校验结论以窗口在副本上加盖的校验章为准。'),
    { block: 'seal', label: '申请单位（公章）' },
    { block: 'code' },
  ],
};

const receipt: Paper = {
  label: { 'zh-Hans': '提交回执', 'zh-Hant': '提交回執', en: 'Receipt of submission' },
  title: '医疗机构校验网上申请提交回执',
  prefix: 'HZ',
  kind: 'issued',
  roles: everybody,
  blocks: [
    {
      block: 'fields',
      columns: 1,
      rows: [
        { label: '申请编号', value: '{application:number}' },
        { label: '机构名称', value: '{institution.name}' },
        { label: '登记号', value: '{institution.registrationNumber}' },
        { label: '校验年度', value: '{campaign.year}' },
        { label: '提交日期', value: '{today}' },
        { label: '提交人', value: '{actor:name}' },
        { label: '审核机关', value: '{authority.name}' },
      ],
    },
    paragraph('已收到你单位通过网上提交的校验申请和下列材料。审核意见将在“医疗机构申请信息查询”中显示，请留意办理进度。本回执不是受理通知书。'),
    { block: 'materials' },
    { block: 'code' },
  ],
};

const ROSTER_COLUMNS = [
  ['name', '姓名', 1.2],
  ['gender', '性别', 0.7],
  ['birthMonth', '出生年月', 1.2],
  ['education', '学历', 1],
  ['major', '专业', 1.3],
  ['position', '职务', 1],
  ['title', '职称', 1.3],
  ['practiceNumber', '执业证书号', 2],
  ['scope', '执业范围／工作类别', 1.6],
  ['department', '科室', 1.2],
  ['remark', '备注', 1],
] as const;

const rosterTable = (field: 'doctors' | 'nurses' | 'others', label: string): Block => ({
  block: 'table',
  label,
  rows: { form: `roster.${field}` },
  numbered: true,
  columns: ROSTER_COLUMNS.map(([key, title, share]) => ({ key, label: title, share })),
});
const rosterTables: Block[] = [rosterTable('doctors', '医师信息'), rosterTable('nurses', '护士信息'), rosterTable('others', '其他卫生技术人员')];

const roster: Paper = {
  label: { 'zh-Hans': '打印人员名录', 'zh-Hant': '打印人員名錄', en: 'Print the staff roster' },
  title: '医疗机构卫生技术人员名录',
  prefix: 'ML',
  kind: 'draft',
  page: '附表14-5',
  roles: everybody,
  blocks: [
    { block: 'fields', columns: 2, rows: [{ label: '机构名称', value: '{institution.name}' }, { label: '校验年度', value: '{campaign.year}' }] },
    ...rosterTables,
    signature('法定代表人（主要负责人）签字'),
    { block: 'seal', label: '申请单位（公章）' },
  ],
};

const workSummary: Paper = {
  label: { 'zh-Hans': '打印校验期工作总结', 'zh-Hant': '打印校驗期工作總結', en: 'Print the work summary' },
  title: '校验期工作总结',
  prefix: 'ZJ',
  kind: 'draft',
  roles: everybody,
  blocks: [
    { block: 'fields', columns: 2, rows: [{ label: '机构名称', value: '{institution.name}' }, { label: '校验年度', value: '{campaign.year}' }] },
    section('summary'),
    { block: 'seal', label: '申请单位（公章）' },
  ],
};

const selfCheck: Paper = { ...selfCheckPaper, blocks: [...selfCheckPaper.blocks], roles: everybody };

/** 附表14 whole, in the order of domain.md §7.1: signed on the cover and on 附表14-7 (F38, F39). */
const applicationForm: Paper = {
  label: { 'zh-Hans': '打印校验申请书', 'zh-Hant': '打印校驗申請書', en: 'Print the application form' },
  title: '医疗机构校验申请书',
  prefix: 'SQ',
  kind: 'draft',
  page: '附表14-1',
  roles: everybody,
  blocks: [
    paragraph('批准文号：{form:cover.approvalNumber}', { align: 'right', indent: false }),
    { block: 'fields', columns: 1, rows: [{ label: '申请单位', value: '{institution.name}' }] },
    { block: 'boxes', label: '登记号（医疗机构代码）', value: '{institution.registrationNumber}', count: 22 },
    {
      block: 'fields',
      columns: 2,
      rows: [
        { label: '校验年度', value: '{campaign.year}' },
        { label: '申请编号', value: '{application:number}' },
        { label: '申请日期', value: '{application:submittedOn}' },
        { label: '受理日期', value: '　　年　　月　　日' },
      ],
    },
    signature('法定代表人（签字）'),
    signature('主要负责人（签字）'),
    { block: 'seal', label: '申请单位（公章）' },
    paragraph('国家卫生健康委员会制', { align: 'center', indent: false }),
    { block: 'page-break', page: '附表14-1-1' },
    heading('填表说明'),
    paragraph('一、本申请书由医疗机构在系统中填写后打印，A4纸双面打印；除签字外不得手写，不得涂改。'),
    paragraph('二、首页和附表14-7由法定代表人或主要负责人用蓝黑或黑色墨水签字，并加盖本单位公章。'),
    paragraph('三、登记项目按《医疗机构执业许可证》填写，计量单位使用法定计量单位，日期使用阿拉伯数字。'),
    paragraph('四、诊疗科目分设二级科目的只填二级科目；选择“其他”的应当注明。'),
    paragraph(`五、校验期工作总结按九个方面逐项填写，每项不少于${SUMMARY_LENGTH}字。没有发生的情况填“无”。`),
    section('profile', '附表14-2'),
    section('legalRepresentative'),
    section('principal'),
    section('contact'),
    section('subjects', '附表14-3'),
    section('staffing', '附表14-4'),
    { block: 'page-break', page: '附表14-5' },
    heading('人员名录'),
    ...rosterTables,
    section('period', '附表14-6'),
    section('summary'),
    section('commitment', '附表14-7'),
    heading('提交文件'),
    { block: 'materials' },
    paragraph('本单位承诺：本申请书所填内容和提交的文件真实、完整、有效，愿承担相应的法律责任。'),
    signature('法定代表人（主要负责人）签字'),
    { block: 'seal', label: '申请单位（公章）' },
    section('workload', '附表14-8'),
    heading('审核栏'),
    paragraph('审核意见：', { indent: false }),
    signature('经办人'),
    paragraph('现场审查意见：', { indent: false }),
    signature('审查人'),
    paragraph('校验结论：□ 校验合格　　□ 暂缓校验（　　个月，自　　　年　　月　　日至　　　年　　月　　日）', { indent: false }),
    signature('负责人'),
    { block: 'seal', label: '登记机关（章）' },
  ],
};

export const documents = { ...decisionPapers, notice, receipt, 'completion-receipt': completionReceipt('医疗机构校验'), 'application-form': applicationForm, roster, 'work-summary': workSummary, 'self-check': selfCheck };
