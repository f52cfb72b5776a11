import type { Role } from '../../roles';
import { words, type Block, type Business, type Paper } from './Part';

/** Who prints a paper of a nurse's case. */
export const everybody: Role[] = ['nurse', 'nursing', 'reviewer', 'approver', 'counter', 'administrator', 'provincial'];

/** Remedies that every adverse decision names (行政许可法 Art. 38). */
const REMEDIES = '如不服本决定，可以自收到本决定书之日起六十日内依法申请行政复议，或者六个月内依法向人民法院提起行政诉讼。';

type Rows = Extract<Block, { block: 'fields' }>['rows'];

export const paragraph = (text: string): Block => ({ block: 'paragraph', text });
export const fields = (rows: Rows, columns: 1 | 2 = 2): Block => ({ block: 'fields', columns, rows });
export const section = (key: string): Block => ({ block: 'section', section: key });
export const signature = (label: string): Block => ({ block: 'signature', label });
export const seal = (label: string): Block => ({ block: 'seal', label });

const CASE: Rows = [
  { label: '申请编号', value: '{application:number}' },
  { label: '姓名', value: '{nurse.name}' },
];

/** A paper printed from what is saved now. */
export const draft = (label: Paper['label'], title: string, prefix: string, blocks: Block[]): Paper => ({ label, title, prefix, kind: 'draft', roles: everybody, blocks });

/** A letter of the authority: addressed, dated, sealed, with number and verification code. */
export const letter = (label: Paper['label'], title: string, prefix: string, body: Block[]): Paper => ({
  label,
  title,
  prefix,
  kind: 'issued',
  roles: everybody,
  blocks: [{ block: 'paragraph', text: '{nurse.name}：', indent: false }, ...body, { block: 'paragraph', text: '{today}', align: 'right', indent: false }, seal('{authority.name}'), { block: 'code' }],
});

/** The application form with the opinions of both sides of the counter (domain.md §7.2). */
export const applicationForm = (title: string, business: Business, sections: string[]): Paper =>
  draft(words('打印申请表', '打印申請表', 'Print the application form'), title, 'SQ', [
    fields([...CASE, { label: '申请类型', value: business.hans }, { label: '申请日期', value: '{application:submittedOn}' }]),
    ...sections.map(section),
    signature('申请人签字'),
    { block: 'paragraph', text: '执业医疗卫生机构意见：{action:confirm.payload.opinion}', indent: false },
    signature('机构负责人签字'),
    seal('机构（公章）'),
    { block: 'paragraph', text: '注册机关意见：□ 准予　　□ 不予（理由：　　　　　　　　　　　　）', indent: false },
    signature('经办人'),
    signature('负责人'),
    seal('注册机关（注册专用章）'),
  ]);

/** The papers that every course through the authority issues. */
export const coursePapers = ({ hans, hant, en }: Business, { basis, granted, refused }: { basis: string; granted: Rows; refused: string }) => ({
  receipt: {
    label: words('提交回执', '提交回執', 'Receipt of submission'),
    title: `护士${hans}网上申请提交回执`,
    prefix: 'HZ',
    kind: 'issued',
    roles: everybody,
    blocks: [
      fields([...CASE, { label: '办理业务', value: hans }, { label: '提交日期', value: '{today}' }, { label: '确认机构', value: '{target.name}' }, { label: '审批机关', value: '{authority.name}' }], 1),
      paragraph('已收到您通过网上提交的申请和下列材料，申请将由执业机构确认后提交审批机关。本回执不是受理通知书。'),
      { block: 'materials' },
      { block: 'code' },
    ],
  } satisfies Paper,
  'acceptance-notice': letter(words('受理通知书', '受理通知書', 'Notice of acceptance'), '行政许可申请受理通知书', 'SL', [
    paragraph(`您提出的护士${hans}申请（{application:number}），材料齐全、符合法定形式，根据《中华人民共和国行政许可法》第三十二条的规定，予以受理。`),
    paragraph('本机关将在 {application:clocks.decision} 前作出决定。'),
  ]),
  'correction-notice': letter(words('补正告知书', '補正告知書', 'Notice of correction'), '行政许可申请补正材料告知书', 'BZ', [
    paragraph(`您提出的护士${hans}申请（{application:number}）需要补正，全部内容如下。请按期修改后再次提交，逾期未补正的，申请终止。`),
    { block: 'table', rows: { payload: 'notes' }, numbered: true, columns: [{ key: 'text', label: '需要补正的内容' }] },
  ]),
  'non-acceptance': letter(words('不予受理通知书', '不予受理通知書', 'Notice of non-acceptance'), '行政许可申请不予受理通知书', 'BS', [
    paragraph(`您提出的护士${hans}申请（{application:number}），根据《中华人民共和国行政许可法》第三十二条的规定，不予受理。理由：`),
    paragraph('{payload:reason}'),
    paragraph(REMEDIES),
  ]),
  'grant-decision': letter(words(`准予${hans}决定书`, `准予${hant}決定書`, `Decision: ${en} granted`), `准予护士${hans}决定书`, 'ZY', [
    paragraph(`您提出的护士${hans}申请（{application:number}），经审查符合法定条件，根据${basis}的规定，决定准予${hans}。`),
    fields([{ label: '姓名', value: '{nurse.name}' }, { label: '执业机构', value: '{target.name}' }, ...granted, { label: '决定日期', value: '{today}' }], 1),
  ]),
  'refusal-decision': letter(words(`不予${hans}决定书`, `不予${hant}決定書`, `Decision: ${en} refused`), `不予护士${hans}决定书`, 'BY', [
    paragraph(`您提出的护士${hans}申请（{application:number}），经审查不符合法定条件，根据${basis}和《中华人民共和国行政许可法》第三十八条第二款的规定，决定不予${hans}。理由如下：`),
    paragraph('{payload:reason}'),
    paragraph(refused),
    paragraph(REMEDIES),
  ]),
  certificate: letter(words('护士执业证书登记页', '護士執業證書登記頁', 'Page of the certificate'), '《护士执业证书》登记页', 'ZS', [
    fields([
      { label: '护士执业证书编号', value: '{registration.certificateNumber}' },
      { label: '姓名', value: '{nurse.name}' },
      { label: '执业机构', value: '{registration.institutionName}' },
      { label: '首次注册日期', value: '{registration.firstRegisteredOn}' },
      { label: '注册日期', value: '{registration.registeredOn}' },
      { label: '有效期至', value: '{registration.validTo}' },
    ], 1),
  ]),
});
